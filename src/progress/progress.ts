// What a learner has done in one lab, and how each thing that happens changes it. Pure.
import type { LabFiles, LabStep } from '../lab/definition.ts';
import type { CheckResult, RunResult } from '../lab/run-events.ts';
import { type SavedConversation, withConversation, withoutConversation } from './saved-conversation.ts';

export interface StepProgress {
  readonly passed: boolean;
  readonly hintsSeen: number;
}

/** The learner's files as they were before something replaced them. */
export interface Backup {
  readonly files: LabFiles;
  readonly atMs: number;
  readonly because: 'reset' | 'took-solution' | 'restored' | 'other-tab' | 'import';
}

export interface LastResult {
  readonly outcome: RunResult['outcome'];
  readonly atMs: number;
  readonly checks: readonly CheckResult[];
}

export interface LabProgress {
  readonly labId: string;
  /** Only the files that differ from the start. */
  readonly files: LabFiles;
  readonly steps: Readonly<Record<string, StepProgress>>;
  /** Runs that came to a verdict. */
  readonly attempts: number;
  readonly solution: 'unseen' | 'seen';
  readonly lastResult?: LastResult;
  readonly backup?: Backup;
  /** Conversations that the learner keeps as tests, in labs about bots. A reset of the files leaves them. */
  readonly conversations?: readonly SavedConversation[];
}

export type ProgressEvent =
  | { readonly type: 'file-edited'; readonly path: string; readonly text: string; readonly startText: string }
  | { readonly type: 'reset'; readonly atMs: number }
  | { readonly type: 'solution-taken'; readonly path: string; readonly text: string; readonly atMs: number }
  | { readonly type: 'backup-restored'; readonly atMs: number }
  | { readonly type: 'hint-seen'; readonly step: string }
  | { readonly type: 'solution-seen' }
  | { readonly type: 'conversation-saved'; readonly conversation: SavedConversation }
  | { readonly type: 'conversation-removed'; readonly id: string }
  | { readonly type: 'run-ended'; readonly result: RunResult; readonly steps: readonly LabStep[]; readonly atMs: number };

/** Before anything happened. */
export function noProgress(labId: string): LabProgress {
  return { labId, files: {}, steps: {}, attempts: 0, solution: 'unseen' };
}

/** The progress after `event`. A step once passed stays passed: later runs are for trying things out. */
export function reduceProgress(progress: LabProgress, event: ProgressEvent): LabProgress {
  switch (event.type) {
    case 'file-edited':
      return { ...progress, files: withFile(progress.files, event.path, event.text, event.startText) };
    case 'reset':
      return { ...progress, files: {}, backup: { files: progress.files, atMs: event.atMs, because: 'reset' } };
    case 'solution-taken':
      return {
        ...progress,
        files: { ...progress.files, [event.path]: event.text },
        backup: { files: progress.files, atMs: event.atMs, because: 'took-solution' },
      };
    case 'backup-restored':
      if (!progress.backup) return progress;
      return { ...progress, files: progress.backup.files, backup: { files: progress.files, atMs: event.atMs, because: 'restored' } };
    case 'hint-seen': {
      const step = stepOf(progress, event.step);
      return { ...progress, steps: { ...progress.steps, [event.step]: { ...step, hintsSeen: step.hintsSeen + 1 } } };
    }
    case 'solution-seen':
      return { ...progress, solution: 'seen' };
    case 'conversation-saved':
      return withConversation(progress, event.conversation);
    case 'conversation-removed':
      return withoutConversation(progress, event.id);
    case 'run-ended':
      return afterRun(progress, event.result, event.steps, event.atMs);
  }
}

/** A step's progress, where nothing is known yet too. */
export function stepOf(progress: LabProgress, step: string): StepProgress {
  return progress.steps[step] ?? { passed: false, hintsSeen: 0 };
}

/** The files to show: the learner's where there are any, else the start's. Files that the lab no longer has are left out. */
export function currentFiles(progress: LabProgress, start: LabFiles): LabFiles {
  return Object.fromEntries(Object.entries(start).map(([path, text]) => [path, progress.files[path] ?? text]));
}

function withFile(files: LabFiles, path: string, text: string, startText: string): LabFiles {
  const { [path]: _replaced, ...others } = files;
  return text === startText ? others : { ...others, [path]: text };
}

function afterRun(progress: LabProgress, result: RunResult, steps: readonly LabStep[], atMs: number): LabProgress {
  if (result.outcome === 'stopped') return progress;
  const passed = new Set(result.checks.filter((check) => check.status === 'passed').map((check) => check.id));
  const entries = steps.map((step): [string, StepProgress] => {
    const before = stepOf(progress, step.id);
    const now = step.checks.length > 0 && step.checks.every((check) => passed.has(check));
    return [step.id, { ...before, passed: before.passed || now }];
  });
  return {
    ...progress,
    attempts: progress.attempts + 1,
    steps: { ...progress.steps, ...Object.fromEntries(entries) },
    lastResult: { outcome: result.outcome, atMs, checks: result.checks },
  };
}
