// Time zones: offsets as "+09:00", or names that the platform knows (Asia/Tokyo).
import { illegalArgument } from '../search-error.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
/** Offsets change at quarters of an hour at the most often: one answer serves the quarter. */
const quarterMs = 15 * 60_000;
const known = new Map<string, Map<number, number>>();

/** How far the zone's clocks are ahead of UTC at that time, in milliseconds. Throws SearchError for no zone. */
export function offsetAt(zone: string, utcMs: number): number {
  if (zone === 'Z' || zone === 'UTC') return 0;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const quarter = Math.floor(utcMs / quarterMs);
  const ofZone = known.get(zone) ?? new Map<number, number>();
  known.set(zone, ofZone);
  const offset = ofZone.get(quarter) ?? namedOffset(zone, quarter * quarterMs);
  ofZone.set(quarter, offset);
  return offset;
}

/** The moment at which the zone's clocks show `localMs` (milliseconds as if in UTC). In a gap, the later side of it. */
export function toUtc(zone: string, localMs: number): number {
  const guess = localMs - offsetAt(zone, localMs);
  return localMs - offsetAt(zone, guess);
}

function namedOffset(zone: string, utcMs: number): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(utcMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - utcMs;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const made = formats.get(zone);
  if (made) return made;
  try {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...numeric });
    formats.set(zone, format);
    return format;
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw illegalArgument(`Unknown time-zone ID: ${zone}`);
  }
}
