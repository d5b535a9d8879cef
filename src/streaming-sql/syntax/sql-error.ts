// The one error of the engine: what is wrong in the SQL text, where, and a caret under it.

/** A stretch of SQL text: offsets into `sql`, `end` exclusive. Every syntax node carries one. */
export interface Span {
  readonly sql: string;
  readonly start: number;
  readonly end: number;
}

/** A span over two others, from the start of the first to the end of the second. */
export function spanning(first: Span, last: Span): Span {
  return { sql: first.sql, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function placeOf(sql: string, offset: number): Place {
  const before = sql.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

function frame(sql: string, from: Place, to: Place): string {
  const text = (sql.split('\n')[from.line - 1] ?? '').replace(/\r$/, '').replaceAll('\t', ' ');
  const last = to.line === from.line ? to.column : text.length;
  return `${text}\n${' '.repeat(from.column - 1)}${'^'.repeat(Math.max(1, last - from.column + 1))}`;
}

/**
 * SQL that cannot be parsed, checked or planned. Lines and columns count from 1; the end is inclusive, as in
 * "From line 1, column 13 to line 1, column 35: ..." (the form that the service's parser prints).
 */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  /** Offsets into the text, `end` exclusive: what the lines and columns say, for editors. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly reason: string;

  constructor(span: Span, reason: string) {
    const from = placeOf(span.sql, span.start);
    const to = placeOf(span.sql, Math.max(span.start, span.end - 1));
    const where =
      from.line === to.line && from.column === to.column
        ? `At line ${from.line}, column ${from.column}`
        : `From line ${from.line}, column ${from.column} to line ${to.line}, column ${to.column}`;
    super(`${where}: ${reason}\n${frame(span.sql, from, to)}`);
    this.start = span.start;
    this.end = span.end;
    this.line = from.line;
    this.column = from.column;
    this.endLine = to.line;
    this.endColumn = to.column;
    this.reason = reason;
  }
}
