// Date math: `now-1h/d`, `2026-11-01||+1M/d`.
// OpenSearch: https://docs.opensearch.org/latest/field-types/supported-field-types/date/#date-math
import { parsingFailed, SearchError } from '../search-error.ts';
import { type CalendarUnit, plus, startOf } from './calendar.ts';
import { type Completion, parseDate } from './date-format.ts';
import { offsetAt, toUtc } from './time-zone.ts';

const units: Readonly<Record<string, CalendarUnit>> = {
  y: 'year',
  M: 'month',
  w: 'week',
  d: 'day',
  h: 'hour',
  H: 'hour',
  m: 'minute',
  s: 'second',
};

export interface DateRules {
  readonly format: string;
  readonly nowMs: number;
  readonly zone: string;
  /** `end`: what the text leaves out, and what `/d` rounds, goes to the last millisecond. */
  readonly completion: Completion;
}

/** Milliseconds since the epoch. Throws SearchError for a text that is no date. */
export function dateOf(value: unknown, { format, nowMs, zone, completion }: DateRules): number {
  const text = String(value);
  const [anchor = '', math] = text.startsWith('now') ? ['now', text.slice(3)] : text.split('||');
  const start = anchor === 'now' ? nowMs : parseDate(anchor, format, zone, math ? 'start' : completion);
  if (start === undefined)
    throw new SearchError('parse_exception', `failed to parse date field [${text}] with format [${format}]`, 400, {
      caused_by: { type: 'illegal_argument_exception', reason: `failed to parse date field [${text}] with format [${format}]` },
    });
  const steps = [...(math ?? '').matchAll(/([+-])(\d*)([yMwdhHms])|\/([yMwdhHms])/g)];
  if (steps.map(([whole]) => whole).join('') !== (math ?? '')) throw parsingFailed(`unrecognized date math expression [${math}]`);
  return steps.reduce((ms, [, sign, count, unit, rounded]) => {
    const local = ms + offsetAt(zone, ms);
    if (rounded === undefined) return toUtc(zone, plus(unitOf(unit), (sign === '-' ? -1 : 1) * Number(count === '' ? 1 : count), local));
    const begin = startOf(unitOf(rounded), local);
    return completion === 'start' ? toUtc(zone, begin) : toUtc(zone, plus(unitOf(rounded), 1, begin)) - 1;
  }, start);
}

const unitOf = (letter: string | undefined): CalendarUnit => units[letter ?? ''] ?? 'second';
