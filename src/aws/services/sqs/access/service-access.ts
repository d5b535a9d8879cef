// May a service put something into a queue? The queue's policy says so.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
import { AwsError } from '../../../core/errors.ts';
import type { EventSource } from '../../../core/ports.ts';
import { actingPrincipal, serviceRefusal } from '../../../iam/service-access.ts';
import type { Queue } from '../queue.ts';

/** Throws AwsError AccessDeniedException unless the policy lets the service send, with aws:SourceArn and aws:SourceAccount. */
export function checkSender({ arn, attributes, definition }: Queue, source: EventSource): void {
  const action = 'sqs:SendMessage';
  const reason = serviceRefusal(source, { action, resource: arn, owner: definition.account, policy: attributes.Policy });
  if (reason === undefined) return;
  const who = actingPrincipal(source).arn;
  throw new AwsError('AccessDeniedException', `User: ${who} is not authorized to perform: ${action} on resource: ${arn} ${reason}`, 403);
}
