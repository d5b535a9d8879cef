// Inside the body of CREATE FUNCTION the parameters are the names that an expression may use.
import { resolveType, typeText } from '../semantics/sql-type.ts';
import { parseStatements } from '../syntax/parser.ts';
import { SqlError } from '../syntax/sql-error.ts';
import type { Token } from '../syntax/token.ts';
import type { OfferedRelation } from './from-scope.ts';
import { isWord } from './token-tests.ts';

/** The parameters as a relation without a name, at a position behind RETURN; undefined elsewhere. `tokens` are the statement's. */
export function parametersAt(tokens: readonly Token[], offset: number): OfferedRelation | undefined {
  const body = tokens.find((token) => isWord(token, 'RETURN'));
  const [first] = tokens;
  if (!first || !body || !isWord(first, 'CREATE') || offset < body.span.end) return undefined;
  try {
    // Whatever the body is so far: with NULL in its place the head can be read.
    const [statement] = parseStatements(`${first.span.sql.slice(first.span.start, body.span.end)} NULL`);
    if (statement?.kind !== 'createFunction') return undefined;
    const columns = statement.parameters.map(({ name, type }) => ({ name: name.value, type: typeText(resolveType(type)) }));
    return { alias: undefined, columns, rowtime: 'none' };
  } catch (error) {
    if (error instanceof SqlError) return undefined;
    throw error;
  }
}
