// Reads the condition of a query.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/query-components.html and querying-AWS-resources.html ("Limitations")
import type { Comparison, Condition, Literal } from './ast.ts';
import { invalidExpression } from './invalid-expression.ts';
import type { TokenCursor } from './token-cursor.ts';

/** Ours: a condition is read by calls inside each other. */
const DEEPEST_NESTING = 100;

/** AWS: "Wildcard matches must be at least three characters long". */
const SHORTEST_PREFIX = 3;

const COMPARISONS: readonly Comparison[] = ['=', '<', '<=', '>', '>='];

/** condition ::= term [ OR term ]... */
export function readCondition(cursor: TokenCursor, depth = 0): Condition {
  if (depth > DEEPEST_NESTING) throw invalidExpression('The condition is nested too deeply.');
  let condition = readTerm(cursor, depth);
  while (cursor.takeIf('OR')) condition = { kind: 'or', left: condition, right: readTerm(cursor, depth) };
  return condition;
}

/** term ::= factor [ AND factor ]... */
function readTerm(cursor: TokenCursor, depth: number): Condition {
  let condition = readFactor(cursor, depth);
  while (cursor.takeIf('AND')) condition = { kind: 'and', left: condition, right: readFactor(cursor, depth) };
  return condition;
}

/** factor ::= NOT factor | ( condition ) | test */
function readFactor(cursor: TokenCursor, depth: number): Condition {
  if (depth > DEEPEST_NESTING) throw invalidExpression('The condition is nested too deeply.');
  if (cursor.takeIf('NOT')) return { kind: 'not', condition: readFactor(cursor, depth + 1) };
  if (!cursor.takeIf('(')) return readTest(cursor);
  const condition = readCondition(cursor, depth + 1);
  cursor.demand(')');
  return condition;
}

/** test ::= property ( comparison | [ NOT ] ( in | between | like ) ) */
function readTest(cursor: TokenCursor): Condition {
  const path = cursor.property();
  if (cursor.takeIf('NOT')) return { kind: 'not', condition: readMatch(cursor, path) ?? fail(cursor, 'IN, BETWEEN or LIKE') };
  return readMatch(cursor, path) ?? readComparison(cursor, path);
}

/** comparison ::= ( = | != | <> | < | <= | > | >= ) literal */
function readComparison(cursor: TokenCursor, path: string): Condition {
  if (cursor.takeIf('!=') || cursor.takeIf('<>')) {
    return { kind: 'not', condition: { kind: 'compare', path, operator: '=', value: readLiteral(cursor) } };
  }
  const operator = COMPARISONS.find((each) => cursor.takeIf(each)) ?? fail(cursor, 'a comparison');
  return { kind: 'compare', path, operator, value: readLiteral(cursor) };
}

/**
 * in ::= IN ( literal [, literal]... )
 * between ::= BETWEEN literal AND literal
 * like ::= LIKE text
 */
function readMatch(cursor: TokenCursor, path: string): Condition | undefined {
  if (cursor.takeIf('IN')) {
    cursor.demand('(');
    const values = [readLiteral(cursor)];
    while (cursor.takeIf(',')) values.push(readLiteral(cursor));
    cursor.demand(')');
    return { kind: 'in', path, values };
  }
  if (cursor.takeIf('BETWEEN')) {
    const low = readLiteral(cursor);
    cursor.demand('AND');
    return { kind: 'between', path, low, high: readLiteral(cursor) };
  }
  if (!cursor.takeIf('LIKE')) return undefined;
  if (cursor.next.kind !== 'text') throw cursor.unexpected('a text');
  return { kind: 'like', path, ...readPattern(cursor.take().value) };
}

/** pattern ::= at least three letters, then wildcards: `%` for any number of letters, `_` for one */
function readPattern(pattern: string): { readonly prefix: string; readonly wildcards: string } {
  const [, prefix, wildcards] = /^([^%_]*)([%_]*)$/.exec(pattern) ?? [];
  if (prefix === undefined || wildcards === undefined) throw invalidExpression(`Only suffix wildcards are supported: '${pattern}'.`);
  if (wildcards !== '' && prefix.length < SHORTEST_PREFIX) {
    throw invalidExpression(`Wildcard matches must be at least ${SHORTEST_PREFIX} characters long: '${pattern}'.`);
  }
  return { prefix, wildcards };
}

/** literal ::= text | number | TRUE | FALSE. "NULL value queries are not supported." */
function readLiteral(cursor: TokenCursor): Literal {
  if (cursor.takeIf('TRUE')) return true;
  if (cursor.takeIf('FALSE')) return false;
  const { kind, value } = cursor.next;
  if (kind !== 'text' && kind !== 'number') throw cursor.unexpected('a value');
  cursor.take();
  return kind === 'number' ? Number(value) : value;
}

function fail(cursor: TokenCursor, wanted: string): never {
  throw cursor.unexpected(wanted);
}
