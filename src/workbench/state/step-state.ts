// How far each step is, from the last run and from what was passed before. Pure.
import type { LabStep } from '../../lab/definition.ts';
import type { CheckResult } from '../../lab/run-events.ts';

export type StepState = 'open' | 'failed' | 'passed';

/** A step fails when one of its checks failed in the last run; a step once passed and not failing now stays passed. */
export function stepState(step: LabStep, checks: readonly CheckResult[], before: 'passed' | 'open'): StepState {
  const own = checks.filter((check) => check.step === step.id);
  if (own.some((check) => check.status === 'failed')) return 'failed';
  const passed = own.length > 0 && own.every((check) => check.status === 'passed');
  return passed || before === 'passed' ? 'passed' : 'open';
}
