// Reads a query. Productions: https://docs.aws.amazon.com/config/latest/developerguide/query-components.html ("Synopsis").
import { type AggregateField, aggregateOperations, type Field, type Ordering, type PropertyField, type Query } from './ast.ts';
import { readCondition } from './condition-parser.ts';
import { TokenCursor } from './token-cursor.ts';
import { tokenize } from './tokens.ts';

/**
 * query ::= SELECT field [, field]... [ WHERE condition ] [ GROUP BY property [, property]... ] [ ORDER BY ordering [, ordering]... ]
 *
 * Throws InvalidExpressionException.
 */
export function parseQuery(expression: string): Query {
  const cursor = new TokenCursor(tokenize(expression));
  cursor.demand('SELECT');
  const fields = listOf(cursor, readField);
  const condition = cursor.takeIf('WHERE') ? readCondition(cursor) : undefined;
  const groupBy = takeIfBy(cursor, 'GROUP') ? listOf(cursor, () => cursor.property()) : [];
  const orderBy = takeIfBy(cursor, 'ORDER') ? listOf(cursor, readOrdering) : [];
  if (cursor.next.kind !== 'end') throw cursor.unexpected('the end of the query');
  return { fields, ...(condition && { condition }), groupBy, orderBy };
}

function takeIfBy(cursor: TokenCursor, word: 'GROUP' | 'ORDER'): boolean {
  if (!cursor.takeIf(word)) return false;
  cursor.demand('BY');
  return true;
}

function listOf<Part>(cursor: TokenCursor, read: (cursor: TokenCursor) => Part): readonly Part[] {
  const parts = [read(cursor)];
  while (cursor.takeIf(',')) parts.push(read(cursor));
  return parts;
}

/** field ::= * | property | aggregate */
function readField(cursor: TokenCursor): Field {
  return cursor.takeIf('*') ? { kind: 'all' } : readPropertyOrAggregate(cursor);
}

/** aggregate ::= ( AVG | COUNT | MAX | MIN | SUM ) ( * | property ), the star for COUNT alone */
function readPropertyOrAggregate(cursor: TokenCursor): PropertyField | AggregateField {
  const path = cursor.property();
  if (!cursor.takeIf('(')) return { kind: 'property', path };
  const operation = aggregateOperations.find((each) => each === path.toUpperCase());
  if (!operation) throw cursor.unexpected(`one of ${aggregateOperations.join(', ')} before the bracket`);
  const field: AggregateField =
    operation === 'COUNT' && cursor.takeIf('*')
      ? { kind: 'aggregate', operation }
      : { kind: 'aggregate', operation, path: cursor.property() };
  // AWS: "Aggregate functions can accept only a single argument or property", and no other function.
  cursor.demand(')');
  return field;
}

/** ordering ::= ( property | aggregate ) [ ASC | DESC ] */
function readOrdering(cursor: TokenCursor): Ordering {
  const field = readPropertyOrAggregate(cursor);
  if (cursor.takeIf('DESC')) return { field, direction: 'DESC' };
  cursor.takeIf('ASC');
  return { field, direction: 'ASC' };
}
