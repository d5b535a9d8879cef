// The attributes of subscriptions: which there are, what they may be, what is told.
// AWS: https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
import { parseArn } from '../../../core/arn.ts';
import type { AwsError } from '../../../core/errors.ts';
import { PatternError } from '../../../core/event-pattern.ts';
import { parsedJson } from '../../../core/json.ts';
import { invalidParameter, notEmbedded } from '../errors.ts';
import { checkFilterPolicy, type FilterScope } from '../filter-policy.ts';
import type { Subscription } from '../subscription.ts';

/** How sentences begin: Subscribe names its member first. */
export type Complaint = (reason: string) => AwsError;
export const inSubscribe: Complaint = (reason) => invalidParameter(`Attributes Reason: ${reason}`);
export const inSetAttribute: Complaint = (reason) => invalidParameter(reason);

type Attributes = Readonly<Record<string, string>>;

/** `present` with `given`, checked. An empty text takes one away. Throws AwsError InvalidParameter. */
export function withAttributes(present: Attributes, given: Attributes, complain: Complaint): Attributes {
  const merged = Object.fromEntries(Object.entries({ ...present, ...given }).filter(([, value]) => value !== ''));
  for (const [name, value] of Object.entries(given)) if (value !== '') checkOne(name, value, complain);
  const policy = merged.FilterPolicy;
  // A scope that changes has to fit the policy that stays.
  if (policy !== undefined && ('FilterPolicy' in given || 'FilterPolicyScope' in given)) checkFilter(policy, scopeOf(merged), complain);
  return merged;
}

export function scopeOf({ FilterPolicyScope: scope }: Attributes): FilterScope {
  return scope === 'MessageBody' ? 'MessageBody' : 'MessageAttributes';
}

/** What GetSubscriptionAttributes answers. */
export function toldAttributes(subscription: Subscription): Record<string, string> {
  const { attributes, state, confirmedBy } = subscription;
  return {
    SubscriptionPrincipal: subscription.principal,
    RawMessageDelivery: 'false',
    ...attributes,
    // AWS: the scope is told where there is a policy, and not otherwise.
    ...(attributes.FilterPolicy !== undefined && { FilterPolicyScope: scopeOf(attributes) }),
    Owner: subscription.owner,
    TopicArn: subscription.topicArn,
    Endpoint: subscription.endpoint,
    Protocol: subscription.protocol,
    PendingConfirmation: String(state === 'pending'),
    ConfirmationWasAuthenticated: String(confirmedBy === 'signed call'),
    SubscriptionArn: subscription.arn,
  };
}

function checkOne(name: string, value: string, complain: Complaint): void {
  switch (name) {
    case 'RawMessageDelivery':
      if (value !== 'true' && value !== 'false') throw complain(`RawMessageDelivery: Invalid value [${value}]. Must be true or false.`);
      return;
    case 'FilterPolicyScope':
      if (value !== 'MessageAttributes' && value !== 'MessageBody')
        throw complain(`FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`);
      return;
    case 'RedrivePolicy':
      checkRedrivePolicy(value, complain);
      return;
    case 'DeliveryPolicy':
      if (parsedJson(value) === undefined) throw complain('DeliveryPolicy: failed to parse JSON.');
      return;
    case 'FilterPolicy':
    case 'SubscriptionRoleArn':
      return;
    case 'ReplayPolicy':
      throw notEmbedded('Replaying the archive of a topic');
    default:
      throw complain('AttributeName');
  }
}

function checkFilter(policy: string, scope: FilterScope, complain: Complaint): void {
  try {
    checkFilterPolicy(policy, scope);
  } catch (thrown) {
    if (thrown instanceof PatternError) throw complain(`FilterPolicy: ${thrown.message}`);
    throw thrown;
  }
}

function checkRedrivePolicy(text: string, complain: Complaint): void {
  const policy = parsedJson(text);
  if (typeof policy !== 'object' || policy === null) throw complain('RedrivePolicy: failed to parse JSON.');
  const { deadLetterTargetArn: arn } = policy as { readonly deadLetterTargetArn?: unknown };
  if (typeof arn !== 'string') throw complain('RedrivePolicy: deadLetterTargetArn is null');
  if (parseArn(arn)?.service !== 'sqs') throw complain('RedrivePolicy: deadLetterTargetArn is an invalid arn');
}
