// The paces of the lab's clock that the screen offers. Pure.
import type { Pace } from '../../lab/session.ts';
import type { Preferences } from '../../progress/preferences.ts';

export type PaceName = Preferences['pace'];

export const PACES: Readonly<Record<PaceName, { readonly title: string; readonly pace: Pace }>> = {
  x1: { title: '×1', pace: { kind: 'times', factor: 1 } },
  x20: { title: '×20', pace: { kind: 'times', factor: 20 } },
  instant: { title: 'Instant', pace: { kind: 'instant' } },
};

export const PACE_NAMES = ['x1', 'x20', 'instant'] as const satisfies readonly PaceName[];
