// Random queries with something like a table: reference tables beside a stream, and functions over a stream inside TABLE( ).
import { anything, type Column, columnsOf, compared, condition, type Expression, type Type, type Value } from './expression.ts';
import { isExact } from './number.ts';
import { each, floor, named, project, type Query, selectList, type Table, whereText } from './query.ts';
import type { Random } from './random.ts';

/** INNER or LEFT join with a reference table, on equal keys and perhaps one test more. `cell` makes a value of the table. */
export function lookupQuery(
  random: Random,
  source: string,
  columns: readonly Column[],
  cell: (random: Random, column: Column) => Value,
): Query {
  const table: Table = {
    name: 'RATES',
    columns,
    rows: random.list(0, 8, () => columns.map((column) => cell(random, column))),
  };
  const [a, b] = [columnsOf(columns, 'a.'), columnsOf(columns, 'b.', columns.length)];
  const key = random.int(0, columns.length - 1);
  const left = a[key] as Expression;
  // Exact numbers of different types are equal by their values.
  const alike = b.filter(({ type }, i) => i === key || (isExact(type) && isExact(left.type)));
  const tests = [compared('=', left, random.pick(alike))];
  if (random.chance(0.3)) tests.push(condition(random, [...a, ...b], 1));
  const kind = random.pick(['INNER', 'LEFT']);
  const items = random.list(2, 4, () => anything(random, random.chance(0.5) ? a : b));
  const nothing = columns.map(() => null);
  return {
    sql: `SELECT STREAM ${selectList(items)} FROM ${source} AS a ${kind} JOIN RATES AS b ON ${tests.map(({ sql }) => sql).join(' AND ')}`,
    tables: [table],
    columns: named(items),
    order: 'given',
    compute(rows) {
      const pairs = rows.flatMap((row) => {
        const all = table.rows.map((values) => ({ time: row.time, values: [...row.values, ...values] }));
        const matching = all.filter((pair) => tests.every((test) => test.value(pair) === true));
        return matching.length === 0 && kind === 'LEFT' ? [{ time: row.time, values: [...row.values, ...nothing] }] : matching;
      });
      const produced: ReturnType<typeof project>[] = [];
      const lost = each(pairs, (pair) => {
        produced.push(project(items, pair));
      });
      return { rows: produced, lost };
    },
  };
}

const COUNTED: readonly Type[] = ['VARCHAR(8)', 'INTEGER', 'BIGINT', 'BOOLEAN'];

/** TOP_K_ITEMS_TUMBLING and COUNT_DISTINCT_ITEMS_TUMBLING: exact as long as there are few items. */
export function itemsQuery(random: Random, source: string, columns: readonly Column[]): Query {
  const seconds = random.pick([1, 5, 60]);
  const k = random.int(1, 3);
  const column = random.pick(columns.filter(({ type }) => COUNTED.includes(type)));
  const at = columns.indexOf(column);
  const top = random.chance(0.5);
  const inputs = columnsOf(columns);
  const where = random.chance(0.3) ? condition(random, inputs) : undefined;
  const cursor = `CURSOR(SELECT STREAM * FROM ${source}${whereText(where)})`;
  const windows = (rows: Parameters<Query['compute']>[0], now: number) => {
    const found = new Map<number, Value[]>();
    for (const row of rows) {
      if (where && where.value(row) !== true) continue;
      const end = floor(row.time, seconds * 1000) + seconds * 1000;
      found.set(end, [...(found.get(end) ?? []), row.values[at] as Value]);
    }
    return [...found].filter(([end]) => end <= now);
  };
  if (!top) {
    return {
      sql: `SELECT STREAM * FROM TABLE(COUNT_DISTINCT_ITEMS_TUMBLING(${cursor}, '${column.name}', ${seconds}))`,
      columns: [{ name: 'NUMBER_OF_DISTINCT_ITEMS', type: 'BIGINT' }],
      order: 'given',
      compute: (rows, now) => ({
        rows: windows(rows, now)
          .map(([time, items]) => ({ time, values: [BigInt(new Set(items.filter((item) => item !== null)).size)] }))
          .filter(({ values }) => values[0] !== 0n),
        lost: 0,
      }),
    };
  }
  return {
    sql: `SELECT STREAM * FROM TABLE(TOP_K_ITEMS_TUMBLING(${cursor}, '${column.name}', ${k}, ${seconds}))`,
    columns: [
      { name: 'ITEM', type: 'VARCHAR(1024)' },
      { name: 'ITEM_COUNT', type: 'DOUBLE' },
    ],
    order: 'given',
    compute: (rows, now) => ({
      rows: windows(rows, now).flatMap(([time, items]) =>
        // Of equal counts the item that was there first (inferred).
        [...new Set(items)]
          .map((item) => ({ item, count: items.filter((other) => other === item).length }))
          .sort((x, y) => y.count - x.count)
          .slice(0, k)
          .map(({ item, count }) => ({ time, values: [item === null ? null : String(item), count] })),
      ),
      lost: 0,
    }),
  };
}
