// Times of the lab's clock as people read them. Pure.

/** `00:01:20.250` since the Run began; the time of day (UTC) where the beginning is not known. */
export function labTime(atMs: number, startMs: number | undefined): string {
  if (startMs === undefined) return new Date(atMs).toISOString().slice(11, 23);
  return duration(Math.max(0, atMs - startMs));
}

/** `00:01:20.250`, without the milliseconds when they are not `shown`. */
export function duration(ms: number, milliseconds: 'shown' | 'hidden' = 'shown'): string {
  const whole = Math.floor(ms);
  const parts = [Math.floor(whole / 3_600_000), Math.floor(whole / 60_000) % 60, Math.floor(whole / 1_000) % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return milliseconds === 'shown' ? `${clock}.${String(whole % 1_000).padStart(3, '0')}` : clock;
}
