// May a service put something into a queue? The queue's policy says so; a role that the service sends as was asked for its own before.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
import { AwsError } from '../../../core/errors.ts';
import type { Principal } from '../../../core/identities.ts';
import type { EventSource } from '../../../core/ports.ts';
import { decide } from '../../../iam/decide.ts';
import { compiledPolicy } from '../../../iam/policy/compile-policy.ts';
import { type ConditionKeys, RequestContext } from '../../../iam/policy/request-context.ts';
import { principalConditions } from '../../../iam/principal-conditions.ts';
import type { Queue } from '../queue.ts';

const everything = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });

/** Throws AwsError AccessDeniedException unless the policy lets the service send, with aws:SourceArn and aws:SourceAccount. */
export function checkSender({ arn, attributes, definition }: Queue, source: EventSource): void {
  const principal = source.principal ?? servicePrincipal(source.service);
  const own = source.principal ? principalConditions(source.principal, 'temporary') : serviceConditions(source);
  const context = new RequestContext({ ...own, 'aws:SecureTransport': ['true'] });
  const request = { principal, action: 'sqs:SendMessage', resource: arn, context };
  const policy = attributes.Policy === undefined ? {} : { resource: compiledPolicy(attributes.Policy) };
  const { verdict } = decide(request, {
    identity: source.principal ? [compiledPolicy(everything)] : [],
    owner: definition.account,
    ...policy,
  });
  if (verdict === 'allowed') return;
  const reason =
    verdict === 'explicit deny'
      ? 'with an explicit deny in a resource-based policy'
      : 'because no resource-based policy allows the sqs:SendMessage action';
  throw new AwsError(
    'AccessDeniedException',
    `User: ${principal.arn} is not authorized to perform: sqs:SendMessage on resource: ${arn} ${reason}`,
    403,
  );
}

function servicePrincipal(service: string): Principal {
  return { kind: 'service', account: '', arn: service, userId: service, tags: {}, sessionContext: {} };
}

function serviceConditions({ service, arn, account }: EventSource): ConditionKeys {
  return {
    'aws:SourceArn': [arn],
    'aws:SourceAccount': [account],
    'aws:PrincipalServiceName': [service],
    'aws:PrincipalIsAWSService': ['true'],
  };
}
