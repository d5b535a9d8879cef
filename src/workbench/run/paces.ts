// The paces of the lab's clock that the screen offers. Pure.
import type { Pace } from '../../lab/session.ts';

export const PACES: readonly { readonly name: string; readonly title: string; readonly pace: Pace }[] = [
  { name: 'x1', title: '×1', pace: { kind: 'times', factor: 1 } },
  { name: 'x20', title: '×20', pace: { kind: 'times', factor: 20 } },
  { name: 'instant', title: 'Instant', pace: { kind: 'instant' } },
  { name: 'paused', title: 'Paused', pace: { kind: 'paused' } },
];

/** The name of `pace` among those offered; a factor that is not offered counts as the nearest slower one. */
export function paceName(pace: Pace): string {
  if (pace.kind !== 'times') return pace.kind;
  return pace.factor < 20 ? 'x1' : 'x20';
}

export function samePace(one: Pace, other: Pace): boolean {
  return one.kind === other.kind && (one.kind !== 'times' || other.kind !== 'times' || one.factor === other.factor);
}
