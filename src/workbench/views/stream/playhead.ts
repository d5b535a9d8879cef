// The moment shown follows lab time, but never so fast that windows cannot be seen to fill and close.

/** Wall time in which a small lag shrinks to a third, in milliseconds. */
const SMOOTH_MS = 160;
/** The fastest unhurried pace: this part of the view passes in a second. */
const VIEWS_PER_SECOND = 0.5;
/** A long lag shrinks to a third in this time, whatever its length, so that an instant run of an hour is seen in seconds. */
const HURRY_MS = 1_500;

/**
 * The next moment to show.
 * @param wallMs wall time since the last frame
 * @param motion `none` shows lab time at once, for reduced motion
 */
export function followTime(playheadMs: number, nowMs: number, spanMs: number, wallMs: number, motion: 'smooth' | 'none'): number {
  const lagMs = nowMs - playheadMs;
  if (lagMs <= 0 || motion === 'none' || lagMs < spanMs / 4_000) return nowMs;
  const eased = lagMs * (1 - Math.exp(-wallMs / SMOOTH_MS));
  const unhurried = (spanMs * VIEWS_PER_SECOND * wallMs) / 1_000;
  const hurried = lagMs * (1 - Math.exp(-wallMs / HURRY_MS));
  return playheadMs + Math.min(eased, Math.max(unhurried, hurried));
}

/** Moves a length of view towards `wanted` without a jump. */
export function easeSpan(spanMs: number, wanted: number, wallMs: number, motion: 'smooth' | 'none'): number {
  if (motion === 'none' || spanMs === 0 || Math.abs(wanted - spanMs) < wanted / 500) return wanted;
  return spanMs + (wanted - spanMs) * (1 - Math.exp(-wallMs / 220));
}
