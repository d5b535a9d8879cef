// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html
import type { Access, Authorization } from '../../../core/access.ts';
import { formatArn } from '../../../core/arn.ts';
import type { CallContext } from '../../../core/call.ts';
import { requestTagConditions } from '../../../core/tag-conditions.ts';
import type { Sns } from '../sns.ts';

/** The members that name resources or condition values, wherever they occur. */
interface Named {
  readonly Name?: string;
  readonly TopicArn?: string;
  readonly TargetArn?: string;
  readonly ResourceArn?: string;
  readonly SubscriptionArn?: string;
  readonly Protocol?: string;
  readonly Endpoint?: string;
  readonly Tags?: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[];
  readonly TagKeys?: readonly string[];
}

export function authorizationsOf(sns: Sns, operations: readonly string[]): Readonly<Record<string, Authorization>> {
  const entries = operations.map((operation) => {
    const authorization = (input: Named, context: CallContext): Access | readonly Access[] => {
      const resource = resourceOf(input, context);
      const action = `sns:${operation === 'PublishBatch' ? 'Publish' : operation}`;
      const access: Access = { action, resource, conditions: conditionsOf(sns, resource, input) };
      // AWS: tags at creation are tagging.
      const tagged = operation === 'CreateTopic' && (input.Tags ?? []).length > 0;
      return tagged ? [access, { ...access, action: 'sns:TagResource' }] : access;
    };
    return [operation, authorization as Authorization] as const;
  });
  return Object.fromEntries(entries);
}

function resourceOf(input: Named, { account, region }: CallContext): string {
  if (input.Name !== undefined) return formatArn({ service: 'sns', region, account, resource: input.Name });
  // The ARN of a subscription is that of its topic and an id.
  if (input.SubscriptionArn !== undefined) return input.SubscriptionArn.split(':').slice(0, 6).join(':');
  return input.TopicArn ?? input.TargetArn ?? input.ResourceArn ?? '*';
}

function conditionsOf(sns: Sns, resource: string, { Protocol, Endpoint, Tags = [], TagKeys }: Named): Record<string, readonly string[]> {
  const present = Object.entries(sns.findTopic(resource)?.tags ?? {});
  return {
    ...(Protocol !== undefined && { 'sns:Protocol': [Protocol] }),
    ...(Endpoint !== undefined && { 'sns:Endpoint': [Endpoint] }),
    ...requestTagConditions(Tags),
    ...(TagKeys && TagKeys.length > 0 && { 'aws:TagKeys': TagKeys }),
    ...Object.fromEntries(present.map(([key, value]) => [`aws:ResourceTag/${key}`, [value]])),
  };
}
