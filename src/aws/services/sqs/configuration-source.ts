// What SQS tells AWS Config of queues: their attributes, numbers as numbers; messages are none of them.
// Shapes: the property types of https://github.com/awslabs/aws-config-resource-schema. Policies are objects there (inferred: their keys are
// free, so that the published types cannot name them).
import type { ConfigurationSource, ResourceConfiguration } from '../../core/resource-configuration.ts';
import { settableNames } from './attributes/queue-attributes.ts';
import type { Queue } from './queue.ts';
import type { Sqs } from './sqs.ts';

export const configurationSource = (sqs: Sqs): ConfigurationSource => ({
  types: ['AWS::SQS::Queue'],
  *configurations(account, region) {
    for (const queue of sqs.list({ account, region })) yield queueConfiguration(queue);
  },
});

/** AWS: a queue's id is its URL. By design the URL of the real service, because the one that clients use depends on how they came. */
function queueConfiguration(queue: Queue): ResourceConfiguration {
  const { account, region, name, createdMs } = queue.definition;
  const url = `https://sqs.${region}.amazonaws.com/${account}/${name}`;
  return {
    type: 'AWS::SQS::Queue',
    id: url,
    name,
    arn: queue.arn,
    region,
    availabilityZone: 'Not Applicable',
    createdMs,
    tags: queue.tags,
    relationships: [],
    configuration: {
      QueueArn: queue.arn,
      QueueName: name,
      QueueUrl: url,
      CreatedTimestamp: Math.floor(createdMs / 1000),
      LastModifiedTimestamp: Math.floor(queue.modifiedMs / 1000),
      ...Object.fromEntries(settableNames.map((attribute) => [attribute, recorded(attribute, queue.attribute(attribute))])),
    },
  };
}

const documents = ['Policy', 'RedrivePolicy', 'RedriveAllowPolicy'];

function recorded(attribute: string, value: string | undefined): unknown {
  if (value === undefined) return undefined;
  if (documents.includes(attribute)) return JSON.parse(value);
  return /^\d+$/.test(value) ? Number(value) : value;
}
