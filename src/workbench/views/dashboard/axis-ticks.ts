// Round marks for axes, and where on an axis a value lies. Pure.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const TIME_STEPS_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * 1000),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 7, 14, 30, 91, 365].map((days) => days * DAY_MS),
];

/** The multiples of `step` from `from` to `to`. */
function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.max(0, Math.floor(to / step + 1e-9) - first + 1);
  // Rounded, because 3 * 0.1 is not 0.3.
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(15)));
}

/** Steps of 1, 2 or 5 times a power of ten, `most` of them at the most. */
export function numberTicks(from: number, to: number, most: number): number[] {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span)) return [from];
  const power = 10 ** Math.floor(Math.log10(span / most));
  for (const factor of [1, 2, 5, 10, 20]) {
    const ticks = multiples(from, to, factor * power);
    if (ticks.length <= most) return ticks;
  }
  return [from];
}

/** Full seconds, minutes, hours or days of UTC, `most` of them at the most. */
export function timeTicks(fromMs: number, toMs: number, most: number): number[] {
  for (const step of TIME_STEPS_MS) if ((toMs - fromMs) / step < most) return multiples(fromMs, toMs, step);
  return [fromMs];
}

/** `09:05` where all is within a day, with seconds where they are needed; the date beyond. */
export function timeTickText(ms: number, spanMs: number): string {
  const text = new Date(ms).toISOString();
  if (spanMs > 2 * DAY_MS) return text.slice(5, 10);
  if (spanMs >= 2 * MINUTE_MS) return text.slice(11, 16);
  return spanMs >= 2000 ? text.slice(11, 19) : text.slice(17, 23);
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A range of values that begins at zero unless there are negative ones, and ends on a round mark. */
export function valueRange(values: readonly (number | null)[], most: number): Range {
  const numbers = values.filter((value) => value !== null);
  const low = Math.min(0, ...numbers);
  const high = Math.max(0, ...numbers);
  if (low === high) return { from: 0, to: 1 };
  const ticks = numberTicks(low, high, most);
  const step = (ticks[1] ?? high) - (ticks[0] ?? low) || 1;
  return { from: Math.floor(low / step + 1e-9) * step, to: Math.ceil(high / step - 1e-9) * step };
}

/** The pixel of a value. */
export function scaled({ from, to }: Range, value: number, start: number, end: number): number {
  return to === from ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
}
