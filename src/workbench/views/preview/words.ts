// What the preview says in words: about the app, and about the specs.
import { isBusy } from '../../run/busy.ts';
import type { RunLog } from '../../state/run-log.ts';

export interface AppWords {
  readonly tone: 'quiet' | 'bad';
  readonly text: string;
}

/** A sentence where there is no app to see, or none to use; undefined where the app speaks for itself. */
export function appWords({ state, app, failure }: Pick<RunLog, 'state' | 'app' | 'failure'>): AppWords | undefined {
  if (app.kind === 'live') return undefined;
  if (app.kind === 'ended') return { tone: 'bad', text: `${app.because} Press Run to start it again.` };
  if (isBusy(state)) return { tone: 'quiet', text: 'Running. The app is yours to use when the run is judged.' };
  if (state === 'idle') return { tone: 'quiet', text: 'Press Run: your specs are run, and then your app appears here.' };
  if (failure) return { tone: 'bad', text: 'The app did not get to its end: Problems and Console say why.' };
  return { tone: 'quiet', text: 'The app was not started: Problems says why.' };
}

/** The count of the specs, for the heading and for those who hear it. */
export function specCount({ specs, specRun }: Pick<RunLog, 'specs' | 'specRun'>): string {
  const count = (status: string) => specs.filter((spec) => spec.status === status).length;
  const parts = [
    [count('failed'), 'red'],
    [count('passed'), 'green'],
    [count('pending'), 'left out'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  if (specRun.kind === 'none') return '';
  if (told.length > 0) return told.join(', ');
  return specRun.kind === 'running' ? 'running' : 'none';
}
