// Judges a run: the checks in order, up to the first that fails. Outside the sandbox, by evidence and by the cloud itself.
import { type Check, type CheckContext, CheckFailure, type Lab } from './definition.ts';
import type { CheckResult } from './run-events.ts';
import { CloudUnreachable } from './target.ts';

/** A check that takes longer than this, in wall time, is broken. */
const CHECK_MS = 60_000;

/** The step of each check. @throws when a check belongs to no step, or a step names a check that does not exist */
export function stepOfChecks(lab: Pick<Lab, 'id' | 'steps'>, checks: readonly { readonly id: string }[]): ReadonlyMap<string, string> {
  const steps = new Map(lab.steps.flatMap((step) => step.checks.map((check) => [check, step.id] as const)));
  const ids = new Set(checks.map(({ id }) => id));
  const lost = [...ids].find((id) => !steps.has(id));
  if (lost !== undefined) throw new Error(`The check '${lost}' of the lab '${lab.id}' belongs to no step.`);
  const missing = [...steps.keys()].find((id) => !ids.has(id));
  if (missing !== undefined) throw new Error(`A step of the lab '${lab.id}' names the check '${missing}', which does not exist.`);
  return steps;
}

function inTime<Value>(work: Promise<Value> | Value): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the check took longer than ${CHECK_MS / 1000} s`)), CHECK_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Runs one check. Anything that is thrown but a CheckFailure is a bug of the lab, unless the cloud is gone. */
async function verdict<Data>(
  check: Check<Data>,
  context: CheckContext<Data>,
): Promise<Pick<CheckResult, 'status' | 'observed' | 'expected' | 'fault'>> {
  try {
    await inTime(check.judge(context));
    return { status: 'passed' };
  } catch (error) {
    if (error instanceof CheckFailure) return { status: 'failed', observed: error.observed, expected: error.expected };
    if (error instanceof CloudUnreachable) return { status: 'failed', observed: error.message, expected: 'A cloud that can be asked.' };
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
      status: 'failed',
      observed: `The check itself broke, which is a fault of the lab and not yours: ${what}.`,
      expected: 'A check that judges.',
      fault: 'lab',
    };
  }
}

/**
 * Judges one run by the checks that apply to its data.
 * @param steps the step of each check, from `stepOfChecks`
 */
export async function judge<Data>(
  checks: readonly Check<Data>[],
  steps: ReadonlyMap<string, string>,
  context: CheckContext<Data>,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  const data = context.hidden ? 'hidden' : 'shown';
  const results: CheckResult[] = [];
  let failed = false;
  for (const check of checks.filter(({ on }) => on === 'both' || on === data)) {
    const { id, title } = check;
    const named = { id, title, step: steps.get(id) ?? '' };
    if (failed || signal.aborted) results.push({ ...named, status: 'not-reached' });
    else {
      const found = await verdict(check, context);
      failed = found.status === 'failed';
      results.push({ ...named, ...found, ...(failed ? { data } : {}) });
    }
  }
  return results;
}

/**
 * One result for each check, from both runs. Without a hidden run the shown one counts, and checks that only the hidden one
 * could judge are not reached.
 */
export function mergeResults<Data>(
  checks: readonly Check<Data>[],
  steps: ReadonlyMap<string, string>,
  shown: readonly CheckResult[],
  hidden: readonly CheckResult[],
): readonly CheckResult[] {
  return checks.map(({ id, title }) => {
    const found = [shown, hidden].map((results) => results.find((result) => result.id === id)).filter((result) => result !== undefined);
    const worst = (['failed', 'not-reached', 'passed'] as const)
      .map((status) => found.find((result) => result.status === status))
      .find((result) => result !== undefined);
    return worst ?? { id, title, step: steps.get(id) ?? '', status: 'not-reached' };
  });
}
