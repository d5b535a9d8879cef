// Rows that stand for many items: groups and what is counted, summed and compared in them.
import { type AggregateField, aggregateName, type Query } from './ast.ts';
import { compareValues } from './order.ts';
import { valuesAt } from './property.ts';

/** Items that have the same values in the properties of GROUP BY. */
interface Group {
  readonly values: readonly unknown[];
  readonly items: readonly unknown[];
}

export interface AggregateRow {
  /** The value of each property of GROUP BY, by its path. */
  readonly groups: ReadonlyMap<string, unknown>;
  /** By the name of the aggregate: `COUNT(*)`. */
  readonly aggregates: ReadonlyMap<string, unknown>;
}

/** One row for each group, in the order in which they appear; one in all where the query has no GROUP BY. */
export function aggregateRows({ fields, groupBy }: Query, items: readonly unknown[]): readonly AggregateRow[] {
  const aggregates = fields.filter((field) => field.kind === 'aggregate');
  return groupsOf(items, groupBy).map(({ values, items: members }) => ({
    groups: new Map(groupBy.map((path, index) => [path, values[index]])),
    aggregates: new Map(aggregates.map((aggregate) => [aggregateName(aggregate), aggregateOf(aggregate, members)])),
  }));
}

/** An item without a value is in no group; one with many values of a property is in the group of each (inferred). */
function groupsOf(items: readonly unknown[], groupBy: readonly string[]): readonly Group[] {
  if (groupBy.length === 0) return [{ values: [], items }];
  const groups = new Map<string, { values: readonly unknown[]; items: unknown[] }>();
  for (const item of items) {
    for (const values of combinations(groupBy.map((path) => [...new Set(valuesAt(item, path))]))) {
      const key = JSON.stringify(values);
      const group = groups.get(key) ?? { values, items: [] };
      groups.set(key, group);
      group.items.push(item);
    }
  }
  return [...groups.values()];
}

function combinations(choices: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return choices.reduce<readonly (readonly unknown[])[]>(
    (all, values) => all.flatMap((each) => values.map((value) => [...each, value])),
    [[]],
  );
}

function aggregateOf({ operation, path }: AggregateField, items: readonly unknown[]): unknown {
  if (path === undefined) return items.length;
  if (operation === 'COUNT') return items.filter((item) => valuesAt(item, path).length > 0).length;
  const values = items.flatMap((item) => valuesAt(item, path));
  if (operation === 'MIN') return values.toSorted(compareValues)[0] ?? null;
  if (operation === 'MAX') return values.toSorted(compareValues).at(-1) ?? null;
  const numbers = values.map(Number).filter((value) => Number.isFinite(value));
  const sum = numbers.reduce((total, value) => total + value, 0);
  if (operation === 'SUM') return sum;
  return numbers.length > 0 ? sum / numbers.length : null;
}
