// When a Run is going on.
import type { RunState } from '../../lab/run-events.ts';

export function isBusy(state: RunState): boolean {
  return state !== 'idle' && state !== 'done';
}
