// Cases of one expression each, and of bare queries over VALUES.
import { prepareQuery, QUERY_STREAM, SqlError } from '../../src/streaming-sql/engine.ts';
import { evaluate } from '../../src/streaming-sql/evaluate.ts';
import { type Cell, type Check, type ConformanceCase, type Outcome, outcomeOf } from './case-file.ts';
import { sameCell, sameText } from './compare.ts';

const NOW_MS = 0;
const MODES = ['compiled', 'interpreted'] as const;

export function runScalarCase({ checks = [] }: ConformanceCase): Outcome {
  return outcomeOf(checks.flatMap((check) => (check.sql === undefined ? checkExpression(check) : checkQuery(check))));
}

/** The problems of one check, none when it holds. Also used for records: `expr -> COLUMN1,COLUMN2`. */
function checkExpression(check: Check): string[] {
  const [sql = '', fields] = (check.expr ?? '').split(' -> ');
  return MODES.flatMap((mode) => {
    const problem = problemOf(sql, fields, check.expected, mode);
    return problem === undefined ? [] : [`${check.expr} (${mode}): ${problem}`];
  });
}

function problemOf(sql: string, fields: string | undefined, expected: Check['expected'], mode: (typeof MODES)[number]): string | undefined {
  let result: ReturnType<typeof evaluate>;
  try {
    result = evaluate(sql, NOW_MS, mode);
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    return isError(expected, error.reason) ? undefined : `refused: ${error.reason}, expected ${JSON.stringify(expected)}`;
  }
  if (result.kind === 'no row') {
    return expected === '<no row>' ? undefined : `no row (${result.reason}), expected ${JSON.stringify(expected)}`;
  }
  if (result.kind === 'error') {
    return isError(expected, result.reason) ? undefined : `refused: ${result.reason}, expected ${JSON.stringify(expected)}`;
  }
  const shown = `${result.text}, expected ${JSON.stringify(expected)}`;
  if (fields !== undefined) {
    const values = Array.isArray(result.value) ? result.value : [];
    const wanted = Array.isArray(expected) ? (expected as readonly Cell[]) : [expected as Cell];
    const first = Number(/COLUMN(\d+)/.exec(fields)?.[1] ?? 1) - 1;
    return wanted.every((cell, i) => sameCell(values[first + i] ?? null, cell, 'VARCHAR')) ? undefined : shown;
  }
  if (expected === null) return result.value === null ? undefined : shown;
  if (typeof expected !== 'string') return shown;
  // An interval is printed as the literal that would write it.
  if (expected.startsWith('INTERVAL')) {
    const literal = evaluate(expected, NOW_MS);
    return literal.kind === 'value' && literal.value === result.value ? undefined : shown;
  }
  return sameText(result.text, expected) ? undefined : shown;
}

/** `<error>` is any refusal; a message with a capital letter is the service's own and must be in ours. */
function isError(expected: unknown, reason: string): boolean {
  const message = typeof expected === 'string' ? /^<error(?:: (.*))?>$/.exec(expected) : null;
  if (!message) return false;
  return message[1] === undefined || !/^[A-Z]/.test(message[1]) || reason.includes(message[1]);
}

function checkQuery({ sql = '', columns = [], expected }: Check): string[] {
  const program = prepareQuery(sql, { streams: [] });
  const schema = program.streams.find(({ name }) => name === QUERY_STREAM);
  const names = schema?.columns.map(({ name }) => name) ?? [];
  const rows = program
    .start(NOW_MS)
    .drain(QUERY_STREAM)
    .map(({ values }) => values);
  const wanted = expected as readonly (readonly Cell[])[];
  const same =
    rows.length === wanted.length &&
    wanted.every((row, i) => row.every((cell, j) => sameCell(rows[i]?.[j] ?? null, cell, schema?.columns[j]?.type ?? '')));
  return same && columns.join() === names.join()
    ? []
    : [`${sql}: ${names.join()} ${JSON.stringify(rows)}, expected ${columns.join()} ${JSON.stringify(wanted)}`];
}
