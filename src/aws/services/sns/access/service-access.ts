// May a service publish to a topic? The topic's policy says so; a role that the service publishes as was asked for its own before.
// AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
import { AwsError } from '../../../core/errors.ts';
import type { Principal } from '../../../core/identities.ts';
import type { EventSource } from '../../../core/ports.ts';
import { decide } from '../../../iam/decide.ts';
import { compiledPolicy } from '../../../iam/policy/compile-policy.ts';
import { type ConditionKeys, RequestContext } from '../../../iam/policy/request-context.ts';
import { principalConditions } from '../../../iam/principal-conditions.ts';
import type { Topic } from '../topic.ts';
import { policyOf } from './topic-policy.ts';

// AWS: alarms publish with the key that the default policy asks for; newer services do not.
const tellsSourceOwner: readonly string[] = ['cloudwatch.amazonaws.com'];

const everything = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });

/** Throws AwsError AuthorizationError unless the policy lets the service publish. */
export function checkPublisher(topic: Topic, source: EventSource): void {
  const principal = source.principal ?? servicePrincipal(source.service);
  const own = source.principal ? principalConditions(source.principal, 'temporary') : serviceConditions(source);
  const context = new RequestContext({ ...own, 'aws:SecureTransport': ['true'] });
  const request = { principal, action: 'sns:Publish', resource: topic.arn, context };
  const { verdict } = decide(request, {
    identity: source.principal ? [compiledPolicy(everything)] : [],
    owner: topic.definition.account,
    resource: compiledPolicy(policyOf(topic)),
  });
  if (verdict === 'allowed') return;
  const reason =
    verdict === 'explicit deny'
      ? 'with an explicit deny in a resource-based policy'
      : 'because no resource-based policy allows the SNS:Publish action';
  throw new AwsError(
    'AuthorizationErrorException',
    `User: ${principal.arn} is not authorized to perform: SNS:Publish on resource: ${topic.arn} ${reason}`,
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
    'aws:SourceOwner': tellsSourceOwner.includes(service) ? [account] : [],
    'aws:PrincipalServiceName': [service],
    'aws:PrincipalIsAWSService': ['true'],
  };
}
