// Printed values against computed ones: numbers to 15 digits, timestamps in any of the documents' forms.
import type { SqlValue } from '../../src/streaming-sql/engine.ts';
import type { Cell } from './case-file.ts';

const DAY_MS = 86_400_000;
/** Times of day are of this one day. */
export const CASE_DAY_MS = Date.UTC(2000, 0, 1);

/** Epoch milliseconds of '2018-11-01 01:00:00[.5]' or of a time of day '10:00:00'; undefined when it is neither. */
export function instant(text: string): number | undefined {
  const match = /^(?:(\d{4})-(\d\d)-(\d\d))?[ ]?(?:(\d\d):(\d\d):(\d\d)(\.\d+)?)?$/.exec(text.trim());
  if (!match || text.trim() === '') return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = ''] = match;
  const date = year === undefined ? CASE_DAY_MS : Date.UTC(Number(year), Number(month) - 1, Number(day));
  return date + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Math.round(Number(`0${fraction}`) * 1000);
}

const digits15 = (value: number): string => value.toPrecision(15);

/** True when a computed cell is the printed one. */
export function sameCell(actual: SqlValue, expected: Cell, type: string): boolean {
  if (expected === null || actual === null) return expected === actual;
  if (typeof actual === 'number' && typeof expected === 'string' && /^(TIMESTAMP|DATE|TIME)/.test(type)) {
    const printed = instant(expected);
    return printed === actual || (type === 'TIME' && printed !== undefined && printed % DAY_MS === actual % DAY_MS);
  }
  if (typeof actual === 'number' && (typeof expected === 'number' || /^-?[\d.]+(E-?\d+)?$/i.test(String(expected)))) {
    return digits15(actual) === digits15(Number(expected));
  }
  if (typeof actual === 'boolean') return String(actual).toUpperCase() === String(expected).toUpperCase();
  return String(actual) === String(expected);
}

/** Printed text against printed text, `.0` and the last bit of a double aside. */
export function sameText(actual: string, expected: string): boolean {
  if (actual === expected || actual.replace(/\.0$/, '') === expected.replace(/\.0$/, '')) return true;
  const numeric = /^-?\d+(\.\d+)?(E-?\d+)?$/i;
  return numeric.test(actual) && numeric.test(expected) && digits15(Number(actual)) === digits15(Number(expected));
}
