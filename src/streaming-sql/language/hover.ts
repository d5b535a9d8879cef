// What stands under the pointer: a function, a column, a stream or a word of the language, and where AWS describes it.

import { typeText } from '../semantics/sql-type.ts';
import type { Token } from '../syntax/token.ts';
import { analyse } from './analysis.ts';
import { pageAddress } from './docs/function-doc.ts';
import { FUNCTION_DOCS } from './docs/function-docs.ts';
import { KEYWORD_DOCS } from './docs/keyword-docs.ts';
import { type OfferedRelation, relationsAt } from './from-scope.ts';
import { parametersAt } from './function-parameters.ts';
import { createdSignature } from './offers.ts';
import { written } from './quoting.ts';
import { scan } from './scan.ts';
import type { SourceRange } from './source-range.ts';
import type { SqlCatalog } from './sql-catalog.ts';
import { type StatementRange, statementAt, statementRanges } from './statement-ranges.ts';
import { isName, isSymbol, isWord } from './token-tests.ts';

export interface SqlHover extends SourceRange {
  /** Code: a signature, or a name and its type. */
  readonly title: string;
  readonly says: string;
  /** The address of AWS's page, where there is one. */
  readonly page?: string;
}

type Said = Pick<SqlHover, 'title' | 'says' | 'page'>;

/** Undefined where there is nothing to say: punctuation, literals, comments, unknown names. Never throws SqlError. */
export function hover(sql: string, offset: number, given: SqlCatalog): SqlHover | undefined {
  const { tokens } = scan(sql);
  const statement = statementAt(statementRanges(tokens), offset);
  const at = statement?.tokens.findIndex(({ span }) => span.start <= offset && offset < span.end) ?? -1;
  const token = statement?.tokens[at];
  if (!statement || !token) return undefined;
  const said = ofFunction(statement.tokens, at) ?? ofName(sql, statement, at, given) ?? ofKeyword(token);
  return said && { ...said, start: token.span.start, end: token.span.end };
}

/** A call, an operator, or a name that is called without brackets. */
function ofFunction(tokens: readonly Token[], at: number): Said | undefined {
  const token = tokens[at];
  const operator = isWord(token, 'SIMILAR') ? 'SIMILAR TO' : (token?.value ?? '');
  const doc = FUNCTION_DOCS.get(operator);
  if (!doc || token?.kind === 'quoted' || token?.kind === 'string' || isSymbol(tokens[at - 1], '.')) return undefined;
  if (doc.kind !== 'operator' && doc.snippet !== undefined && !isSymbol(tokens[at + 1], '(')) return undefined;
  return { title: doc.signature, says: doc.says, page: pageAddress(doc.page) };
}

function ofKeyword(token: Token): Said | undefined {
  const doc = token.kind === 'word' ? KEYWORD_DOCS.get(token.value) : undefined;
  return doc && { title: token.value, says: doc.says, page: pageAddress(doc.page) };
}

function ofName(sql: string, { tokens, start }: StatementRange, at: number, given: SqlCatalog): Said | undefined {
  const token = tokens[at];
  if (!token || !isName(token)) return undefined;
  const { catalog } = analyse(sql, given, start);
  const parameters = parametersAt(tokens, token.span.start);
  const relations = parameters ? [parameters] : relationsAt(tokens, token.span.start, catalog);
  const qualifier = isSymbol(tokens[at - 1], '.') ? tokens[at - 2]?.value : undefined;
  const column = ofColumn(token.value, qualifier === undefined ? relations : relations.filter(({ alias }) => alias === qualifier));
  if (column) return column;
  const stream = catalog.streams.get(token.value) ?? catalog.tables.get(token.value) ?? declared(sql, given, token.value);
  if (stream) {
    const columns = stream.columns.map(({ name, type }) => `${written(name)} ${typeText(type)}`);
    const kind = catalog.tables.has(token.value) ? 'Reference table' : 'In-application stream';
    return { title: `${written(token.value)} (${columns.join(', ')})`, says: `${kind} of ${count(columns.length)}.` };
  }
  const created = catalog.functions.get(token.value);
  if (created) {
    const title = created.map((overload) => createdSignature(token.value, overload)).join('\n');
    return { title, says: 'A function that this file creates.' };
  }
  const relation = relations.find(({ alias }) => alias === token.value);
  if (!relation) return undefined;
  const columns = relation.columns.map(({ name, type }) => `${written(name)} ${type}`);
  return { title: `${written(token.value)} (${columns.join(', ')})`, says: 'A source of this query, by its name in FROM.' };
}

/** A stream that this statement, or a later one, creates. */
const declared = (sql: string, given: SqlCatalog, name: string) => analyse(sql, given).catalog.streams.get(name);

const count = (columns: number): string => (columns === 1 ? 'one column' : `${columns} columns`);

function ofColumn(name: string, relations: readonly OfferedRelation[]): Said | undefined {
  for (const { alias, columns } of relations) {
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) continue;
    const quotes = written(name) === name ? '' : ' Its name needs the quotes: without them it would be read as upper case.';
    return { title: `${written(name)} ${column.type}`, says: `Column${alias ? ` of ${written(alias)}` : ''}.${quotes}` };
  }
  return undefined;
}
