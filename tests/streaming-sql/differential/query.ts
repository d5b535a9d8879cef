// Random queries of one stream: the SQL text and the naive computation of all its rows at once.
import { type Aggregate, aggregate, positional } from './aggregate.ts';
import {
  anything,
  type Column,
  columnsOf,
  compared,
  condition,
  type Expression,
  isNumber,
  keyText,
  Lost,
  type Tuple,
  type Value,
} from './expression.ts';
import type { Random } from './random.ts';

/** What a computation over the whole input comes to. */
export interface Outcome {
  readonly rows: readonly Tuple[];
  readonly lost: number;
}

/** A reference table of the naive computation. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
}

export interface Query {
  readonly sql: string; // SELECT STREAM ...
  readonly tables?: readonly Table[];
  readonly columns: readonly Column[];
  /** All rows up to `now`, the time that has passed in the source. */
  readonly compute: (source: readonly Tuple[], now: number) => Outcome;
  /** `given`: the order of rows is fixed; `by time`: rows of one ROWTIME may come in any order. */
  readonly order: 'given' | 'by time';
}

/** The columns C0, C1 ... of a SELECT list. */
export const named = (items: readonly Pick<Column, 'type' | 'wide'>[]): Column[] =>
  items.map(({ type, wide }, i) => ({ name: `C${i}`, type, ...(wide && { wide }) }));
export const selectList = (items: readonly { sql: string }[]): string => items.map(({ sql }, i) => `${sql} AS C${i}`).join(', ');
export const whereText = (where: Expression | undefined): string => (where ? ` WHERE ${where.sql}` : '');

/** Runs `one` for each row; a row that is lost is only counted. */
export function each<Row>(rows: readonly Row[], one: (row: Row) => void): number {
  let lost = 0;
  for (const row of rows) {
    try {
      one(row);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      lost++;
    }
  }
  return lost;
}

/** A row made of expressions over another. */
export const project = (items: readonly Expression[], row: Tuple, time = row.time): Tuple => ({
  time,
  values: items.map((item) => item.value(row)),
});

/** SELECT items FROM source WHERE. */
export function plainQuery(random: Random, source: string, columns: readonly Column[]): Query {
  const inputs = columnsOf(columns);
  const items = random.list(1, 4, () => anything(random, inputs));
  const where = random.chance(0.6) ? condition(random, inputs) : undefined;
  return {
    sql: `SELECT STREAM ${selectList(items)} FROM ${source}${whereText(where)}`,
    columns: named(items),
    order: 'given',
    compute(rows) {
      const produced: Tuple[] = [];
      const lost = each(rows, (row) => {
        if (!where || where.value(row) === true) produced.push(project(items, row));
      });
      return { rows: produced, lost };
    },
  };
}

interface TimeKey {
  readonly sql: string;
  readonly ms: number;
}

function timeKey(random: Random, source: string): TimeKey {
  const seconds = random.pick([1, 2, 5, 10, 30]);
  return random.pick<TimeKey>([
    { sql: `STEP(${source}.ROWTIME BY INTERVAL '${seconds}' SECOND)`, ms: seconds * 1000 },
    { sql: `STEP(${source}.ROWTIME BY INTERVAL '${seconds}' SECOND)`, ms: seconds * 1000 },
    { sql: `FLOOR(${source}.ROWTIME TO MINUTE)`, ms: 60_000 },
    { sql: `FLOOR(${source}.ROWTIME TO SECOND)`, ms: 1000 },
    { sql: `FLOOR((${source}.ROWTIME - TIMESTAMP '1970-01-01 00:00:00') SECOND / ${seconds} TO SECOND)`, ms: seconds * 1000 },
  ]);
}

export const floor = (value: number, by: number): number => Math.floor(value / by) * by;

/** The second time key of a two-time window: an event time, cut to the same steps. */
function eventTime(column: Expression): Expression {
  return {
    sql: `STEP(${column.sql} BY INTERVAL '5' SECOND)`,
    type: 'TIMESTAMP',
    value: (row) => {
      const value = column.value(row);
      return value === null ? null : floor(value as number, 5000);
    },
  };
}

/** What a group gives: some keys, some aggregates, and perhaps a HAVING over one of the aggregates. */
interface Grouping {
  readonly keys: readonly Expression[];
  readonly aggregates: readonly Aggregate[];
  readonly where: Expression | undefined;
  readonly having: { readonly sql: string; readonly keeps: (values: readonly Value[]) => boolean } | undefined;
}

function grouping(random: Random, inputs: readonly Expression[]): Grouping {
  const events = inputs.filter(({ type }) => type === 'TIMESTAMP');
  const keys = random.list(0, 3, () =>
    events.length > 0 && random.chance(0.15) ? eventTime(random.pick(events)) : anything(random, inputs),
  );
  const aggregates = random.list(1, 4, () => aggregate(random, inputs));
  const having = random.chance(0.3) ? havingOf(random, aggregates[0] as Aggregate, keys.length) : undefined;
  return { keys, aggregates, where: random.chance(0.4) ? condition(random, inputs) : undefined, having };
}

function havingOf(random: Random, first: Aggregate, at: number): Grouping['having'] {
  const slot: Expression = { ...first, value: (row) => row.values[at] as Value };
  const test = isNumber(first.type)
    ? compared(random.pick(['<', '>=', '<>']), slot, { sql: '2', type: 'INTEGER', value: () => 2n })
    : { sql: `${first.sql} IS NOT NULL`, value: (row: Tuple) => slot.value(row) !== null };
  return { sql: test.sql, keeps: (values) => test.value({ time: 0, values }) === true };
}

/** Puts a row into the group of its key; a row that any argument loses leaves no trace. */
function keyOf({ keys, aggregates }: Grouping, row: Tuple): readonly Value[] {
  for (const { value } of aggregates) value([row]);
  return keys.map((key) => key.value(row));
}

const resultOf = ({ aggregates }: Grouping, keys: readonly Value[], rows: readonly Tuple[]): Value[] => [
  ...keys,
  ...aggregates.map(({ value }) => value(rows)),
];

const havingText = ({ having }: Grouping): string => (having ? ` HAVING ${having.sql}` : '');

/** GROUP BY keys and a time key. */
export function tumblingQuery(random: Random, source: string, columns: readonly Column[]): Query {
  const inputs = columnsOf(columns);
  const time = timeKey(random, source);
  const groups = grouping(random, inputs);
  const { keys, aggregates, where, having } = groups;
  const items = [...keys, ...aggregates];
  const by = random.chance(0.5) ? [time.sql, ...keys.map(({ sql }) => sql)] : [...keys.map(({ sql }) => sql), time.sql];
  return {
    sql: `SELECT STREAM ${selectList(items)} FROM ${source}${whereText(where)} GROUP BY ${by.join(', ')}${havingText(groups)}`,
    columns: named(items),
    order: 'by time',
    compute(rows, now) {
      const windows = new Map<string, { end: number; keys: readonly Value[]; rows: Tuple[] }>();
      const lost = each(rows, (row) => {
        if (where && where.value(row) !== true) return;
        const values = keyOf(groups, row);
        const end = floor(row.time, time.ms) + time.ms;
        const name = keyText([end, ...values]);
        const window = windows.get(name) ?? { end, keys: values, rows: [] };
        windows.set(name, window);
        window.rows.push(row);
      });
      const produced: Tuple[] = [];
      const closed = [...windows.values()].filter(({ end }) => end <= now);
      const overflowed = each(closed, (window) => {
        const values = resultOf(groups, window.keys, window.rows);
        if (!having || having.keeps(values)) produced.push({ time: window.end, values });
      });
      return { rows: produced.sort((a, b) => a.time - b.time), lost: lost + overflowed };
    },
  };
}

/** WINDOWED BY STAGGER: a key's window opens with its first row. */
export function staggerQuery(random: Random, source: string, columns: readonly Column[]): Query {
  const inputs = columnsOf(columns);
  const seconds = random.pick([1, 3, 10, 60]);
  const groups = { ...grouping(random, inputs), having: undefined };
  const keys = groups.keys.length > 0 ? groups.keys : [random.pick(inputs)];
  const all = { ...groups, keys };
  const items = [...keys, ...groups.aggregates];
  const by = keys.map(({ sql }) => sql).join(', ');
  const window = `WINDOWED BY STAGGER (PARTITION BY ${by} RANGE INTERVAL '${seconds}' SECOND)`;
  return {
    sql: `SELECT STREAM ${selectList(items)} FROM ${source}${whereText(groups.where)} ${window}`,
    columns: named(items),
    order: 'by time',
    compute(rows, now) {
      const closed: Tuple[] = [];
      const open = new Map<string, { end: number; keys: readonly Value[]; rows: Tuple[] }>();
      let overflowed = 0;
      const close = (window: { end: number; keys: readonly Value[]; rows: Tuple[] }): void => {
        overflowed += each([window], ({ end, keys: values, rows: inside }) => {
          closed.push({ time: end, values: resultOf(all, values, inside) });
        });
      };
      const lost = each(rows, (row) => {
        if (groups.where && groups.where.value(row) !== true) return;
        const values = keyOf(all, row);
        const name = keyText(values);
        let window = open.get(name);
        if (window && window.end <= row.time) {
          close(window);
          window = undefined;
        }
        if (!window) {
          window = { end: row.time + seconds * 1000, keys: values, rows: [] };
          open.set(name, window);
        }
        window.rows.push(row);
      });
      for (const window of open.values()) if (window.end <= now) close(window);
      return { rows: closed.sort((a, b) => a.time - b.time), lost: lost + overflowed };
    },
  };
}

interface Frame {
  readonly sql: string;
  readonly partition: readonly Expression[];
  readonly range: number | undefined; // ms
  readonly rows: number | undefined;
}

function frame(random: Random, inputs: readonly Expression[]): Frame {
  const partition = random.list(0, 2, () => (random.chance(0.8) ? random.pick(inputs) : anything(random, inputs)));
  const by = partition.length > 0 ? `PARTITION BY ${partition.map(({ sql }) => sql).join(', ')} ` : '';
  if (random.chance(0.2))
    return {
      sql: `${by}${random.pick(['RANGE', 'ROWS'])} UNBOUNDED PRECEDING`,
      partition,
      range: undefined,
      rows: Number.POSITIVE_INFINITY,
    };
  if (random.chance(0.4)) {
    const rows = random.int(0, 5);
    return { sql: `${by}ROWS ${rows} PRECEDING`, partition, range: undefined, rows };
  }
  const seconds = random.pick([1, 2, 5, 30]);
  return { sql: `${by}RANGE INTERVAL '${seconds}' SECOND PRECEDING`, partition, range: seconds * 1000, rows: undefined };
}

/** Aggregates OVER one or two windows: one row out for each row in. The lower bound of RANGE is inclusive. */
export function slidingQuery(random: Random, source: string, columns: readonly Column[]): Query {
  const inputs = columnsOf(columns);
  const [one, two] = [frame(random, inputs), frame(random, inputs)];
  const where = random.chance(0.4) ? condition(random, inputs) : undefined;
  const calls = random.list(1, 4, () => ({
    call: random.chance(0.25) ? positional(random, inputs) : aggregate(random, inputs),
    over: random.int(0, 1),
  }));
  // A window that no call names computes nothing and loses no row.
  const used = calls.some(({ over }) => over === 1) ? [one, two] : [one];
  const frames = calls.some(({ over }) => over === 0) ? used : [{ ...one, partition: [] }, two];
  const plain = random.list(0, 2, () => anything(random, inputs));
  const items = [...plain, ...calls.map(({ call, over }) => ({ ...call, sql: `${call.sql} OVER w${over}` }))];
  const windows = frames.map(({ sql }, i) => `w${i} AS (${sql})`).join(', ');
  return {
    sql: `SELECT STREAM ${selectList(items)} FROM ${source}${whereText(where)} WINDOW ${windows}`,
    columns: named(items),
    order: 'given',
    compute(rows) {
      const produced: Tuple[] = [];
      const history = frames.map(() => new Map<string, Tuple[]>());
      const lost = each(rows, (row) => {
        if (where && where.value(row) !== true) return;
        for (const { call } of calls) call.value([row]);
        const names = frames.map(({ partition }) => keyText(partition.map((key) => key.value(row))));
        const inFrame = frames.map(({ range, rows: count }, i) => {
          const past = history[i]?.get(names[i] as string) ?? [];
          past.push(row);
          history[i]?.set(names[i] as string, past);
          if (range !== undefined) return past.filter(({ time }) => time >= row.time - range);
          return count === Number.POSITIVE_INFINITY ? past : past.slice(-((count ?? 0) + 1));
        });
        const first = project(plain, row);
        produced.push({
          time: row.time,
          values: [...first.values, ...calls.map(({ call, over }) => call.value(inFrame[over] as Tuple[]))],
        });
      });
      return { rows: produced, lost };
    },
  };
}

/** SELECT DISTINCT of a time key and others: the first of equal rows, at once. */
export function distinctQuery(random: Random, source: string, columns: readonly Column[]): Query {
  const inputs = columnsOf(columns);
  const seconds = random.pick([2, 10]);
  const items: Expression[] = [
    {
      sql: `STEP(${source}.ROWTIME BY INTERVAL '${seconds}' SECOND)`,
      type: 'TIMESTAMP',
      value: (row) => floor(row.time, seconds * 1000),
    },
    ...random.list(1, 2, () => anything(random, inputs)),
  ];
  return {
    sql: `SELECT STREAM DISTINCT ${selectList(items)} FROM ${source}`,
    columns: named(items),
    order: 'given',
    compute(rows) {
      const seen = new Set<string>();
      const produced: Tuple[] = [];
      const lost = each(rows, (row) => {
        const made = project(items, row);
        const name = keyText(made.values);
        if (!seen.has(name)) produced.push(made);
        seen.add(name);
      });
      return { rows: produced, lost };
    },
  };
}
