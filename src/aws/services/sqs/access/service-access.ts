// May a service put something into a queue? Only the queue's policy says so.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
import { AwsError } from '../../../core/errors.ts';
import type { EventSource } from '../../../core/ports.ts';
import { decide } from '../../../iam/decide.ts';
import { compiledPolicy } from '../../../iam/policy/compile-policy.ts';
import { RequestContext } from '../../../iam/policy/request-context.ts';
import type { Queue } from '../queue.ts';

/** Throws AwsError AccessDeniedException unless the policy lets the service send, with aws:SourceArn and aws:SourceAccount. */
export function checkSender({ arn, attributes, definition }: Queue, source: EventSource): void {
  const principal = { kind: 'service', account: '', arn: source.service, userId: source.service, tags: {}, sessionContext: {} } as const;
  const context = new RequestContext({
    'aws:SourceArn': [source.arn],
    'aws:SourceAccount': [source.account],
    'aws:PrincipalServiceName': [source.service],
    'aws:PrincipalIsAWSService': ['true'],
    'aws:SecureTransport': ['true'],
  });
  const request = { principal, action: 'sqs:SendMessage', resource: arn, context };
  const policy = attributes.Policy === undefined ? {} : { resource: compiledPolicy(attributes.Policy) };
  const { verdict } = decide(request, { identity: [], owner: definition.account, ...policy });
  if (verdict === 'allowed') return;
  const reason =
    verdict === 'explicit deny'
      ? 'with an explicit deny in a resource-based policy'
      : 'because no resource-based policy allows the sqs:SendMessage action';
  throw new AwsError(
    'AccessDeniedException',
    `User: ${source.service} is not authorized to perform: sqs:SendMessage on resource: ${arn} ${reason}`,
    403,
  );
}
