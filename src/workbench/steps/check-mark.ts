// How one check is marked beside the prose. Pure.
import type { CheckResult } from '../../lab/run-events.ts';
import type { StepState } from '../state/step-state.ts';

export interface CheckMark {
  readonly status: CheckResult['status'];
  readonly observed?: string;
  readonly expected?: string;
}

/** Without a result of its own a check follows its step: passed before stays passed. */
export function checkMark(result: CheckResult | undefined, step: StepState): CheckMark {
  if (!result) return { status: step === 'passed' ? 'passed' : 'not-reached' };
  if (result.status === 'not-reached' && step === 'passed') return { status: 'passed' };
  if (result.status !== 'failed') return { status: result.status };
  return {
    status: 'failed',
    ...(result.observed === undefined ? {} : { observed: result.observed }),
    ...(result.expected === undefined ? {} : { expected: result.expected }),
  };
}
