// Random queries of two streams: joins of windows, and UNION ALL. Rows of both come in one order of arrival.
import { anything, type Column, columnsOf, compared, condition, type Expression, type Tuple } from './expression.ts';
import { type Outcome, project } from './query.ts';
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

const selectList = (items: readonly { sql: string }[]): string => items.map(({ sql }, i) => `${sql} AS C${i}`).join(', ');
const named = (items: readonly Expression[]): Column[] => items.map(({ type }, i) => ({ name: `C${i}`, type }));

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
    .map((there) => (there ? random.pick([1, 2, 5]) * 1000 : undefined)) as [number | undefined, number | undefined];
  const key = random.int(0, 1);
  const tests = [compared('=', a[key] as Expression, b[key] as Expression)];
  if (random.chance(0.4)) tests.push(compared(random.pick(['<', '<>', '>=']), a[1] as Expression, b[1] as Expression));
  const items = random.list(2, 4, () => anything(random, random.chance(0.5) ? a : b)).map(withoutLoss(a, b, random));
  const side = (i: 0 | 1): string => {
    const ms = windows[i];
    return `${streams[i]}${ms === undefined ? '' : ` OVER (RANGE INTERVAL '${ms / 1000}' SECOND PRECEDING)`} AS ${i === 0 ? 'a' : 'b'}`;
  };
  const keeps = [kind === 'LEFT' || kind === 'FULL', kind === 'RIGHT' || kind === 'FULL'];
  const nothing = new Array(width).fill(null);
  const joined = (left: Tuple | undefined, right: Tuple | undefined, time: number): Tuple =>
    project(items, { time, values: [...(left?.values ?? nothing), ...(right?.values ?? nothing)] });
  return {
    sql: `SELECT STREAM ${selectList(items)} FROM ${side(0)} ${kind} JOIN ${side(1)} ON ${tests.map(({ sql }) => sql).join(' AND ')}`,
    columns: named(items),
    apart: windows.includes(undefined),
    compute(source, now) {
      const rows: Tuple[] = [];
      const matched = new Set<Arrival>();
      source.forEach((later, i) => {
        for (const earlier of source.slice(0, i)) {
          const window = windows[earlier.stream];
          if (earlier.stream === later.stream || window === undefined || earlier.time < later.time - window) continue;
          const [left, right] = earlier.stream === 0 ? [earlier, later] : [later, earlier];
          const pair = { time: later.time, values: [...left.values, ...right.values] };
          if (!tests.every((test) => test.value(pair) === true)) continue;
          matched.add(earlier).add(later);
          rows.push(joined(left, right, later.time));
        }
      });
      for (const row of source) {
        if (matched.has(row) || !keeps[row.stream]) continue;
        const window = windows[row.stream];
        // A window keeps its row as long as a match may come: the row is given up after its window's last instant.
        const time = row.time + (window ?? 0);
        if (window === undefined || time < now) rows.push(row.stream === 0 ? joined(row, undefined, time) : joined(undefined, row, time));
      }
      return { rows: rows.sort((x, y) => x.time - y.time), lost: 0 };
    },
  };
}

/** A lost row of a join would be told apart from an unmatched one only by guessing: divisions become columns. */
function withoutLoss(a: readonly Expression[], b: readonly Expression[], random: Random): (item: Expression) => Expression {
  return (item) => (item.sql.includes('/') ? random.pick([...a, ...b]) : item);
}
