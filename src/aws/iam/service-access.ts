// May a service of the cloud use a resource for somebody? The resource's policy says so; a role that the service acts as was asked for
// its own permissions before.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
import type { Principal } from '../core/identities.ts';
import type { EventSource } from '../core/ports.ts';
import { decide } from './decide.ts';
import { compiledPolicy } from './policy/compile-policy.ts';
import { type ConditionKeys, RequestContext } from './policy/request-context.ts';
import { principalConditions } from './principal-conditions.ts';

/** What the service wants to do, and what hangs on the resource. */
export interface ServiceAccess {
  /** `sqs:SendMessage` */
  readonly action: string;
  readonly resource: string;
  /** Twelve digits. */
  readonly owner: string;
  /** JSON; absent when the resource has none. */
  readonly policy?: string | undefined;
  /** Condition keys besides aws:SourceArn, aws:SourceAccount and those of the principal. */
  readonly conditions?: ConditionKeys;
}

const everything = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });

/** Undefined when it may; else the end of AWS's sentence, `because no resource-based policy allows the ... action`. */
export function serviceRefusal(source: EventSource, access: ServiceAccess, shownAction = access.action): string | undefined {
  const { action, resource, owner, policy, conditions = {} } = access;
  const own = source.principal ? principalConditions(source.principal, 'temporary') : serviceConditions(source);
  const context = new RequestContext({ ...own, ...(source.principal ? {} : conditions), 'aws:SecureTransport': ['true'] });
  const { verdict } = decide(
    { principal: actingPrincipal(source), action, resource, context },
    {
      identity: source.principal ? [compiledPolicy(everything)] : [],
      owner,
      ...(policy !== undefined && { resource: compiledPolicy(policy) }),
    },
  );
  if (verdict === 'allowed') return undefined;
  return verdict === 'explicit deny'
    ? 'with an explicit deny in a resource-based policy'
    : `because no resource-based policy allows the ${shownAction} action`;
}

/** Who acts: the role that the service acts as, or the service itself. */
export function actingPrincipal({ principal, service }: EventSource): Principal {
  return principal ?? { kind: 'service', account: '', arn: service, userId: service, tags: {}, sessionContext: {} };
}

function serviceConditions({ service, arn, account }: EventSource): ConditionKeys {
  return {
    'aws:SourceArn': [arn],
    'aws:SourceAccount': [account],
    'aws:PrincipalServiceName': [service],
    'aws:PrincipalIsAWSService': ['true'],
  };
}
