// Calendar units: the beginning of the one that a time lies in, and the next one.

export type CalendarUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const exactMs = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 } as const;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const mondayMs = 4 * 86_400_000;

/** @param ms milliseconds, as the clocks of the zone show them */
export function startOf(unit: CalendarUnit, ms: number): number {
  if (unit === 'week') return Math.floor((ms - mondayMs) / exactMs.week) * exactMs.week + mondayMs;
  if (unit in exactMs) return Math.floor(ms / exactMs[unit as keyof typeof exactMs]) * exactMs[unit as keyof typeof exactMs];
  const date = new Date(ms);
  const month = unit === 'year' ? 0 : unit === 'quarter' ? date.getUTCMonth() - (date.getUTCMonth() % 3) : date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), month, 1);
}

/** `count` units later; a day that the month lacks becomes its last one. */
export function plus(unit: CalendarUnit, count: number, ms: number): number {
  if (unit in exactMs) return ms + count * exactMs[unit as keyof typeof exactMs];
  const months = count * (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1);
  const date = new Date(ms);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first + (Math.min(date.getUTCDate(), days) - 1) * exactMs.day + (ms - startOf('day', ms));
}
