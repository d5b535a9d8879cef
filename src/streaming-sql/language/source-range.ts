// A stretch of the text under edit, by offsets, and where an SqlError points.
import type { SqlError } from '../syntax/sql-error.ts';

/** Offsets into the text, in UTF-16 units; `end` exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** Lines and columns count from 1, as editors show them. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/**
 * The range that an error of the engine points at. Its lines and columns count from 1 and its end is inclusive. An error behind the
 * last character marks that character: an editor shows nothing under a blank.
 */
export function rangeOf(error: SqlError, sql: string): SourceRange {
  const start = Math.min(offsetOf(sql, { line: error.line, column: error.column }), sql.length);
  if (' \t\r\n'.includes(sql[start] ?? ' ')) return { start: Math.max(0, start - 1), end: start };
  const end = offsetOf(sql, { line: error.endLine, column: error.endColumn }) + 1;
  return { start, end: Math.min(Math.max(end, start), sql.length) };
}

/** The offset of a position. A line beyond the last one is the end of the text. */
export function offsetOf(sql: string, { line, column }: SourcePosition): number {
  let at = 0;
  for (let seen = 1; seen < line; seen++) {
    const next = sql.indexOf('\n', at);
    if (next < 0) return sql.length;
    at = next + 1;
  }
  return at + column - 1;
}

/** The position of an offset. */
export function positionOf(sql: string, offset: number): SourcePosition {
  const before = sql.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
