// One subscription of a consumer to a shard: what has come is pushed as events until five minutes are over, or the shard is.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html
import type { SubscribeToShardEventStream } from '@aws-sdk/client-kinesis';
import type { AwsError } from '../../core/errors.ts';
import { describedChildren } from './described-stream.ts';
import { limits } from './limits.ts';
import type { ShardPosition } from './record-log.ts';
import { describedRecord, type RecordPage, recordPage } from './record-page.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';

export interface SubscriptionParts {
  readonly stream: Stream;
  readonly shard: Shard;
  readonly position: ShardPosition;
  readonly startedMs: number;
  readonly now: () => number;
  /** May so many bytes be pushed now? The time when they may, otherwise. */
  readonly pushableFromMs: () => number;
  readonly pushed: (page: RecordPage) => void;
  /** Calls back at a time; what waits for records that are there already is work of the cloud, what waits for others is not. */
  readonly wakeAt: (timeMs: number, kind: 'busy' | 'periodic', wake: () => void) => () => void;
  readonly ended: () => void;
}

type Event = IteratorResult<SubscribeToShardEventStream, undefined>;

/** Not a generator: `return` must end it while `next` waits for a record that may never come. */
export class Subscription implements AsyncIterableIterator<SubscribeToShardEventStream, undefined> {
  readonly #parts: SubscriptionParts;
  readonly endMs: number;
  #position: ShardPosition;
  #state: 'open' | 'over' = 'open';
  #failure: AwsError | undefined;
  #wake: (() => void) | undefined;
  /** When it was planned to push on, while too much was pushed within a second. */
  #resumesMs: number | undefined;
  readonly #cancelEnd: () => void;

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
    this.#position = parts.position;
    this.endMs = parts.startedMs + limits.subscriptionMs;
    this.#cancelEnd = parts.wakeAt(this.endMs, 'periodic', () => this.wake());
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Something may have come. */
  wake(): void {
    this.#wake?.();
  }

  /** Ends with an error in the place of further events. */
  fail(error: AwsError): void {
    this.#failure = error;
    this.wake();
  }

  async next(): Promise<Event> {
    for (;;) {
      if (this.#failure && this.#state === 'open') {
        this.#close();
        throw this.#failure;
      }
      if (this.#state === 'over') return { done: true, value: undefined };
      const event = this.#event();
      if (event) return { done: false, value: event };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async return(): Promise<Event> {
    this.#close();
    this.wake();
    return { done: true, value: undefined };
  }

  #event(): SubscribeToShardEventStream | undefined {
    const { stream, shard, now, pushed, pushableFromMs, wakeAt } = this.#parts;
    const nowMs = now();
    const page = recordPage(shard, this.#position, { records: limits.recordsPerGet, bytes: limits.eventBytes }, nowMs);
    const isLast = nowMs >= this.endMs || page.end === 'shard over';
    if (page.records.length === 0 && !isLast) return undefined;
    const pushableMs = pushableFromMs();
    if (page.records.length > 0 && pushableMs > nowMs && nowMs < this.endMs) {
      if (this.#resumesMs !== pushableMs) wakeAt(pushableMs, 'busy', () => this.wake());
      this.#resumesMs = pushableMs;
      return undefined;
    }
    this.#position = page.position;
    pushed(page);
    if (isLast) this.#close();
    const event = { Records: page.records.map(describedRecord), MillisBehindLatest: page.behindMs };
    // AWS: at the end of a closed shard its children come in the place of the number to go on with.
    return page.end === 'shard over'
      ? { SubscribeToShardEvent: { ...event, ContinuationSequenceNumber: undefined, ChildShards: describedChildren(stream, shard) } }
      : { SubscribeToShardEvent: { ...event, ContinuationSequenceNumber: page.position.sequenceNumber } };
  }

  #close(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#cancelEnd();
    this.#parts.ended();
  }
}
