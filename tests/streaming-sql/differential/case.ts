// A seed to a case, a case to the sentence that says what went wrong, as small as it can be made.
import { type Column, keyText, type Tuple, type Type, type Value } from './expression.ts';
import { digitsOf, type ExactType, isExact } from './number.ts';
import { distinctQuery, type Outcome, plainQuery, type Query, slidingQuery, staggerQuery, type Table, tumblingQuery } from './query.ts';
import { type Random, seeded } from './random.ts';
import { alike, type Event, lines, runCase, type Setting, WAYS } from './run.ts';
import { itemsQuery, lookupQuery } from './table-query.ts';
import { type Arrival, joinQuery, unionQuery } from './two-streams.ts';

const FIRST_COLUMNS: readonly Column[] = [
  { name: 'K', type: 'VARCHAR(8)' },
  { name: 'N', type: 'INTEGER' },
];
/** Of these a case has some. */
const OTHER_COLUMNS: readonly Column[] = [
  { name: 'X', type: 'DOUBLE' },
  { name: 'X', type: 'DOUBLE' },
  { name: 'M', type: 'BIGINT' },
  { name: 'M', type: 'BIGINT' },
  { name: 'L', type: 'BIGINT', wide: true },
  { name: 'C', type: 'DECIMAL(10, 2)' },
  { name: 'W', type: 'DECIMAL(18, 3)', wide: true },
  { name: 'B', type: 'BOOLEAN' },
  { name: 'E', type: 'TIMESTAMP' },
  { name: 'E', type: 'TIMESTAMP' },
  { name: 'A', type: 'DATE' },
  { name: 'H', type: 'TIME' },
  { name: 'R', type: 'VARBINARY(4)' },
];

function someColumns(random: Random): Column[] {
  const list = [...FIRST_COLUMNS];
  for (let i = 0; i < 5; i++) {
    const column = random.pick(OTHER_COLUMNS);
    if (!list.some(({ name }) => name === column.name)) list.push(column);
  }
  return list;
}

const STREAMS = ['S', 'T'] as const;
const BASE = Date.UTC(2018, 10, 1, 1);

interface Case {
  readonly sql: string;
  readonly given: readonly Column[]; // of both streams
  readonly tables?: readonly Table[];
  readonly columns: readonly Column[];
  readonly order: 'given' | 'by time';
  readonly events: readonly Event[];
  readonly end?: number; // a last bound
  /** What must come out of these events. */
  readonly expected: (events: readonly Event[]) => Outcome;
}

type Make = (random: Random, source: string, columns: readonly Column[]) => Query;
const ofTable: Make = (random, source, columns) =>
  lookupQuery(random, source, columns, (chance, { type, wide }) => value(chance, type, BASE, wide));
const ONE_STREAM: readonly Make[] = [
  ...[plainQuery, tumblingQuery, tumblingQuery, slidingQuery, slidingQuery, staggerQuery, distinctQuery, ofTable],
];

// What is only nearly right in the last digit would send rows to other groups of the next query.
const exactSliding: typeof slidingQuery = (random, source, columns) => {
  for (;;) {
    const query = slidingQuery(random, source, columns);
    if (!/STDDEV|VAR_|AVG/.test(query.sql)) return query;
  }
};

/** One query, or a pump into a declared stream and a query of that. */
function singleCase(random: Random): Case {
  const given = someColumns(random);
  const events = arrivals(random, ['S'], given, 0);
  const chained = random.chance(0.35);
  if (!chained) {
    const query = random.pick([...ONE_STREAM, itemsQuery])(random, 'S', given);
    return { ...query, given, events, expected: (list) => timed(list, 'S', query) };
  }
  const first = random.pick([plainQuery, exactSliding, distinctQuery])(random, 'S', given);
  const second = random.pick(ONE_STREAM)(random, 'MID', first.columns);
  const columns = first.columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  return {
    ...second,
    sql: `CREATE STREAM MID (${columns});\nCREATE PUMP P AS INSERT INTO MID ${first.sql};\n${second.sql}`,
    given,
    events,
    expected: (list) => {
      const before = timed(list, 'S', first);
      const after = second.compute(before.rows, nowOf(list));
      return { rows: after.rows, lost: before.lost + after.lost };
    },
  };
}

function twoStreamCase(random: Random): Case {
  const given = someColumns(random);
  const query = (random.chance(0.75) ? joinQuery : unionQuery)(random, STREAMS, given);
  return {
    ...query,
    given,
    order: 'by time',
    events: arrivals(random, STREAMS, given, query.apart ? 1 : 0),
    // Both sides must have come so far before anything is told.
    end: BASE + 3_600_000,
    expected: (list) => {
      const source = inTime(list, STREAMS);
      const merged = (source.rows as Arrival[]).toSorted((a, b) => a.time - b.time);
      const outcome = query.compute(merged, nowOf(list));
      return { rows: outcome.rows, lost: outcome.lost + source.lost };
    },
  };
}

const timed = (list: readonly Event[], stream: string, query: Query): Outcome => {
  const source = inTime(list, [stream]);
  const outcome = query.compute(source.rows, nowOf(list));
  return { rows: outcome.rows, lost: outcome.lost + source.lost };
};

/** The rows that are not late, and how many are: a row counts against its own stream, a bound against all. */
function inTime(list: readonly Event[], streams: readonly string[]): Outcome {
  const last = new Map<string, number>();
  const rows: Tuple[] = [];
  let lost = 0;
  for (const event of list) {
    if (event.kind === 'bound') {
      for (const stream of streams) last.set(stream, Math.max(last.get(stream) ?? 0, event.time));
    } else if (event.row.time < (last.get(event.stream) ?? 0)) lost++;
    else {
      last.set(event.stream, event.row.time);
      const row: Tuple & { stream: number } = { ...event.row, stream: streams.indexOf(event.stream) };
      rows.push(row);
    }
  }
  return { rows, lost };
}

const nowOf = (list: readonly Event[]): number =>
  list.reduce((now, event) => Math.max(now, event.kind === 'bound' ? event.time : event.row.time), Number.NEGATIVE_INFINITY);

/**
 * Rows in order with ties, many on whole or half seconds, so that they meet the edges of windows; some late, some bounds.
 * `apart`: the second stream runs this much behind, and no row of one has the ROWTIME of a row of the other.
 */
function arrivals(random: Random, streams: readonly string[], columns: readonly Column[], apart: 0 | 1): Event[] {
  const grid = random.pick([1000, 500, 2]);
  const onGrid = (ms: number): number => Math.floor(ms / grid) * grid;
  let time = BASE + onGrid(random.int(0, 70_000));
  const pace = random.pick([300, 1500, 6000]);
  const late = random.chance(0.3) && streams.length === 1;
  return random.list(0, 45, (): Event => {
    if (!random.chance(0.3)) time += onGrid(random.int(0, pace + grid));
    if (random.chance(0.05)) {
      if (streams.length === 1) time += onGrid(random.int(0, pace));
      return { kind: 'bound', time };
    }
    const which = random.int(0, streams.length - 1);
    const back = late && random.chance(0.1) ? random.int(1, 3000) : 0;
    const values = columns.map(({ type, wide }) => value(random, type, time, wide));
    return { kind: 'row', stream: streams[which] as string, row: { time: time + which * apart - back, values } };
  });
}

const DAY_MS = 86_400_000;

function value(random: Random, type: Type, time: number, wide?: boolean): Value {
  if (random.chance(0.12)) return null;
  if (isExact(type) && wide) return wideValue(random, type);
  switch (type) {
    case 'VARCHAR(8)':
      return random.pick(['a', 'b', 'c', 'A', 'ab', '', 'a ']);
    case 'INTEGER':
      return BigInt(random.chance(0.03) ? random.pick([2_147_483_647, -2_147_483_648]) : random.int(-2, 6));
    case 'DOUBLE':
      return random.int(-20, 60) / 4;
    case 'BIGINT':
      return BigInt(random.int(-1000, 100_000));
    case 'BOOLEAN':
      return random.chance(0.5);
    case 'TIMESTAMP':
      return time - random.int(0, 9000);
    case 'DATE':
      return Math.floor(BASE / DAY_MS) * DAY_MS + random.int(-1, 1) * DAY_MS;
    case 'TIME':
      return (time % DAY_MS) - random.int(0, 9) * 1000;
    case 'VARBINARY(4)':
      return random.pick(['', '00', '00ff', '0100', 'ff']);
    case 'VARCHAR(1024)':
      return random.pick(['a', '1', 'true']);
    default:
      return decimalUnits(random, digitsOf(type).precision);
  }
}

const decimalUnits = (random: Random, digits: number): bigint =>
  BigInt(random.pick([random.int(-300, 900), 123_456_789])) % 10n ** BigInt(digits);

/** At the edges of doubles and of the type. */
function wideValue(random: Random, type: ExactType): bigint {
  const near = BigInt(random.int(-2, 2));
  if (random.chance(0.3)) return near;
  if (!type.startsWith('DECIMAL')) return random.pick([2n ** 53n, -(2n ** 53n), 2n ** 62n, 2n ** 63n - 3n, -(2n ** 63n) + 2n]) + near;
  const most = 10n ** BigInt(digitsOf(type).precision);
  return random.pick([10n ** 15n % most, -(10n ** 15n) % most, 2n ** 53n % most, most / 2n, most - 3n, 3n - most]) + near;
}

/** What this seed finds wrong, as a text to read, or undefined. */
export function check(seed: number): string | undefined {
  const random = seeded(seed);
  const found = random.chance(0.75) ? singleCase(random) : twoStreamCase(random);
  const problem = problemOf(found, found.events, seed);
  if (!problem) return undefined;
  const events = smallest(found.events, (list) => problemOf(found, list, seed) !== undefined);
  const shown = events.map((event) =>
    event.kind === 'bound' ? `bound ${event.time}` : `${event.stream} ${event.row.time} ${keyText(event.row.values)}`,
  );
  return [`seed ${seed}`, found.sql, ...shown, problemOf(found, events, seed) ?? problem].join('\n');
}

function problemOf(found: Case, some: readonly Event[], seed: number): string | undefined {
  const events: readonly Event[] = found.end === undefined ? some : [...some, { kind: 'bound', time: found.end }];
  const { rows, lost } = found.expected(events);
  const setting: Setting = {
    sql: found.sql,
    streams: STREAMS.map((name) => ({ name, columns: found.given })),
    tables: found.tables ?? [],
    columns: found.columns,
  };
  let given: string[] | undefined;
  for (const way of WAYS) {
    let result: ReturnType<typeof runCase>;
    try {
      result = runCase(setting, events, way, seeded(seed));
    } catch (error) {
      return `${way.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
    const times = result.rows.map(({ time }) => time);
    if (times.some((time, i) => i > 0 && time < (times[i - 1] as number))) return `${way.name}: ROWTIME goes back: ${times.join(', ')}`;
    if (!alike(rows, result.rows, found.columns, found.order)) {
      const [expected, got] = [rows, result.rows].map((list) => lines(list, found.columns, found.order)) as [string[], string[]];
      return difference(way.name, 'expected', expected, got);
    }
    if (result.errors !== lost) return `${way.name}: expected ${lost} rows in the error stream, and there were ${result.errors}`;
    if (result.early) return `${way.name}: ${result.early}`;
    const exact = lines(result.rows, found.columns, / UNION ALL /.test(found.sql) ? 'by time' : 'given');
    given ??= exact;
    // From one way to another even the order within a ROWTIME is the same, but for UNION ALL, which merges what is there.
    if (exact.join('\n') !== given.join('\n')) return difference(way.name, 'as in the first way', given, exact);
  }
  return undefined;
}

const difference = (way: string, what: string, expected: readonly string[], got: readonly string[]): string =>
  `${way}\n${what}:\n  ${expected.join('\n  ')}\ngot:\n  ${got.join('\n  ')}`;

/** Leaves events out, in ever smaller blocks, as long as the problem stays. */
function smallest(events: readonly Event[], fails: (list: readonly Event[]) => boolean): readonly Event[] {
  let list = events;
  for (let size = Math.ceil(list.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < list.length; ) {
      const shorter = [...list.slice(0, at), ...list.slice(at + size)];
      if (fails(shorter)) list = shorter;
      else at += size;
    }
  }
  return list;
}
