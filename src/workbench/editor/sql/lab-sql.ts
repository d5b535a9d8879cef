// What the SQL service knows of a lab, and how its findings become problems.
import type { Lab } from '../../../lab/definition.ts';
import type { Diagnostic } from '../../../lab/run-events.ts';
import type { SqlDiagnostic } from '../../../streaming-sql/language/diagnose.ts';
import { NOTHING_KNOWN, type SqlCatalog } from '../../../streaming-sql/language/sql-catalog.ts';
import { givenCatalog } from './given-catalogs.ts';

const declarations = import.meta.glob<Pick<Lab, 'sqlInputs' | 'sqlTables'>>('/labs/*/lab.ts', { import: 'default' });

/** The catalog behind a lab's SQL files. A lab that does not tell its inputs may have any: an unknown stream is then no error. */
export async function catalogOf(labId: string): Promise<SqlCatalog> {
  const given = givenCatalog(labId);
  if (given) return given;
  const lab = await declarations[`/labs/${labId}/lab.ts`]?.();
  return lab?.sqlInputs ? { streams: lab.sqlInputs, tables: lab.sqlTables ?? [], others: 'none' } : NOTHING_KNOWN;
}

/** The service's findings as the Problems pane has them. */
export function problemsOf(file: string, found: readonly SqlDiagnostic[]): Diagnostic[] {
  return found.map(({ message, from }) => ({ severity: 'error', message, place: { file, line: from.line, column: from.column } }));
}
