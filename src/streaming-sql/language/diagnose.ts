// Everything that the engine has against a file, each with its exact range.
import { analyse, errorBetween } from './analysis.ts';
import { positionOf, type SourcePosition, type SourceRange } from './source-range.ts';
import type { SqlCatalog } from './sql-catalog.ts';

export interface SqlDiagnostic extends SourceRange {
  readonly message: string;
  readonly from: SourcePosition;
  /** Behind the last character. */
  readonly to: SourcePosition;
}

/** The errors of the file in the order of their places. Never throws SqlError: what is wrong with the text is the result. */
export function diagnose(sql: string, catalog: SqlCatalog): SqlDiagnostic[] {
  const analysis = analyse(sql, catalog);
  const between = errorBetween(analysis, catalog);
  const found = [
    ...analysis.lexical.map(({ error, range }) => ({ message: error.reason, range })),
    ...analysis.statements.flatMap(({ errors }) => errors),
    ...(between ? [between] : []),
  ];
  return found
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    .map(({ message, range }) => ({ message, ...range, from: positionOf(sql, range.start), to: positionOf(sql, range.end) }));
}
