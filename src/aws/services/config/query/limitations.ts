// What advanced queries refuse although it is well formed.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html ("Limitations")
import { aggregateName, type Condition, type Query } from './ast.ts';
import { invalidExpression } from './invalid-expression.ts';

const MOST_GROUPS = 3;

/** Throws InvalidExpressionException. */
export function checkLimitations(query: Query): void {
  const { fields, groupBy, orderBy } = query;
  const aggregates = fields.filter((field) => field.kind === 'aggregate').map(aggregateName);
  const orderedBy = orderBy.flatMap(({ field }) => (field.kind === 'aggregate' ? aggregateName(field) : []));
  if (groupBy.length > MOST_GROUPS) throw invalidExpression(`GROUP BY may contain up to ${MOST_GROUPS} properties.`);
  if (orderedBy.length > 0 && groupBy.length > 1) {
    throw invalidExpression('GROUP BY with an ORDER BY clause referencing aggregate functions may contain only a single property.');
  }
  const unknown = orderedBy.find((name) => !aggregates.includes(name));
  if (unknown) throw invalidExpression(`ORDER BY ${unknown}: it must be selected.`);
  if (aggregates.length > 0 || groupBy.length > 0) checkGroups(query);
  checkCasing(propertiesOf(query));
}

/** Beside aggregates only what they are grouped by has one value for each row. */
function checkGroups({ fields, groupBy, orderBy }: Query): void {
  const selected = fields.flatMap((field) => (field.kind === 'property' ? field.path : field.kind === 'all' ? '*' : []));
  const ordered = orderBy.flatMap(({ field }) => (field.kind === 'property' ? field.path : []));
  const loose = [...selected, ...ordered].find((path) => !groupBy.includes(path));
  if (loose) throw invalidExpression(`${loose} must be in the GROUP BY clause or in an aggregate function.`);
}

function propertiesOf({ fields, condition, groupBy, orderBy }: Query): readonly string[] {
  const named = [...fields, ...orderBy.map(({ field }) => field)].flatMap((field) => (field.kind === 'all' ? [] : (field.path ?? [])));
  return [...new Set([...named, ...groupBy, ...(condition ? propertiesOfCondition(condition) : [])])];
}

function propertiesOfCondition(condition: Condition): readonly string[] {
  if ('left' in condition) {
    return [...propertiesOfCondition(condition.left), ...propertiesOfCondition(condition.right)];
  }
  return condition.kind === 'not' ? propertiesOfCondition(condition.condition) : [condition.path];
}

/** AWS: "mismatched identifiers": the same spelling, or the beginning of the other one, in other cases. */
function checkCasing(properties: readonly string[]): void {
  for (const one of properties) {
    const other = properties.find((each) => each.toLowerCase().startsWith(one.toLowerCase()) && !each.startsWith(one));
    if (other) throw invalidExpression(`Mismatched identifiers: ${one} and ${other}.`);
  }
}
