// A query that AWS refused fails in the line of main.ts that sent it; the learner's mistake is in the .sql file. This points there. Pure.
import type { LabFiles } from '../../lab/definition.ts';
import type { RunFailure } from '../../lab/run-events.ts';

/** As the service words it: the place inside the SQL, the reason, the line of SQL and a caret under it. */
const REFUSAL = /^CodeValidationException: From line (\d+), column (\d+) to line \d+, column \d+: (.*)\n(.*)\n/;

/** `failure` with the place in the lab's own .sql file, if one of `files` has the refused line just there; any other failure as it is. */
export function pointAtSql(failure: RunFailure, files: LabFiles): RunFailure {
  const [snippet, line, column, reason, text] = REFUSAL.exec(`${failure.message}\n`) ?? [];
  if (snippet === undefined || reason === undefined || text === undefined) return failure;
  const number = Number(line);
  const file = Object.keys(files).find((path) => path.endsWith('.sql') && files[path]?.split('\n')[number - 1]?.trim() === text.trim());
  if (file === undefined) return failure;
  const shown = failure.message.slice(failure.message.indexOf('\n') + 1);
  return {
    ...failure,
    message: reason,
    place: { file, line: number, column: Number(column) },
    stack: failure.stack === undefined ? shown : `${shown}\n${failure.stack}`,
  };
}
