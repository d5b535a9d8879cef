// How fast the film is shown: at the wall's pace, faster while much of it is still to come.

/** The longest that anybody waits for the end, in milliseconds. */
const LONGEST_MS = 18_000;

export interface Playback {
  /** Film time that is shown. */
  readonly atMs: number;
  /** Film milliseconds in one of the wall. */
  readonly pace: number;
}

/** Onward by so much wall time. The pace never falls before the end is reached, so that a long film does not slow down for ever. */
export function playOn({ atMs, pace }: Playback, endMs: number, wallMs: number): Playback {
  const leftMs = endMs - atMs;
  if (leftMs <= 0) return { atMs: Math.max(endMs, 0), pace: 1 };
  const now = Math.max(pace, leftMs / LONGEST_MS);
  const next = Math.min(endMs, atMs + wallMs * now);
  return { atMs: next, pace: next >= endMs ? 1 : now };
}
