// Intervals: reading the literal's value, printing one.
import type { IntervalQualifier, TimeUnit } from '../syntax/ast.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './calendar.ts';

const DAY_TIME: readonly TimeUnit[] = ['DAY', 'HOUR', 'MINUTE', 'SECOND'];
const LENGTHS: Readonly<Record<string, number>> = { DAY: DAY_MS, HOUR: HOUR_MS, MINUTE: MINUTE_MS, SECOND: SECOND_MS, YEAR: 12, MONTH: 1 };
const LIMITS: Readonly<Record<string, number>> = { HOUR: 23, MINUTE: 59, SECOND: 59, MONTH: 11 };
const DEFAULT_PRECISION = 2;

function fieldsOf({ from, to }: IntervalQualifier): readonly TimeUnit[] {
  const order: readonly TimeUnit[] = from === 'YEAR' || from === 'MONTH' ? ['YEAR', 'MONTH'] : DAY_TIME;
  return order.slice(order.indexOf(from), order.indexOf(to) + 1);
}

export type ParsedInterval =
  | { readonly amount: number }
  | { readonly problem: 'format' }
  | { readonly problem: 'precision'; readonly field: string };

/**
 * Reads an interval literal's text: milliseconds, or months for YEAR and MONTH.
 * AWS: sql-reference-date-timestamp-interval.html (leading precision 2 unless given).
 */
export function parseInterval(text: string, qualifier: IntervalQualifier): ParsedInterval {
  const fields = fieldsOf(qualifier);
  const separators: Readonly<Record<string, string>> = { MONTH: '-', HOUR: ' ', MINUTE: ':', SECOND: ':' };
  let pattern = '^\\s*([+-]?)\\s*';
  for (const [i, field] of fields.entries()) {
    if (i > 0) pattern += separators[field];
    pattern += field === 'SECOND' ? '(\\d+(?:\\.\\d{0,9})?)' : '(\\d+)';
  }
  const match = new RegExp(`${pattern}\\s*$`).exec(text);
  if (!match) return { problem: 'format' };
  let amount = 0;
  for (const [i, field] of fields.entries()) {
    const digits = match[i + 2] ?? '0';
    if (i === 0) {
      const whole = digits.split('.')[0]?.replace(/^0+/, '') ?? '';
      if (whole.length > (qualifier.precision ?? DEFAULT_PRECISION)) return { problem: 'precision', field: digits };
    } else if (Math.floor(Number(digits)) > (LIMITS[field] ?? Number.POSITIVE_INFINITY)) return { problem: 'format' };
    amount += Math.round(Number(digits) * (LENGTHS[field] ?? 1));
  }
  return { amount: match[1] === '-' ? -amount : amount };
}

/** `+2 00:06:11`: sign, leading field as it is, the others with two digits; no fraction when it is zero. */
export function intervalText(amount: number, qualifier: IntervalQualifier): string {
  const fields = fieldsOf(qualifier);
  let rest = Math.abs(amount);
  let text = amount < 0 ? '-' : '+';
  for (const [i, field] of fields.entries()) {
    const length = LENGTHS[field] ?? 1;
    const value = Math.floor(rest / length);
    rest -= value * length;
    const separator = i === 0 ? '' : field === 'HOUR' ? ' ' : field === 'MONTH' ? '-' : ':';
    text += separator + (i === 0 ? String(value) : String(value).padStart(2, '0'));
    if (field === 'SECOND' && rest > 0) text += `.${String(rest).padStart(3, '0')}`;
  }
  return text;
}

/** The length of one unit of a single-field qualifier: ms, or months. */
export function unitLength(unit: TimeUnit): number {
  return LENGTHS[unit] ?? 1;
}
