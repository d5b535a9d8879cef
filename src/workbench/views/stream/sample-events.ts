// Made-up but plausible stream events, for looking at the view and for measuring it: tickers, a query, its rows.
import type { ShardShape, WindowShape } from '../../../aws/core/ports.ts';
import { placeOfKey } from './shards.ts';
import type { StreamEvent } from './stream-event.ts';

export interface Sample {
  readonly shape: WindowShape;
  readonly recordsPerSecond: number;
  readonly seconds: number;
  readonly startMs: number;
}

const TICKERS = ['AAPL', 'AMZN', 'IBM', 'MSFT'];
const PRICES = [189.4, 151.2, 163.9, 371.3];
const SOURCE = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';
const OUTPUT = 'arn:aws:kinesis:us-east-1:123456789012:stream/averages';
const CLOCK_MS = 100;
const HALF = 2n ** 127n;
const SHARDS: readonly ShardShape[] = [
  { shardId: 'shardId-000000000000', startingHashKey: '0', endingHashKey: String(HALF - 1n), parents: [], state: 'open' },
  { shardId: 'shardId-000000000001', startingHashKey: String(HALF), endingHashKey: String(2n * HALF - 1n), parents: [], state: 'open' },
];

/** What a query keeps of one ticker: the prices in its window, with their sum at hand, as a real engine has it. */
class Held {
  readonly #prices: { readonly price: number; readonly atMs: number }[] = [];
  #first = 0;
  #sum = 0;

  get count(): number {
    return this.#prices.length - this.#first;
  }

  get average(): number {
    return Number((this.#sum / this.count).toFixed(2));
  }

  add(price: number, atMs: number): void {
    this.#prices.push({ price, atMs });
    this.#sum += price;
  }

  dropBefore(atMs: number, keep: number): void {
    for (let first = this.#prices[this.#first]; first && (first.atMs < atMs || this.count > keep); first = this.#prices[this.#first]) {
      this.#sum -= first.price;
      this.#first++;
    }
    if (this.#first < 5_000) return;
    this.#prices.splice(0, this.#first);
    this.#first = 0;
  }
}

/** The events of a run in order of time; the same every time. */
export function* sampleEvents({ shape, startMs, seconds, recordsPerSecond }: Sample): Generator<StreamEvent> {
  const random = lehmer(7);
  const prices = [...PRICES];
  const held = TICKERS.map(() => new Held());
  yield { kind: 'clock', nowMs: startMs };
  if (shape.kind === 'tumbling') yield { kind: 'shards', atMs: startMs, streamArn: SOURCE, shards: SHARDS };
  yield { kind: 'query-started', atMs: startMs, application: 'windows', windows: [shape] };
  const gapMs = 1_000 / recordsPerSecond;
  const closesAfterMs = shape.kind === 'tumbling' ? shape.sizeMs : Number.POSITIVE_INFINITY;
  let nextPutMs = startMs + gapMs;
  let closeMs = shape.kind === 'tumbling' ? (Math.floor(startMs / shape.sizeMs) + 1) * shape.sizeMs : Number.POSITIVE_INFINITY;
  for (let nowMs = startMs; nowMs <= startMs + seconds * 1_000; nowMs += CLOCK_MS) {
    for (; nextPutMs < nowMs; nextPutMs += gapMs * (0.4 + 1.2 * random())) {
      const which = Math.min(TICKERS.length - 1, Math.floor(random() * random() * 1.9 * TICKERS.length));
      const price = Number(Math.max(5, (prices[which] as number) + random() * 2 - 1).toFixed(2));
      const window = held[which] as Held;
      prices[which] = price;
      window.add(price, nextPutMs);
      yield record(SOURCE, which, { TICKER: TICKERS[which], PRICE: price }, nextPutMs, 'call');
      if (shape.kind === 'sliding-range') window.dropBefore(nextPutMs - shape.sizeMs, Number.POSITIVE_INFINITY);
      if (shape.kind === 'sliding-rows') window.dropBefore(0, shape.rows + 1);
      if (shape.kind.startsWith('sliding')) yield result(which, window, nextPutMs);
    }
    yield { kind: 'clock', nowMs };
    if (nowMs < closeMs) continue;
    for (const [which, window] of held.entries()) {
      if (window.count > 0) yield result(which, window, nowMs);
      window.dropBefore(closeMs, Number.POSITIVE_INFINITY);
    }
    closeMs += closesAfterMs;
  }
}

function result(which: number, window: Held, atMs: number): StreamEvent {
  return record(OUTPUT, which, { TICKER: TICKERS[which], TRADES: window.count, AVG: window.average }, atMs, 'delivery');
}

let sequence = 0;

function record(streamArn: string, which: number, value: object, atMs: number, by: 'call' | 'delivery'): StreamEvent {
  const data = new TextEncoder().encode(JSON.stringify(value));
  const partitionKey = TICKERS[which] as string;
  const shardId = placeOfKey(partitionKey) < 0.5 ? 'shardId-000000000000' : 'shardId-000000000001';
  return { kind: 'record', atMs, streamArn, shardId, partitionKey, sequenceNumber: String(sequence++), data, by };
}

/** Park and Miller's generator: the same numbers on every machine. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
