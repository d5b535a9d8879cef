// SelectResourceConfig: a query asked of the current items.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html
import { type AggregateRow, aggregateRows } from './aggregate.ts';
import { aggregateName, type Ordering, type Query } from './ast.ts';
import { holdsFor } from './condition.ts';
import { checkLimitations } from './limitations.ts';
import { ordered } from './order.ts';
import { parseQuery } from './parser.ts';
import { type Selection, selected, selectionOf, valuesAt } from './property.ts';
import type { QueryItem, QueryResult, SelectResources } from './query-contract.ts';

type Row = QueryResult['rows'][number];

/** AWS: what `SELECT *` stands for, "only the top-level, scalar properties of a CI". */
const SCALARS: readonly string[] = [
  ...['accountId', 'awsRegion', 'arn', 'availabilityZone', 'configurationItemCaptureTime', 'resourceCreationTime'],
  ...['resourceId', 'resourceName', 'resourceType', 'version'],
];

/** Throws AwsError InvalidExpressionException for an expression that is no query or asks for what advanced queries do not do. */
export const selectResources: SelectResources = (expression, items, { limit }) => {
  const query = parseQuery(expression);
  checkLimitations(query);
  const { condition, fields, groupBy } = query;
  const found = condition ? items.filter((item) => holdsFor(condition, item)) : items;
  const grouped = groupBy.length > 0 || fields.some(({ kind }) => kind === 'aggregate');
  const rows = grouped ? groupedRows(query, found) : itemRows(query, found);
  return { rows: limit === undefined ? rows : rows.slice(0, limit), queryInfo: { selectFields: namesOf(query).map((name) => ({ name })) } };
};

function itemRows(query: Query, items: readonly QueryItem[]): readonly Row[] {
  const selection = selectionOf(namesOf(query));
  const keys = query.orderBy.map(({ field, direction }) => ({
    direction,
    valuesOf: (item: QueryItem) => (field.kind === 'property' ? valuesAt(item, field.path) : []),
  }));
  return ordered(items, keys).map((item) => rowOf(item, selection));
}

function rowOf(item: QueryItem, selection: Selection): Row {
  return (selected(item, selection) ?? {}) as Row;
}

function groupedRows(query: Query, items: readonly QueryItem[]): readonly Row[] {
  const keys = query.orderBy.map(({ field, direction }) => ({ direction, valuesOf: (row: AggregateRow) => [sortValue(row, field)] }));
  return ordered(aggregateRows(query, items), keys).map((row) => {
    const answer: Record<string, unknown> = Object.fromEntries(row.aggregates);
    for (const field of query.fields) if (field.kind === 'property') nest(answer, field.path.split('.'), row.groups.get(field.path));
    return answer;
  });
}

function sortValue({ groups, aggregates }: AggregateRow, field: Ordering['field']): unknown {
  return field.kind === 'property' ? groups.get(field.path) : aggregates.get(aggregateName(field));
}

/** `configuration.complianceType` becomes `{ configuration: { complianceType } }`. */
function nest(answer: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    answer[first] = value;
    return;
  }
  const inner = (Object.hasOwn(answer, first) ? answer[first] : {}) as Record<string, unknown>;
  answer[first] = inner;
  nest(inner, rest, value);
}

/** The names of the fields, a star taken apart. */
function namesOf({ fields }: Query): readonly string[] {
  return fields.flatMap((field) => {
    if (field.kind === 'all') return SCALARS;
    return field.kind === 'property' ? field.path : aggregateName(field);
  });
}
