// What `sandshark check` prints: for people, and as one JSON object.
import type { Lab } from '../lab/definition.ts';
import type { CheckResult, ConsoleLine, Diagnostic, RunEvent, RunResult, SourcePlace } from '../lab/run-events.ts';
import { consoleValueText } from './console-value-text.ts';

export interface CheckReport {
  readonly lab: Lab;
  /** What was judged: `start`, `solution`, `mutants/NAME` or a folder. */
  readonly files: string;
  readonly target: string;
  readonly result: RunResult;
  readonly events: readonly RunEvent[];
  readonly wallMs: number;
}

const MARKS = { passed: '✓', failed: '✗', 'not-reached': '·' } as const;
const CONSOLE_LINES_AT_EACH_END = 20;

const at = (place: SourcePlace | undefined) => (place ? `${place.file}:${place.line}:${place.column}` : undefined);
const indent = (text: string, by = '    ') => text.replaceAll('\n', `\n${by}`);

/** The object of `--json`. */
export function jsonReport({ lab, files, target, result }: CheckReport) {
  const checks = result.checks.map((check) => ({
    id: check.id,
    step: check.step,
    title: check.title,
    status: check.status,
    passed: check.status === 'passed',
    observed: check.observed ?? null,
    expected: check.expected ?? null,
    data: check.data ?? null,
    fault: check.fault ?? null,
  }));
  return { lab: lab.id, files, target, outcome: result.outcome, checks, failure: result.failure ?? null, diagnostics: result.diagnostics };
}

/** Beginning and end, where there is more: what a program prints last is often what it was for. */
function consoleText(lines: readonly ConsoleLine[]): string[] {
  const text = ({ level, values }: ConsoleLine) =>
    `  ${level === 'log' ? '│' : level} ${indent(values.map(consoleValueText).join(' '), '  │ ')}`;
  const left = lines.length - 2 * CONSOLE_LINES_AT_EACH_END;
  if (left <= 0) return lines.map(text);
  const [first, last] = [lines.slice(0, CONSOLE_LINES_AT_EACH_END), lines.slice(-CONSOLE_LINES_AT_EACH_END)];
  return [...first.map(text), `  … ${left} more lines`, ...last.map(text)];
}

function diagnosticText({ severity, message, place }: Diagnostic): string {
  return `  ${severity}${place ? ` at ${at(place)}` : ''}: ${indent(message)}`;
}

function checkText({ status, title, observed, expected, data }: CheckResult): string[] {
  const lines = [`  ${MARKS[status]} ${title}`];
  if (observed) lines.push(`      observed${data === 'hidden' ? ' (on other data)' : ''}: ${indent(observed, '      ')}`);
  if (expected) lines.push(`      expected: ${indent(expected, '      ')}`);
  return lines;
}

/** How much lab time the shown run took, in seconds. */
function labSeconds(events: readonly RunEvent[]): number {
  const times = events.filter((event) => event.type === 'clock').map(({ nowMs }) => nowMs);
  return times.length === 0 ? 0 : Math.round(((times.at(-1) ?? 0) - (times[0] ?? 0)) / 100) / 10;
}

/** The text for people. */
export function humanReport({ lab, files, target, result, events, wallMs }: CheckReport): string {
  const console = events.filter((event) => event.type === 'console').map(({ line }) => line);
  const dropped = events.filter((event) => event.type === 'console-dropped').reduce((sum, { count }) => sum + count, 0);
  const calls = events.filter((event) => event.type === 'call').length;
  const lines = [`${lab.id} (${files}) on ${target}`];
  if (console.length > 0) lines.push('', 'Console', ...consoleText(console));
  if (dropped > 0) lines.push(`  … ${dropped} lines dropped`);
  if (result.diagnostics.length > 0) lines.push('', 'Problems', ...result.diagnostics.map(diagnosticText));
  if (result.failure) {
    const { message, place, stack, data } = result.failure;
    const on = data === 'hidden' ? ' on other data' : '';
    lines.push('', place ? `The program failed${on} at ${at(place)}` : `The program failed${on}`, `  ${indent(message, '  ')}`);
    const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
    lines.push(...frames.map((frame) => `  ${frame.trimEnd()}`));
  }
  for (const step of lab.steps) {
    const own = result.checks.filter((check) => check.step === step.id);
    lines.push('', step.title, ...own.flatMap(checkText));
  }
  const passed = result.checks.filter(({ status }) => status === 'passed').length;
  const spent = `${calls} AWS calls, ${labSeconds(events)} s of lab time, ${Math.round(wallMs / 10) / 100} s`;
  lines.push('', `${result.outcome}: ${passed} of ${result.checks.length} checks; ${spent}`, '');
  return lines.join('\n');
}
