// The workloads: how many rows, the query in our dialect, the goal of the design.

export interface Workload {
  readonly title: string;
  readonly rows: number;
  readonly keys: number;
  readonly shape: 'tumbling' | 'sliding' | 'join' | 'json';
  readonly windowMs: number;
  readonly goal?: number; // rows a second
}

const SECOND = 1000;

export const WORKLOADS: Readonly<Record<string, Workload>> = {
  'tumbling-1k': {
    title: 'tumbling 10 s, 1,000 keys',
    rows: 2_000_000,
    keys: 1000,
    shape: 'tumbling',
    windowMs: 10 * SECOND,
    goal: 10_000_000,
  },
  'tumbling-100k': {
    title: 'tumbling 10 s, 100,000 keys',
    rows: 2_000_000,
    keys: 100_000,
    shape: 'tumbling',
    windowMs: 10 * SECOND,
    goal: 3_000_000,
  },
  'sliding-1k': {
    title: 'sliding RANGE 10 s, 1,000 keys',
    rows: 1_000_000,
    keys: 1000,
    shape: 'sliding',
    windowMs: 10 * SECOND,
    goal: 3_000_000,
  },
  join: { title: 'join of two 10 s windows, 1 % match', rows: 1_000_000, keys: 0, shape: 'join', windowMs: 10 * SECOND, goal: 1_000_000 },
  json: { title: 'JSON bytes in, tumbling rows out', rows: 500_000, keys: 1000, shape: 'json', windowMs: 10 * SECOND, goal: 800_000 },
};

/** How cost grows, for our engine alone: keys of a tumbling window, length of a sliding one. */
export const GROWTH: Readonly<Record<string, Workload>> = Object.fromEntries([
  ...[1, 100, 10_000, 100_000, 1_000_000].map((keys) => [
    `tumbling-${keys}-keys`,
    { title: `tumbling 10 s, ${keys.toLocaleString('en')} keys`, rows: 1_000_000, keys, shape: 'tumbling' as const, windowMs: 10 * SECOND },
  ]),
  ...[1, 10, 60].map((seconds) => [
    `sliding-${seconds}-s`,
    { title: `sliding RANGE ${seconds} s, 1,000 keys`, rows: 1_000_000, keys: 1000, shape: 'sliding' as const, windowMs: seconds * SECOND },
  ]),
]);

const seconds = ({ windowMs }: Workload): string => `INTERVAL '${windowMs / SECOND}' SECOND`;

/** The query in the dialect of Kinesis Analytics. */
export function sqlOf(workload: Workload): string {
  switch (workload.shape) {
    case 'tumbling':
    case 'json':
      return `SELECT STREAM BIDDER, COUNT(*), MIN(PRICE), MAX(PRICE), SUM(PRICE) FROM BIDS
        GROUP BY BIDDER, STEP(BIDS.ROWTIME BY ${seconds(workload)})`;
    case 'sliding':
      return `SELECT STREAM BIDDER, COUNT(*) OVER w, SUM(PRICE) OVER w FROM BIDS
        WINDOW w AS (PARTITION BY BIDDER RANGE ${seconds(workload)} PRECEDING)`;
    case 'join': {
      const over = `OVER (RANGE ${seconds(workload)} PRECEDING)`;
      return `SELECT STREAM a.ID, a.N, b.N FROM A ${over} AS a JOIN B ${over} AS b ON a.ID = b.ID`;
    }
  }
}
