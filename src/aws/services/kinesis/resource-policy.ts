// What a resource policy of a stream or a consumer may say.
// AWS: https://docs.aws.amazon.com/streams/latest/dev/controlling-access.html#resource-based-policy-consumer
import { AwsError } from '../../core/errors.ts';
import { parsePolicy } from '../../iam/policy/parse-policy.ts';
import { isFlaw, listOf, readPolicyJson, statementsOf } from '../../iam/policy/policy-json.ts';
import { invalidArgument } from './errors.ts';
import { isConsumerArn } from './resources.ts';

const streamActions = [
  'DescribeStream',
  'DescribeStreamSummary',
  'GetRecords',
  'GetShardIterator',
  'ListShards',
  'PutRecord',
  'PutRecords',
];
const consumerActions = ['DescribeStreamConsumer', 'SubscribeToShard'];

/** Throws AwsError InvalidArgumentException. The sentences are inferred. */
export function checkPolicy(document: string, resourceArn: string): void {
  try {
    parsePolicy(document, 'resource');
  } catch (thrown) {
    if (thrown instanceof AwsError) throw invalidArgument(`The resource policy is not valid: ${thrown.message}`);
    throw thrown;
  }
  const known = isConsumerArn(resourceArn) ? consumerActions : streamActions;
  const json = readPolicyJson(document);
  if (isFlaw(json)) return;
  for (const { Action: action = [], Resource: resource = [] } of statementsOf(json)) {
    for (const name of listOf(action))
      if (!known.includes(String(name).replace(/^kinesis:/i, '')))
        throw invalidArgument(`The resource policy is not valid: action ${name} cannot be allowed on ${resourceArn}.`);
    for (const arn of listOf(resource))
      if (arn !== resourceArn) throw invalidArgument(`The resource policy is not valid: resource ${arn} is not ${resourceArn}.`);
  }
}
