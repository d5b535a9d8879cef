// What SNS tells AWS Config of topics: their attributes; how many subscribe is none of them.
// Shapes: the property types of https://github.com/awslabs/aws-config-resource-schema. Policies are objects there (inferred: their keys are
// free, so that the published types cannot name them).
import type { ConfigurationSource, ResourceConfiguration } from '../../core/resource-configuration.ts';
import { toldAttributes } from './attributes/topic-attributes.ts';
import type { Sns } from './sns.ts';
import type { Topic } from './topic.ts';

export const configurationSource = (sns: Sns): ConfigurationSource => ({
  types: ['AWS::SNS::Topic'],
  *configurations(account, region) {
    for (const topic of sns.topicsOf({ account, region })) yield topicConfiguration(topic);
  },
});

/** AWS: a topic's id is its ARN. */
function topicConfiguration(topic: Topic): ResourceConfiguration {
  const { region, name, createdMs } = topic.definition;
  return {
    type: 'AWS::SNS::Topic',
    id: topic.arn,
    name,
    arn: topic.arn,
    region,
    availabilityZone: 'Not Applicable',
    createdMs,
    tags: topic.tags,
    relationships: [],
    configuration: recorded(topic),
  };
}

function recorded(topic: Topic): Record<string, unknown> {
  const {
    SubscriptionsPending: _pending,
    SubscriptionsConfirmed: _confirmed,
    SubscriptionsDeleted: _deleted,
    ...attributes
  } = toldAttributes(topic, []);
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, recordedValue(name, value)]));
}

function recordedValue(name: string, value: string): unknown {
  if (name.endsWith('Policy') && value !== '') return JSON.parse(value);
  return name.endsWith('SampleRate') ? Number(value) : value;
}
