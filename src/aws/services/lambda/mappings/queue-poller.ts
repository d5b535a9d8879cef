// Reads a queue for a function: batches of messages side by side; done messages are deleted, failed ones become visible again.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html, services-sqs-errorhandling.html
import { AwsError } from '../../../core/errors.ts';
import type { MessageSource, ReceivedMessage } from '../../../core/ports.ts';
import type { InvocationResult } from '../running/invoker.ts';
import { batchVerdict } from './item-failures.ts';
import type { Mapping } from './mapping.ts';
import { filterOf, queueRecord } from './source-records.ts';

const mostPerReceive = 10;
/** AWS: Lambda starts with five batches at a time and grows; here it stays with five unless MaximumConcurrency says more or less. */
const defaultConcurrency = 5;

export interface QueueSurroundings {
  readonly source: MessageSource;
  readonly invoke: (event: object, trace: string | undefined) => Promise<InvocationResult>;
}

export class QueueReaders {
  /** How many readers of a mapping have a batch at work. */
  readonly #working = new Map<Mapping, number>();

  /** Works until the queue has no visible message. May be called while earlier batches are at work: what places they leave is used. */
  async work(mapping: Mapping, surroundings: QueueSurroundings): Promise<void> {
    const most = mapping.settings.maximumConcurrency ?? defaultConcurrency;
    const free = most - (this.#working.get(mapping) ?? 0);
    await Promise.all(Array.from({ length: Math.max(free, 0) }, () => this.#read(mapping, surroundings)));
  }

  async #read(mapping: Mapping, surroundings: QueueSurroundings): Promise<void> {
    while (mapping.state === 'Enabled') {
      const messages = receiveBatch(mapping, surroundings.source);
      if (messages.length === 0) return;
      this.#count(mapping, 1);
      try {
        await runBatch(mapping, messages, surroundings);
      } finally {
        this.#count(mapping, -1);
      }
    }
  }

  #count(mapping: Mapping, more: 1 | -1): void {
    const working = (this.#working.get(mapping) ?? 0) + more;
    if (working > 0) this.#working.set(mapping, working);
    else this.#working.delete(mapping);
  }
}

/** Up to a batch of messages that the filters let through. AWS: a message that they do not let through is deleted. */
function receiveBatch({ sourceArn, settings, kind }: Mapping, source: MessageSource): readonly ReceivedMessage[] {
  const fits = filterOf(kind, settings.filters);
  const batch: ReceivedMessage[] = [];
  while (batch.length < settings.batchSize) {
    const received = source.receive(sourceArn, Math.min(mostPerReceive, settings.batchSize - batch.length));
    if (received.length === 0) break;
    const [fitting, others] = partition(received, (message) => fits(queueRecord(message, sourceArn)));
    batch.push(...fitting);
    if (others.length > 0)
      source.delete(
        sourceArn,
        others.map(({ receiptHandle }) => receiptHandle),
      );
  }
  return batch;
}

async function runBatch(mapping: Mapping, messages: readonly ReceivedMessage[], { source, invoke }: QueueSurroundings): Promise<void> {
  const { sourceArn, settings } = mapping;
  const event = { Records: messages.map((message) => queueRecord(message, sourceArn)) };
  const trace = messages.find(({ attributes }) => attributes.AWSTraceHeader !== undefined)?.attributes.AWSTraceHeader;
  try {
    const result = await invoke(event, trace);
    const verdict = batchVerdict(
      result,
      messages.map(({ messageId }) => messageId),
      settings.reportsItems,
    );
    mapping.lastResult = verdict.kind === 'all done' ? 'OK' : 'PROBLEM: Function call failed';
    if (verdict.kind === 'all failed') return;
    const done = messages.filter(({ messageId }) => verdict.kind === 'all done' || !verdict.ids.has(messageId));
    if (done.length > 0)
      source.delete(
        sourceArn,
        done.map(({ receiptHandle }) => receiptHandle),
      );
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    // Throttled, or cut because it calls itself: the messages come back when their visibility timeout is over.
    mapping.lastResult = `PROBLEM: ${thrown.message}`;
  }
}

function partition<Item>(items: readonly Item[], holds: (item: Item) => boolean): readonly [Item[], Item[]] {
  const kept: Item[] = [];
  const rest: Item[] = [];
  for (const item of items) (holds(item) ? kept : rest).push(item);
  return [kept, rest];
}
