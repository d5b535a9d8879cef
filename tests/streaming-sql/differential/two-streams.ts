// Random queries of two streams: joins of windows, and UNION ALL. Rows of both come in one order of arrival.
import { anything, type Column, columnsOf, compared, condition, type Expression, type Tuple } from './expression.ts';
import { each, named, type Outcome, project, selectList } from './query.ts';
import type { Random } from './random.ts';

/** A row of stream 0 or 1 in the order of arrival. */
export interface Arrival extends Tuple {
  readonly stream: 0 | 1;
}

export interface TwoStreamQuery {
  readonly sql: string;
  readonly columns: readonly Column[];
  readonly apart: boolean; // the answer to rows of one ROWTIME in both streams would depend on which comes first
  readonly compute: (source: readonly Arrival[], now: number) => Outcome;
}

/** Both sides as UNION ALL, each with its own list of the same types. */
export function unionQuery(random: Random, streams: readonly [string, string], columns: readonly Column[]): TwoStreamQuery {
  const inputs = columnsOf(columns);
  const items = random.list(1, 3, () => random.pick(inputs));
  const filters = [0, 1].map(() => (random.chance(0.4) ? condition(random, inputs) : undefined));
  const select = (side: 0 | 1): string => {
    const filter = filters[side];
    return `SELECT STREAM ${selectList(items)} FROM ${streams[side]}${filter ? ` WHERE ${filter.sql}` : ''}`;
  };
  return {
    sql: `${select(0)} UNION ALL ${select(1)}`,
    columns: named(items),
    apart: false,
    compute: (source) => ({
      rows: source
        .filter((row) => {
          const filter = filters[row.stream];
          return !filter || filter.value(row) === true;
        })
        .map((row) => project(items, row)),
      lost: 0,
    }),
  };
}

/** The window of one side: by time, by number of rows, or none, when only its current row takes part. */
type Window = { readonly ms: number } | { readonly rows: number } | undefined;

function windowText(window: Window): string {
  if (!window) return '';
  return 'ms' in window ? ` OVER (RANGE INTERVAL '${window.ms / 1000}' SECOND PRECEDING)` : ` OVER (ROWS ${window.rows} PRECEDING)`;
}

/** Whether `earlier` is still in its side's window when a row of the other side comes; `since`: the rows of its own side after it. */
function isInside(window: Window, earlier: Tuple, since: number, now: number): boolean {
  if (!window) return false;
  return 'ms' in window ? earlier.time >= now - window.ms : since <= window.rows;
}

/** INNER, LEFT, RIGHT or FULL join over windows of one side or both, on equal keys and perhaps one test more. */
export function joinQuery(random: Random, streams: readonly [string, string], columns: readonly Column[]): TwoStreamQuery {
  const width = columns.length;
  const [a, b] = [columnsOf(columns, 'a.'), columnsOf(columns, 'b.', width)];
  const kind = random.pick(['INNER', 'INNER', 'LEFT', 'LEFT', 'RIGHT', 'FULL']);
  const windows = random
    .pick([
      [1, 1],
      [1, 0],
      [0, 1],
    ])
    .map((there): Window => {
      if (!there) return undefined;
      return random.chance(0.3) ? { rows: random.int(0, 4) } : { ms: random.pick([1, 2, 5]) * 1000 };
    }) as [Window, Window];
  const key = random.chance(0.8) ? random.int(0, 1) : random.int(0, width - 1);
  const tests = [compared('=', a[key] as Expression, b[key] as Expression)];
  if (random.chance(0.4)) tests.push(compared(random.pick(['<', '<>', '>=']), a[1] as Expression, b[1] as Expression));
  const items = random.list(2, 4, () => anything(random, random.chance(0.5) ? a : b));
  const side = (i: 0 | 1): string => `${streams[i]}${windowText(windows[i])} AS ${i === 0 ? 'a' : 'b'}`;
  const keeps = [kind === 'LEFT' || kind === 'FULL', kind === 'RIGHT' || kind === 'FULL'];
  const nothing = new Array(width).fill(null);
  const joined = (left: Tuple | undefined, right: Tuple | undefined, time: number): Tuple =>
    project(items, { time, values: [...(left?.values ?? nothing), ...(right?.values ?? nothing)] });
  return {
    sql: `SELECT STREAM ${selectList(items)} FROM ${side(0)} ${kind} JOIN ${side(1)} ON ${tests.map(({ sql }) => sql).join(' AND ')}`,
    columns: named(items),
    apart: windows.some((window) => !window || 'rows' in window),
    compute(source, now) {
      const pairs: (readonly [left: Tuple | undefined, right: Tuple | undefined, time: number])[] = [];
      const matched = new Set<Arrival>();
      source.forEach((later, i) => {
        const before = source.slice(0, i).filter(({ stream }) => stream !== later.stream);
        for (const [at, earlier] of before.entries()) {
          if (!isInside(windows[earlier.stream], earlier, before.length - 1 - at, later.time)) continue;
          const [left, right] = earlier.stream === 0 ? [earlier, later] : [later, earlier];
          const pair = { time: later.time, values: [...left.values, ...right.values] };
          if (!tests.every((test) => test.value(pair) === true)) continue;
          matched.add(earlier).add(later);
          pairs.push([left, right, later.time]);
        }
      });
      for (const [i, row] of source.entries()) {
        if (matched.has(row) || !keeps[row.stream]) continue;
        const time = givenUp(windows[row.stream], row, source.slice(i + 1), now);
        if (time !== undefined) pairs.push(row.stream === 0 ? [row, undefined, time] : [undefined, row, time]);
      }
      const rows: Tuple[] = [];
      const lost = each(pairs, (pair) => {
        rows.push(joined(...pair));
      });
      return { rows: rows.sort((x, y) => x.time - y.time), lost };
    },
  };
}

/** When a row that nothing matched leaves its window; undefined: not yet. */
function givenUp(window: Window, row: Arrival, after: readonly Arrival[], now: number): number | undefined {
  if (!window) return row.time;
  // The row that comes in is what pushes another out.
  if ('rows' in window) return after.filter(({ stream }) => stream === row.stream)[window.rows]?.time;
  // A window keeps its row as long as a match may come: the row is given up after its window's last instant.
  const time = row.time + window.ms;
  return time < now ? time : undefined;
}
