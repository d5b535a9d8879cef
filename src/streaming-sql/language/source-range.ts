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
 * The range that an error of the engine points at. An error behind the last character marks that character: an editor shows nothing
 * under a blank.
 */
export function rangeOf(error: SqlError, sql: string): SourceRange {
  const start = Math.min(error.start, sql.length);
  if (' \t\r\n'.includes(sql[start] ?? ' ')) return { start: Math.max(0, start - 1), end: start };
  return { start, end: Math.min(Math.max(error.end, start + 1), sql.length) };
}

/** The position of an offset. */
export function positionOf(sql: string, offset: number): SourcePosition {
  const before = sql.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
