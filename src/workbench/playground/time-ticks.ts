// Round instants for the axis of the time line, from milliseconds to decades, and how an instant and a length are written.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 30, 91, 182, 365, 730, 1825, 3650, 18_250, 36_500].map((count) => count * DAY),
];

/** At most `most` instants in the span, in UTC as ROWTIME is. */
export function ticksOf(
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  most: number,
): { ms: number; label: string }[] {
  const step = STEPS.find((size) => (toMs - fromMs) / size <= most) ?? (toMs - fromMs) / most;
  const ticks: { ms: number; label: string }[] = [];
  for (let ms = Math.ceil(fromMs / step) * step; ms <= toMs && ticks.length <= most; ms += step)
    ticks.push({ ms, label: labelOf(ms, step) });
  return ticks;
}

/** `10:00:20`, with milliseconds where they are not zero. */
export function instantText(ms: number): string {
  const iso = new Date(ms).toISOString();
  return ms % SECOND === 0 ? iso.slice(11, 19) : iso.slice(11, 23);
}

/** With the date before it: years outside 0 to 9999 have a sign. */
export function dateTimeText(ms: number): string {
  const [date = ''] = new Date(ms).toISOString().split('T');
  return `${date} ${instantText(ms)}`;
}

function labelOf(ms: number, step: number): string {
  const [date = ''] = new Date(ms).toISOString().split('T');
  if (step >= DAY) return date;
  return step >= MINUTE ? instantText(ms).slice(0, 5) : instantText(ms);
}
