// Ages in days.

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days since a moment, with fractions. Negative for a moment to come. */
export function daysSince(momentMs: number, nowMs: number): number {
  return (nowMs - momentMs) / DAY_MS;
}

/** A parameter that counts days; PutConfigRule has seen to it that it is a number. */
export function daysOf(parameter: string | undefined): number {
  return Number(parameter);
}
