// The SDK's schemas of all operations of SQS, by name. SQS words complaints about missing members itself, so none counts as required here.
import {
  AddPermission$,
  CancelMessageMoveTask$,
  ChangeMessageVisibility$,
  ChangeMessageVisibilityBatch$,
  CreateQueue$,
  DeleteMessage$,
  DeleteMessageBatch$,
  DeleteQueue$,
  GetQueueAttributes$,
  GetQueueUrl$,
  ListDeadLetterSourceQueues$,
  ListMessageMoveTasks$,
  ListQueues$,
  ListQueueTags$,
  PurgeQueue$,
  ReceiveMessage$,
  RemovePermission$,
  SendMessage$,
  SendMessageBatch$,
  SetQueueAttributes$,
  StartMessageMoveTask$,
  TagQueue$,
  UntagQueue$,
} from '@aws-sdk/client-sqs';

// Named one by one, so that a bundler leaves the rest of the client out.
const modelled = {
  AddPermission: AddPermission$,
  CancelMessageMoveTask: CancelMessageMoveTask$,
  ChangeMessageVisibility: ChangeMessageVisibility$,
  ChangeMessageVisibilityBatch: ChangeMessageVisibilityBatch$,
  CreateQueue: CreateQueue$,
  DeleteMessage: DeleteMessage$,
  DeleteMessageBatch: DeleteMessageBatch$,
  DeleteQueue: DeleteQueue$,
  GetQueueAttributes: GetQueueAttributes$,
  GetQueueUrl: GetQueueUrl$,
  ListDeadLetterSourceQueues: ListDeadLetterSourceQueues$,
  ListMessageMoveTasks: ListMessageMoveTasks$,
  ListQueues: ListQueues$,
  ListQueueTags: ListQueueTags$,
  PurgeQueue: PurgeQueue$,
  ReceiveMessage: ReceiveMessage$,
  RemovePermission: RemovePermission$,
  SendMessage: SendMessage$,
  SendMessageBatch: SendMessageBatch$,
  SetQueueAttributes: SetQueueAttributes$,
  StartMessageMoveTask: StartMessageMoveTask$,
  TagQueue: TagQueue$,
  UntagQueue: UntagQueue$,
};

export type OperationName = keyof typeof modelled;

export const schemas: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.entries(modelled).map(([name, operation]) => [name, withoutRequired(operation as unknown as readonly unknown[])]),
);

// An operation is [9, namespace, name, traits, input, output]; a structure [3, namespace, name, traits, members, schemas, required members].
function withoutRequired(operation: readonly unknown[]): readonly unknown[] {
  return operation.with(4, relaxed(operation[4]));
}

/** The same schema with no required member at any depth. Inner schemas are functions that give them. */
function relaxed(ref: unknown): unknown {
  if (typeof ref === 'function') return () => relaxed((ref as () => unknown)());
  if (!Array.isArray(ref)) return ref;
  const [kind] = ref as readonly unknown[];
  if (kind === 3) return (ref as unknown[]).slice(0, 6).with(5, (ref[5] as unknown[]).map(relaxed));
  if (kind === 1) return (ref as unknown[]).with(4, relaxed(ref[4]));
  // A member that has traits of its own is [schema, traits].
  return typeof kind === 'number' ? ref : [relaxed(kind), ...(ref as unknown[]).slice(1)];
}
