// May a service publish to a topic? The topic's policy says so.
// AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
import { AwsError } from '../../../core/errors.ts';
import type { EventSource } from '../../../core/ports.ts';
import { actingPrincipal, serviceRefusal } from '../../../iam/service-access.ts';
import type { Topic } from '../topic.ts';
import { policyOf } from './topic-policy.ts';

// AWS: alarms publish with the key that the default policy asks for; newer services do not.
const tellsSourceOwner: readonly string[] = ['cloudwatch.amazonaws.com'];

/** Throws AwsError AuthorizationError unless the policy lets the service publish. */
export function checkPublisher(topic: Topic, source: EventSource): void {
  const conditions = { 'aws:SourceOwner': tellsSourceOwner.includes(source.service) ? [source.account] : [] };
  const access = { action: 'sns:Publish', resource: topic.arn, owner: topic.definition.account, policy: policyOf(topic), conditions };
  const reason = serviceRefusal(source, access, 'SNS:Publish');
  if (reason === undefined) return;
  const who = actingPrincipal(source).arn;
  const sentence = `User: ${who} is not authorized to perform: SNS:Publish on resource: ${topic.arn} ${reason}`;
  throw new AwsError('AuthorizationErrorException', sentence, 403);
}
