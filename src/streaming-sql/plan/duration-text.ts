// A length of time in words, for descriptions of plans.

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const;

/** `10 s`, `90 s`, `1 min`: the largest unit of which there is a whole number. */
export function durationText(ms: number): string {
  const [size, unit] = UNITS.find(([length]) => ms >= length && ms % length === 0) ?? [1, 'ms'];
  return `${ms / size} ${unit}`;
}
