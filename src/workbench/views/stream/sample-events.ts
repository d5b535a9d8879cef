// Made-up but plausible stream events, for looking at the view and for measuring it: tickers, a query, its rows.
import type { DrawnShape, StreamEvent } from './stream-event.ts';

export interface Sample {
  readonly shape: DrawnShape;
  readonly recordsPerSecond: number;
  readonly seconds: number;
  readonly startMs: number;
}

const TICKERS = ['AAPL', 'AMZN', 'IBM', 'MSFT'];
const PRICES = [189.4, 151.2, 163.9, 371.3];
const SOURCE = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';
const OUTPUT = 'arn:aws:kinesis:us-east-1:123456789012:stream/averages';
const CLOCK_MS = 100;

type Put = { readonly ticker: string; readonly price: number; readonly atMs: number };

/** The events of a run in order of time; the same every time. */
export function* sampleEvents(sample: Sample): Generator<StreamEvent> {
  const { shape, startMs } = sample;
  const random = lehmer(7);
  const kept: Put[] = [];
  const prices = [...PRICES];
  yield { kind: 'clock', nowMs: startMs };
  yield { kind: 'query-started', atMs: startMs, application: 'windows', windows: [shape] };
  const gapMs = 1_000 / sample.recordsPerSecond;
  let nextPutMs = startMs + gapMs;
  let closeMs = shape.kind === 'tumbling' ? (Math.floor(startMs / shape.sizeMs) + 1) * shape.sizeMs : Number.POSITIVE_INFINITY;
  for (let nowMs = startMs; nowMs <= startMs + sample.seconds * 1_000; nowMs += CLOCK_MS) {
    for (; nextPutMs <= nowMs; nextPutMs += gapMs * (0.4 + 1.2 * random())) {
      const which = Math.min(3, Math.floor(random() * random() * 1.9 * TICKERS.length));
      prices[which] = Math.max(5, (prices[which] as number) + random() * 2 - 1);
      const put = { ticker: TICKERS[which] as string, price: Number((prices[which] as number).toFixed(2)), atMs: nextPutMs };
      kept.push(put);
      yield record(SOURCE, put.ticker, { TICKER: put.ticker, PRICE: put.price }, put.atMs, 'call');
      if (shape.kind === 'sliding-range')
        yield answer(
          put,
          kept.filter((one) => one.ticker === put.ticker && one.atMs >= put.atMs - shape.sizeMs),
        );
      if (shape.kind === 'sliding-rows') yield answer(put, kept.filter((one) => one.ticker === put.ticker).slice(-shape.rows - 1));
    }
    yield { kind: 'clock', nowMs };
    if (shape.kind === 'tumbling' && nowMs >= closeMs) {
      const from = closeMs - shape.sizeMs;
      for (const ticker of TICKERS) {
        const held = kept.filter((one) => one.ticker === ticker && one.atMs >= from && one.atMs < closeMs);
        if (held.length > 0) yield record(OUTPUT, ticker, row(ticker, held), nowMs, 'delivery');
      }
      closeMs += shape.sizeMs;
    }
    if (kept.length > 4_000 && shape.kind !== 'tumbling') kept.splice(0, 2_000);
  }
}

function answer(put: Put, held: readonly Put[]): StreamEvent {
  return record(OUTPUT, put.ticker, row(put.ticker, held), put.atMs, 'delivery');
}

function row(ticker: string, held: readonly Put[]): Record<string, string | number> {
  const sum = held.reduce((total, one) => total + one.price, 0);
  return { TICKER: ticker, COUNT: held.length, AVG: Number((sum / held.length).toFixed(2)) };
}

let sequence = 0;

function record(streamArn: string, partitionKey: string, value: object, atMs: number, by: 'call' | 'delivery'): StreamEvent {
  const data = new TextEncoder().encode(JSON.stringify(value));
  return { kind: 'record', atMs, streamArn, shardId: 'shardId-000000000000', partitionKey, sequenceNumber: String(sequence++), data, by };
}

/** Park and Miller's generator: the same numbers on every machine. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
