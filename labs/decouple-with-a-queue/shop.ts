// What the checks of this lab look at, through the SDK: queues with their messages, and the tables that worker and carrier write.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type EventSourceMappingConfiguration, LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { CheckContext } from '../../src/lab/definition.ts';
import type { Orders } from './orders.ts';

export type Context = CheckContext<Orders>;

/** How many of the carrier's answers, and from whom, for one order. */
export interface Asked {
  readonly asked: number;
  readonly workers: ReadonlySet<string>;
}

const BATCH = 10;
/** A short poll of SQS may find nothing although there is something: asked so often before the queue counts as read. */
const EMPTY_ANSWERS = 3;

/** Undefined when the call failed because that resource does not exist. */
async function ifThere<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    const missing = ['ResourceNotFoundException', 'QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'];
    if (error instanceof Error && missing.includes(error.name)) return undefined;
    throw error;
  }
}

/** The address of a queue, or undefined when there is none of that name. */
export async function queueUrl({ cloud, name }: Context, queue: string): Promise<string | undefined> {
  return (await ifThere(cloud(SQSClient).send(new GetQueueUrlCommand({ QueueName: name(queue) }))))?.QueueUrl;
}

/** All attributes of a queue, or undefined when there is none of that name. */
export async function queueAttributes(context: Context, queue: string): Promise<Partial<Record<string, string>> | undefined> {
  const QueueUrl = await queueUrl(context, queue);
  if (QueueUrl === undefined) return undefined;
  return (await context.cloud(SQSClient).send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes;
}

/** How many messages wait, and how many are hidden because somebody works on them or failed to. */
export async function depth(context: Context, queue: string): Promise<{ readonly waiting: number; readonly hidden: number }> {
  const attributes = (await queueAttributes(context, queue)) ?? {};
  const count = (attribute: string) => Number(attributes[`ApproximateNumberOfMessages${attribute}`] ?? 0);
  return { waiting: count('') + count('Delayed'), hidden: count('NotVisible') };
}

/** The messages that wait in a queue. They are put back. */
export async function messagesIn(context: Context, queue: string): Promise<readonly Message[]> {
  const sqs = context.cloud(SQSClient);
  const QueueUrl = await queueUrl(context, queue);
  const found: Message[] = [];
  if (QueueUrl === undefined || (await depth(context, queue)).waiting === 0) return found;
  for (let empty = 0; empty < EMPTY_ANSWERS; ) {
    const answer = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: BATCH, VisibilityTimeout: 120 }));
    const { Messages = [] } = answer;
    if (Messages.length === 0) empty++;
    found.push(...Messages);
  }
  for (let from = 0; from < found.length; from += BATCH) {
    const batch = found.slice(from, from + BATCH);
    const Entries = batch.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 }));
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
  return found;
}

/** The order that a message holds, or undefined when it holds none. */
export function orderIn({ Body = '' }: Message): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // Whoever reads it says what it wanted.
    throw error;
  }
}

async function rowsOf({ cloud, name }: Context, table: string): Promise<Map<string, Readonly<Record<string, unknown>>>> {
  const client = DynamoDBDocumentClient.from(cloud(DynamoDBClient));
  const rows = new Map<string, Record<string, unknown>>();
  let from: Record<string, unknown> | undefined;
  do {
    const page = await ifThere(client.send(new ScanCommand({ TableName: name(table), ConsistentRead: true, ExclusiveStartKey: from })));
    for (const row of page?.Items ?? []) rows.set(String(row.id), row);
    from = page?.LastEvaluatedKey;
  } while (from);
  return rows;
}

/** How many parcels have left, by order. */
export async function parcelsSent(context: Context): Promise<ReadonlyMap<string, number>> {
  return new Map([...(await rowsOf(context, 'parcels'))].map(([id, row]) => [id, Number(row.parcels)]));
}

/** The carrier's own list: who asked how often for which order. */
export async function carrierList(context: Context): Promise<ReadonlyMap<string, Asked>> {
  const rows = await rowsOf(context, 'carrier');
  const asked = (row: Readonly<Record<string, unknown>>) => ({
    asked: Number(row.asked),
    workers: new Set(row.workers as Iterable<string>),
  });
  return new Map([...rows].map(([id, row]) => [id, asked(row)]));
}

/** The ids of the orders that were set aside. */
export async function idsSetAside(context: Context): Promise<ReadonlySet<string>> {
  return new Set((await rowsOf(context, 'set-aside')).keys());
}

/** What reads the queue `orders` for the function `worker`. */
export async function mappingOfWorker({ cloud, name }: Context): Promise<EventSourceMappingConfiguration | undefined> {
  const answer = await ifThere(cloud(LambdaClient).send(new ListEventSourceMappingsCommand({ FunctionName: name('worker') })));
  return answer?.EventSourceMappings?.find(({ EventSourceArn }) => EventSourceArn?.endsWith(`:${name('orders')}`));
}
