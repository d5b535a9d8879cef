// How fast the SQL engine is: `node --expose-gc tests/bench/streaming-sql.ts [rows]`. Each query runs beside a hand-written
// loop over the same rows in the same process, and both must give the same answer.
import { type InputCatalog, prepare, type Row } from '../../src/streaming-sql/engine.ts';

const ROWS = Number(process.argv[2] ?? 2_000_000);
const RUNS = 5;
const BATCH = 1000;
const ROWS_PER_SECOND_OF_STREAM = 20_000;
const WINDOW_MS = 10_000;

/** The type of the prices: a double, or an exact number. */
type Price = 'DOUBLE' | 'BIGINT' | 'DECIMAL(10,2)';

const catalogOf = (price: Price): InputCatalog => ({
  streams: [
    {
      name: 'BIDS',
      columns: [
        { name: 'BIDDER', type: 'INTEGER' },
        { name: 'PRICE', type: price },
      ],
    },
  ],
});

interface Work {
  readonly name: string;
  readonly keys: number;
  readonly price: Price;
  readonly sql: (price: string) => string;
  readonly byHand: (batches: readonly (readonly Row[])[]) => Checksum;
  readonly goal: number; // rows a second
}

interface Checksum {
  rows: number;
  sum: number;
}

/** Bids in ROWTIME order, the same ones each time: bidder and price from a small generator. */
function bids(keys: number, price: Price): Row[][] {
  const unit = price === 'DECIMAL(10,2)' ? 100 : 1;
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x80000000;
  };
  const batches: Row[][] = [];
  for (let i = 0; i < ROWS; i++) {
    if (i % BATCH === 0) batches.push([]);
    const rowtimeMs = Math.floor((i * 1000) / ROWS_PER_SECOND_OF_STREAM);
    batches.at(-1)?.push({ rowtimeMs, values: [Math.floor(random() * keys), Math.floor(random() * 10_000) / unit] });
  }
  return batches;
}

function tumblingByHand(batches: readonly (readonly Row[])[]): Checksum {
  const out: Checksum = { rows: 0, sum: 0 };
  let groups = new Map<unknown, { n: number; sum: number; min: number; max: number }>();
  let end = Number.NEGATIVE_INFINITY;
  const close = (): void => {
    for (const { n, sum, min, max } of groups.values()) {
      out.rows++;
      out.sum += n + sum + min + max;
    }
    groups = new Map();
  };
  for (const batch of batches) {
    for (const { rowtimeMs, values } of batch) {
      if (rowtimeMs >= end) {
        close();
        end = (Math.floor(rowtimeMs / WINDOW_MS) + 1) * WINDOW_MS;
      }
      const price = values[1] as number;
      const group = groups.get(values[0]);
      if (group === undefined) groups.set(values[0], { n: 1, sum: price, min: price, max: price });
      else {
        group.n++;
        group.sum += price;
        if (price < group.min) group.min = price;
        if (price > group.max) group.max = price;
      }
    }
  }
  close();
  return out;
}

function slidingByHand(batches: readonly (readonly Row[])[]): Checksum {
  const out: Checksum = { rows: 0, sum: 0 };
  const partitions = new Map<unknown, { times: number[]; prices: number[]; head: number; sum: number }>();
  for (const batch of batches) {
    for (const { rowtimeMs, values } of batch) {
      const price = values[1] as number;
      let partition = partitions.get(values[0]);
      if (partition === undefined) {
        partition = { times: [], prices: [], head: 0, sum: 0 };
        partitions.set(values[0], partition);
      }
      const { times, prices } = partition;
      times.push(rowtimeMs);
      prices.push(price);
      partition.sum += price;
      while ((times[partition.head] as number) < rowtimeMs - WINDOW_MS) partition.sum -= prices[partition.head++] as number;
      if (partition.head > 512 && partition.head * 2 > times.length) {
        partition.times = times.slice(partition.head);
        partition.prices = prices.slice(partition.head);
        partition.head = 0;
      }
      out.rows++;
      out.sum += partition.sum + partition.times.length - partition.head;
    }
  }
  return out;
}

const TUMBLING = (
  price: string,
): string => `CREATE STREAM RESULTS (BIDDER INTEGER, N BIGINT, TOTAL ${price}, LEAST ${price}, MOST ${price});
  CREATE PUMP P AS INSERT INTO RESULTS SELECT STREAM BIDDER, COUNT(*), SUM(PRICE), MIN(PRICE), MAX(PRICE) FROM BIDS
  GROUP BY BIDDER, STEP(BIDS.ROWTIME BY INTERVAL '10' SECOND);`;
const SLIDING = (price: string): string => `CREATE STREAM RESULTS (BIDDER INTEGER, TOTAL ${price}, N BIGINT);
  CREATE PUMP P AS INSERT INTO RESULTS SELECT STREAM BIDDER, SUM(PRICE) OVER W, COUNT(*) OVER W FROM BIDS
  WINDOW W AS (PARTITION BY BIDDER RANGE INTERVAL '10' SECOND PRECEDING);`;

const WORKS: readonly Work[] = [
  { name: 'tumbling 10 s: COUNT SUM MIN MAX', keys: 1000, price: 'DOUBLE', sql: TUMBLING, byHand: tumblingByHand, goal: 10_000_000 },
  { name: 'tumbling 10 s: COUNT SUM MIN MAX', keys: 100_000, price: 'DOUBLE', sql: TUMBLING, byHand: tumblingByHand, goal: 3_000_000 },
  { name: 'sliding 10 s: SUM COUNT', keys: 1000, price: 'DOUBLE', sql: SLIDING, byHand: slidingByHand, goal: 3_000_000 },
  { name: 'sliding 10 s: SUM COUNT', keys: 100_000, price: 'DOUBLE', sql: SLIDING, byHand: slidingByHand, goal: 1_000_000 },
  { name: 'tumbling of BIGINT', keys: 1000, price: 'BIGINT', sql: TUMBLING, byHand: tumblingByHand, goal: 10_000_000 },
  { name: 'tumbling of DECIMAL(10,2)', keys: 1000, price: 'DECIMAL(10,2)', sql: TUMBLING, byHand: tumblingByHand, goal: 5_000_000 },
];

function byEngine({ sql, price }: Work, batches: readonly (readonly Row[])[]): Checksum {
  const run = prepare(sql(price), catalogOf(price)).start(0);
  const out: Checksum = { rows: 0, sum: 0 };
  const drain = (): void => {
    for (const { values } of run.drain('RESULTS')) {
      out.rows++;
      for (let i = 1; i < values.length; i++) out.sum += values[i] as number;
    }
  };
  for (const batch of batches) {
    run.push('BIDS', batch);
    drain();
  }
  run.advance(Number.MAX_SAFE_INTEGER / 2);
  drain();
  return out;
}

/** Rows a second of the best of several runs. */
function measure(batches: readonly (readonly Row[])[], work: () => Checksum): { rate: number; checksum: Checksum } {
  let best = 0;
  let checksum: Checksum = { rows: 0, sum: 0 };
  for (let i = 0; i < RUNS; i++) {
    globalThis.gc?.();
    const start = performance.now();
    checksum = work();
    best = Math.max(best, (batches.length * BATCH) / ((performance.now() - start) / 1000));
  }
  return { rate: best, checksum };
}

const millions = (rate: number): string => `${(rate / 1e6).toFixed(1)} M/s`.padStart(10);
console.log(`${ROWS} rows, best of ${RUNS}; drained rows included\n`);
console.log(
  `${'query'.padEnd(36)}${'keys'.padStart(8)}${'engine'.padStart(10)}${'by hand'.padStart(10)}${'ratio'.padStart(7)}${'goal'.padStart(10)}${'heap'.padStart(9)}`,
);
for (const work of WORKS) {
  const { name, keys, price, byHand, goal } = work;
  const batches = bids(keys, price);
  const hand = measure(batches, () => byHand(batches));
  const engine = measure(batches, () => byEngine(work, batches));
  const heap = `${Math.round(process.memoryUsage().heapUsed / 2 ** 20)} MB`;
  console.log(
    name.padEnd(36) +
      String(keys).padStart(8) +
      millions(engine.rate) +
      millions(hand.rate) +
      (engine.rate / hand.rate).toFixed(2).padStart(7) +
      millions(goal) +
      heap.padStart(9),
  );
  if (engine.checksum.rows !== hand.checksum.rows || Math.abs(engine.checksum.sum - hand.checksum.sum) > 1e-6 * hand.checksum.sum) {
    console.error(`  the answers differ: ${JSON.stringify(engine.checksum)} and ${JSON.stringify(hand.checksum)}`);
    process.exitCode = 1;
  }
}
