// What stands around the cursor: the statement, the part of a name that is typed already, and the tokens before it.
import type { Token } from '../syntax/token.ts';
import { blanked, type Scan, scan } from './scan.ts';
import type { SourceRange } from './source-range.ts';
import { type StatementRange, statementAt, statementRanges } from './statement-ranges.ts';
import { isSymbol } from './token-tests.ts';

export interface CursorContext {
  /** What a choice replaces: the part of a name at the cursor, or nothing at the cursor. */
  readonly replace: SourceRange;
  /** The text of `replace` before the cursor. */
  readonly typed: string;
  /** The statement's text before `replace`. */
  readonly beginning: string;
  /** Its tokens. */
  readonly before: readonly Token[];
  /** The whole statement, behind the cursor too. */
  readonly statement: StatementRange | undefined;
}

/** The context at `offset`; undefined inside a string, a number or a comment. */
export function cursorContext(sql: string, offset: number): CursorContext | undefined {
  const prefix = scan(sql.slice(0, offset));
  if (insideComment(sql, offset, prefix)) return undefined;
  const open = prefix.errors.at(-1)?.range.start;
  if (open !== undefined && (sql[open] === "'" || sql.startsWith('/*', open)) && reachesTo(sql, open, offset)) return undefined;
  const last = prefix.tokens.at(-1);
  if (last?.kind === 'number' && last.span.end === offset) return undefined;
  let start = offset;
  if (open !== undefined && sql[open] === '"' && reachesTo(sql, open, offset)) start = open;
  else if ((last?.kind === 'word' || last?.kind === 'quoted') && last.span.end === offset) start = last.span.start;
  const before = sinceSemicolon(prefix.tokens.filter(({ span }) => span.end <= start));
  const first = before[0]?.span.start ?? start;
  let whole = scan(sql).tokens;
  const end = endOfName(sql, start, offset, whole);
  // A quote that is still open has swallowed what follows: the rest is read as if nothing were typed yet.
  if (sql[start] === '"' && end === offset) whole = scan(blanked(sql, { start, end })).tokens;
  return {
    replace: { start, end },
    typed: sql.slice(start, offset),
    beginning: sql.slice(first, start),
    before,
    statement: statementAt(statementRanges(whole), Math.max(first, start)),
  };
}

/** A quote that is not closed holds the cursor only on its own line. */
const reachesTo = (sql: string, open: number, offset: number): boolean => !sql.slice(open, offset).includes('\n');

function insideComment(sql: string, offset: number, { comments, errors }: Scan): boolean {
  const comment = comments.at(-1);
  if (comment && comment.end >= offset && !comment.text.startsWith('/*') && offset > comment.start) return true;
  return errors.some(({ range }) => sql.startsWith('/*', range.start));
}

function sinceSemicolon(tokens: readonly Token[]): readonly Token[] {
  return tokens.slice(tokens.findLastIndex((token) => isSymbol(token, ';')) + 1);
}

function endOfName(sql: string, start: number, offset: number, tokens: readonly Token[]): number {
  const token = tokens.find(({ span }) => span.start === start && span.end >= offset);
  // A quote that is still open pairs with the next one, however far: what lies behind a blank is not this name.
  const isName = token?.kind === 'word' || (token?.kind === 'quoted' && !/\s/.test(sql.slice(offset, token.span.end)));
  return isName && token ? token.span.end : offset;
}
