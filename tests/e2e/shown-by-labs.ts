// What single labs must show in Chromium beside the verdict, when they are opened and when their start and solution have run.
import { dashboardBeforeTheRun, dashboardOfTheSolution, dashboardOfTheStart } from './dashboard-view.ts';
import type { LabPage } from './lab-page.ts';
import { messagesOfTheSolution } from './messages-view.ts';
import { expectReadOnlyFile } from './read-only-file.ts';

interface Shown {
  /** What the verdict on the start says, where the sentence matters. */
  readonly said?: string;
  readonly opened?: (lab: LabPage) => Promise<void>;
  readonly start?: (lab: LabPage) => Promise<void>;
  readonly solution?: (lab: LabPage) => Promise<void>;
}

export const SHOWN: Readonly<Record<string, Shown>> = {
  'thumbnail-pipeline': { said: 'Step 1: There is no function called make-thumbnails.' },
  'decouple-with-a-queue': {
    said: 'Step 1: The queue orders has no RedrivePolicy.',
    opened: (lab) => expectReadOnlyFile(lab, 'monaco'),
    solution: messagesOfTheSolution,
  },
  'survive-throttling': { said: 'never arrived' },
  'live-dashboard': {
    said: 'the index waves-2026-01-05',
    opened: dashboardBeforeTheRun,
    start: dashboardOfTheStart,
    solution: dashboardOfTheSolution,
  },
};
