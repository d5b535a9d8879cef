// May a service publish to a topic? Only the topic's policy says so.
// AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
import { AwsError } from '../../../core/errors.ts';
import type { EventSource } from '../../../core/ports.ts';
import { decide } from '../../../iam/decide.ts';
import { compiledPolicy } from '../../../iam/policy/compile-policy.ts';
import { RequestContext } from '../../../iam/policy/request-context.ts';
import type { Topic } from '../topic.ts';
import { policyOf } from './topic-policy.ts';

// AWS: alarms publish with the key that the default policy asks for; newer services do not.
const tellsSourceOwner: readonly string[] = ['cloudwatch.amazonaws.com'];

/** Throws AwsError AuthorizationError unless the policy lets the service publish. */
export function checkPublisher(topic: Topic, source: EventSource): void {
  const principal = { kind: 'service', account: '', arn: source.service, userId: source.service, tags: {}, sessionContext: {} } as const;
  const context = new RequestContext({
    'aws:SourceArn': [source.arn],
    'aws:SourceAccount': [source.account],
    'aws:SourceOwner': tellsSourceOwner.includes(source.service) ? [source.account] : [],
    'aws:PrincipalServiceName': [source.service],
    'aws:PrincipalIsAWSService': ['true'],
    'aws:SecureTransport': ['true'],
  });
  const request = { principal, action: 'sns:Publish', resource: topic.arn, context };
  const { verdict } = decide(request, { identity: [], owner: topic.definition.account, resource: compiledPolicy(policyOf(topic)) });
  if (verdict === 'allowed') return;
  const reason =
    verdict === 'explicit deny'
      ? 'with an explicit deny in a resource-based policy'
      : 'because no resource-based policy allows the SNS:Publish action';
  throw new AwsError(
    'AuthorizationErrorException',
    `User: ${source.service} is not authorized to perform: SNS:Publish on resource: ${topic.arn} ${reason}`,
    403,
  );
}
