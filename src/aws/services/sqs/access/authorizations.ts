// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
import type { Access, Authorization } from '../../../core/access.ts';
import type { CallContext } from '../../../core/call.ts';
import { requestTagConditions } from '../../../core/tag-conditions.ts';
import { arnOfUrl } from '../queue-url.ts';
import type { OperationName } from '../schemas.ts';
import type { Sqs } from '../sqs.ts';

/** The members that name queues or tags, wherever they occur. */
interface Named {
  readonly QueueUrl?: string;
  readonly QueueName?: string;
  readonly QueueOwnerAWSAccountId?: string;
  readonly SourceArn?: string;
  readonly DestinationArn?: string;
  readonly TaskHandle?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly TagKeys?: readonly string[];
}

/** AWS: a batch needs what its single operation needs. */
const singles: Readonly<Partial<Record<OperationName, OperationName>>> = {
  SendMessageBatch: 'SendMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
};

/** They name no queue URL. Without the name that they need nobody can say yet which queue is meant: the operation complains. */
const notByUrl: readonly OperationName[] = [
  'CreateQueue',
  'GetQueueUrl',
  'StartMessageMoveTask',
  'ListMessageMoveTasks',
  'CancelMessageMoveTask',
];

export function authorizationsOf(sqs: Sqs, operations: readonly OperationName[]): Readonly<Record<string, Authorization>> {
  const entries = operations.map((operation) => {
    const authorization = (input: Named, context: CallContext): Access | readonly Access[] => {
      const resource = resourceOf(sqs, operation, input, context);
      const access = { action: `sqs:${singles[operation] ?? operation}`, resource, conditions: conditionsOf(sqs, resource, input) };
      return [access, ...furtherOf(sqs, operation, access, input)];
    };
    return [operation, authorization as Authorization] as const;
  });
  return Object.fromEntries(entries);
}

/** AWS: tags at creation are tagging; moving messages is receiving and deleting here, sending there. */
function furtherOf(sqs: Sqs, operation: OperationName, access: Access, input: Named): readonly Access[] {
  if (operation === 'CreateQueue') return Object.keys(input.tags ?? {}).length > 0 ? [{ ...access, action: 'sqs:TagQueue' }] : [];
  if (operation !== 'StartMessageMoveTask') return [];
  const source = sqs.find(access.resource);
  const targets = input.DestinationArn === undefined ? (source ? sqs.sourcesOf(source).map(({ arn }) => arn) : []) : [input.DestinationArn];
  return [
    ...['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((name) => ({ ...access, action: `sqs:${name}` })),
    ...targets.map((resource) => ({ action: 'sqs:SendMessage', resource })),
  ];
}

function resourceOf(sqs: Sqs, operation: OperationName, input: Named, { account, region }: CallContext): string {
  const { QueueUrl: url, QueueName: name, QueueOwnerAWSAccountId: owner = account, SourceArn: source, TaskHandle: handle } = input;
  if (operation === 'ListQueues') return `arn:aws:sqs:${region}:${account}:*`;
  if (name !== undefined) return `arn:aws:sqs:${region}:${owner}:${name}`;
  if (source !== undefined) return source;
  if (handle !== undefined) return sqs.moveTasks.byHandle(handle)?.sourceArn ?? '*';
  return notByUrl.includes(operation) ? '*' : arnOfUrl(url, region);
}

function conditionsOf(sqs: Sqs, resource: string, { tags, Tags, TagKeys }: Named): Record<string, readonly string[]> {
  const given = tags ?? Tags ?? {};
  const present = Object.entries(sqs.find(resource)?.tags ?? {});
  return {
    ...Object.fromEntries(present.map(([key, value]) => [`aws:ResourceTag/${key}`, [value]])),
    ...requestTagConditions(Object.entries(given).map(([Key, Value]) => ({ Key, Value }))),
    ...(TagKeys && TagKeys.length > 0 && { 'aws:TagKeys': TagKeys }),
  };
}
