// The sentence of the bar under the panes, and what a screen reader is told. Pure.
import type { LabStep } from '../../lab/definition.ts';
import type { CheckResult, Diagnostic, RunFailure } from '../../lab/run-events.ts';
import { spoken } from '../steps/code-spans.ts';
import type { RunLog } from './run-log.ts';

export type Tone = 'quiet' | 'busy' | 'passed' | 'failed';

export interface Verdict {
  readonly tone: Tone;
  readonly text: string;
  /** What should have been, where a check failed. */
  readonly expected?: string;
  /** What the compiler found besides, as the words of a link to the Problems pane: `1 problem in main.ts`. */
  readonly problems?: string;
  /** Passes too soon to be worth a screen reader's sentence. */
  readonly told?: 'shown-only';
}

/** The result of the last run of an earlier visit. */
export interface Before {
  readonly checks: readonly CheckResult[];
}

export type LastOutcome = 'none' | 'passed' | 'failed' | 'stopped';

const FAILURES: Readonly<Record<RunFailure['kind'], string>> = {
  threw: 'Your program threw an error',
  deadline: 'Your program ran too long and was stopped',
  memory: 'Your program used too much memory and was stopped',
  stalled: 'Your program waits for something that never comes',
  exited: 'Your program ended early',
  crashed: 'The sandbox crashed',
};

/** What to say about the Run now. */
export function verdictOf(log: RunLog, outcome: LastOutcome, steps: readonly LabStep[], before?: Before): Verdict {
  switch (log.state) {
    case 'compiling':
      return { tone: 'busy', text: log.data === 'hidden' ? 'Preparing the second run, on other data…' : 'Compiling…', told: 'shown-only' };
    case 'running':
      return { tone: 'busy', text: log.data === 'hidden' ? 'Running again, on data you have not seen…' : 'Running…' };
    case 'settling':
      return { tone: 'busy', text: 'The program has ended; the cloud finishes its work…', told: 'shown-only' };
    case 'judging':
      return { tone: 'busy', text: 'Checking what happened…', told: 'shown-only' };
    case 'idle':
    case 'done':
      return outcome === 'none' ? notRun(before) : ended(log, outcome, steps);
  }
}

/** Restored code is not run by itself; what it did the last time is told instead. */
function notRun(before: Before | undefined): Verdict {
  if (!before) return { tone: 'quiet', text: 'Not run yet. Press Run: the checks say what is missing.' };
  const passed = before.checks.filter((check) => check.status === 'passed').length;
  return { tone: 'quiet', text: `Not run in this visit. The last time, ${passed} of ${before.checks.length} checks passed.` };
}

function ended(log: RunLog, outcome: LastOutcome, steps: readonly LabStep[]): Verdict {
  if (outcome === 'stopped') return { tone: 'quiet', text: 'Stopped. Nothing was judged.' };
  if (outcome === 'passed') return besides(log, { tone: 'passed', text: allPassed(log.checks.length) });
  const error = log.diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  if (error) return { tone: 'failed', text: `${placeText(error.place)}${error.message}` };
  // What broke the program explains the checks that failed after it; they stand beside the steps.
  if (log.failure) return besides(log, { tone: 'failed', text: `${placeText(log.failure.place)}${failureText(log.failure)}` });
  const failed = log.checks.find((check) => check.status === 'failed');
  if (failed) return besides(log, checkVerdict(failed, steps));
  return { tone: 'failed', text: 'The run came to no verdict.' };
}

/** A type error stops no Run, and explains many a failed check: the verdict mentions it, whatever it is. */
function besides(log: RunLog, verdict: Verdict): Verdict {
  return log.diagnostics.length === 0 ? verdict : { ...verdict, problems: problemsText(log.diagnostics) };
}

function problemsText(diagnostics: readonly Diagnostic[]): string {
  const files = [...new Set(diagnostics.flatMap(({ place }) => place?.file ?? []))];
  const where = files.length > 1 ? ` in ${files.length} files` : files.length === 1 ? ` in ${files[0]}` : '';
  return `${diagnostics.length} ${diagnostics.length === 1 ? 'problem' : 'problems'}${where}`;
}

function checkVerdict(check: CheckResult, steps: readonly LabStep[]): Verdict {
  const number = steps.findIndex((step) => step.id === check.step) + 1;
  const text = `${number > 0 ? `Step ${number}: ` : ''}${check.observed ?? check.title}`;
  return { tone: 'failed', text, ...(check.expected === undefined ? {} : { expected: check.expected }) };
}

/** A failure as one sentence, without its place. */
export function failureText(failure: RunFailure): string {
  const what = failure.place?.file.endsWith('.sql') ? 'AWS refused the SQL' : FAILURES[failure.kind];
  return `${what}: ${failure.message}`;
}

function placeText(place: { readonly file: string; readonly line: number } | undefined): string {
  return place ? `${place.file} line ${place.line}: ` : '';
}

/** For the live region: the verdict without symbols; empty while nothing is worth interrupting for. */
export function announcementOf(verdict: Verdict): string {
  if (verdict.told === 'shown-only' || (verdict.tone === 'quiet' && verdict.text.startsWith('Not run'))) return '';
  const expected = verdict.expected ? ` Expected: ${verdict.expected}` : '';
  const problems = verdict.problems ? ` ${verdict.problems}.` : '';
  return spoken(`${verdict.text}${expected}${problems}`);
}

function allPassed(count: number): string {
  return count === 1 ? 'The check passed.' : `All ${count} checks passed.`;
}
