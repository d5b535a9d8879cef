// The engine's tokens of a text that is still being written: what the lexer refuses is set aside, and the rest goes on.
import { tokenize } from '../syntax/lexer.ts';
import { SqlError } from '../syntax/sql-error.ts';
import type { Token } from '../syntax/token.ts';
import { rangeOf, type SourceRange } from './source-range.ts';

export interface Comment extends SourceRange {
  /** With its marks: `-- ...`, `// ...` or a block. */
  readonly text: string;
}

export interface LexicalError {
  readonly error: SqlError;
  readonly range: SourceRange;
}

export interface Scan {
  /** Without the `end` token. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly errors: readonly LexicalError[];
}

// More mistakes of this kind than this are one mistake: text that is not SQL.
const MAX_LEXICAL_ERRORS = 20;
const COMMENT = /--[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** Tokens, comments and lexical errors of any text. Never throws SqlError. */
export function scan(sql: string): Scan {
  const tokens: Token[] = [];
  const errors: LexicalError[] = [];
  let from = 0;
  while (from < sql.length) {
    const part = tokensFrom(sql, from);
    tokens.push(...part.tokens);
    if (!part.refused) break;
    errors.push({ error: part.refused, range: firstLine(sql, rangeOf(part.refused, sql)) });
    from = resumeAt(sql, rangeOf(part.refused, sql));
    if (errors.length >= MAX_LEXICAL_ERRORS) break;
  }
  return { tokens, comments: commentsBetween(sql, tokens, errors), errors };
}

/** The text with the range blank, so that the rest keeps its place. */
export function blanked(sql: string, { start, end }: SourceRange): string {
  return sql.slice(0, start) + sql.slice(start, end).replace(/[^\n]/g, ' ') + sql.slice(end);
}

function tokensFrom(sql: string, from: number): { readonly tokens: readonly Token[]; readonly refused?: SqlError } {
  try {
    return { tokens: withoutEnd(tokenize(blanked(sql, { start: 0, end: from }))) };
  } catch (refused) {
    if (!(refused instanceof SqlError)) throw refused;
    const { start } = rangeOf(refused, sql);
    return { tokens: start > from ? tokensBefore(sql, from, start) : [], refused };
  }
}

/** What stands before the refused text was read by the lexer once already. */
function tokensBefore(sql: string, from: number, end: number): readonly Token[] {
  return tokensFrom(sql.slice(0, end), from).tokens;
}

const withoutEnd = (tokens: readonly Token[]): readonly Token[] => tokens.filter(({ kind }) => kind !== 'end');

/** Behind a character that is no token; behind the line of a quote that is not closed. */
function resumeAt(sql: string, { start, end }: SourceRange): number {
  if (end < sql.length && !sql.slice(start, end).includes('\n')) return end;
  const line = sql.indexOf('\n', start);
  return line < 0 ? sql.length : line;
}

/** A quote that is not closed reaches to the end of the text: the mark stays on its line. */
function firstLine(sql: string, { start, end }: SourceRange): SourceRange {
  const line = sql.indexOf('\n', start);
  return { start, end: line < 0 ? end : Math.min(end, Math.max(line, start + 1)) };
}

function commentsBetween(sql: string, tokens: readonly Token[], errors: readonly LexicalError[]): Comment[] {
  const solid = [...tokens.map(({ span }) => span), ...errors.map(({ range }) => range)].sort((a, b) => a.start - b.start);
  const comments: Comment[] = [];
  let from = 0;
  for (const { start, end } of [...solid, { start: sql.length, end: sql.length }]) {
    for (const match of sql.slice(from, start).matchAll(COMMENT)) {
      comments.push({ text: match[0].trimEnd(), start: from + match.index, end: from + match.index + match[0].length });
    }
    from = Math.max(from, end);
  }
  return comments;
}
