// What a lab tells the SQL service: the streams that its application reads, and who wants to hear of problems.
import type { SqlInput } from '../../../lab/definition.ts';
import type { Diagnostic } from '../../../lab/run-events.ts';
import type { SqlDiagnostic } from '../../../streaming-sql/language/diagnose.ts';
import { NOTHING_KNOWN, type SqlCatalog } from '../../../streaming-sql/language/sql-catalog.ts';

export interface LabSql {
  /** The input streams as the lab declares them. Undefined: it does not tell, and an unknown stream is no error. */
  readonly inputs: readonly SqlInput[] | undefined;
  readonly onProblems: (path: string, problems: readonly Diagnostic[]) => void;
}

/** The catalog behind a lab's SQL files. */
export function catalogOf({ inputs }: Pick<LabSql, 'inputs'>): SqlCatalog {
  return inputs ? { streams: inputs, others: 'none' } : NOTHING_KNOWN;
}

/** The service's findings as the Problems pane has them. */
export function problemsOf(file: string, found: readonly SqlDiagnostic[]): Diagnostic[] {
  return found.map(({ message, from }) => ({ severity: 'error', message, place: { file, line: from.line, column: from.column } }));
}
