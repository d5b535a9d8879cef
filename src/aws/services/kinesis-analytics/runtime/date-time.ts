// DATE, TIME and TIMESTAMP between text and the engine's numbers: milliseconds since the epoch, or of the day for TIME. UTC.

const DATE_FORM = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/;
const TIME_FORM = /^\s*(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?\s*$/;

/** `1992-02-14` as milliseconds since the epoch; undefined when it is no date. */
export function dateValue(text: string): number | undefined {
  const match = DATE_FORM.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : undefined;
}

/** `18:35:44.0` as milliseconds of the day; undefined when it is no time. */
export function timeValue(text: string): number | undefined {
  const match = TIME_FORM.exec(text);
  if (!match) return undefined;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Math.floor(Number(`0.${match[4] ?? 0}`) * 1000 + 1e-6);
}

/**
 * `1992-02-14 18:35:44.0` as milliseconds since the epoch; undefined when it is no timestamp.
 * Inferred: the ISO form with `T` and `Z` is taken too.
 */
export function timestampValue(text: string): number | undefined {
  const match = /^\s*(\S+?)(?:[ T])(\S+?)Z?\s*$/.exec(text);
  const date = match && dateValue(match[1] ?? '');
  const time = match && timeValue(match[2] ?? '');
  return typeof date === 'number' && typeof time === 'number' ? date + time : undefined;
}

/** `yyyy-MM-dd HH:mm:ss.SSS`. Inferred: the reference does not say how a TIMESTAMP leaves an application. */
export const timestampText = (ms: number) => new Date(ms).toISOString().replace('T', ' ').replace('Z', '');

/** `yyyy-MM-dd`. */
export const dateText = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** `HH:mm:ss.SSS`. */
export const timeText = (ms: number) => new Date(ms).toISOString().slice(11, 23);
