// One record in words: its times, the window that it was counted in, and the row that answered it.
import { clocksOf, enteredMs, isLate } from './clocks.ts';
import { matchOf, matchText } from './joins.ts';
import { keyOf } from './lanes.ts';
import { clockText } from './layout.ts';
import { meetingText } from './meetings.ts';
import { type LaneWindow, openWindows, type Span, tumblingSpan } from './open-window.ts';
import { tellingFields } from './payload.ts';
import type { SeenRecord, SeenWindow, StreamModel } from './seen.ts';
import { staggerKind, staggerName, staggerWindows } from './stagger-windows.ts';
import { resultOfRecord } from './window-of-result.ts';

/** `IBM 10:00:24 {"PRICE":1}; window 09:59:24 to 10:00:24, 3 records; row: average 163.9`. */
export function describeRecord(model: StreamModel, window: SeenWindow | undefined, record: SeenRecord): string {
  const parts = [`${keyOf(model, record)} ${timesText(model, record)} ${record.text}`];
  if (isLate(window, record)) parts.push('late');
  const span = window && !window.meets && windowOfRecordText(model, window, record);
  if (span) parts.push(`window ${span}`);
  const meeting = window?.meets && meetingText(model, window, record);
  if (meeting) parts.push(meeting);
  else if (window?.shape.kind.startsWith('sliding')) {
    const result = resultOfRecord(model, window, record, Number.POSITIVE_INFINITY);
    const fields = result ? tellingFields(result.fields, keyOf(model, record), 5) : [];
    if (result) parts.push(`row: ${fields.map(([name, value]) => `${name.toLowerCase()} ${value}`).join(', ') || result.text}`);
  }
  const match = matchOf(model, record);
  if (match) parts.push(matchText(match));
  return parts.join('; ');
}

/** The clocks of a record that differ in this run; a single one without its name. */
function timesText(model: StreamModel, record: SeenRecord): string {
  const names = { event: 'happened', arrival: 'arrived', rowtime: 'ROWTIME' } as const;
  const clocks = clocksOf(model);
  if (clocks.length === 1) return clockText(record.atMs, 'tenths');
  const times = { event: record.eventMs, arrival: record.atMs, rowtime: record.rowtimeMs };
  const told = clocks.flatMap((clock) => (times[clock] === undefined ? [] : [`${names[clock]} ${clockText(times[clock], 'tenths')}`]));
  return told.join(', ');
}

/** The window that a record was counted in, or ends at; empty where the query never had it. */
export function windowOfRecordText(model: StreamModel, window: SeenWindow, record: SeenRecord): string {
  const entered = enteredMs(record);
  if (entered < window.startedMs || entered > (window.stoppedMs ?? entered)) return '';
  const { shape } = window;
  if (shape.kind === 'tumbling') return spanText(tumblingSpan(entered, shape.sizeMs));
  if (shape.kind === 'stagger') {
    const { keyOf: windowKey, by } = staggerKind(window);
    const key = windowKey(record);
    const own = staggerWindows(model, window, model.nowMs).findLast((one) => one.key === key && one.firstId <= record.id);
    if (!own) return '';
    return by === 'steps' ? `${staggerName(own)}, open ${spanText(own)}` : spanText(own);
  }
  const open = openWindows(model, window, entered, record);
  const own = open.byLane.get(open.reach === 'all' ? 0 : record.lane);
  return own ? `${spanText(own)}, ${countText(own)}` : '';
}

export function spanText(span: Span): string {
  return `${clockText(span.fromMs)} to ${clockText(span.toMs)}`;
}

const countText = ({ count }: LaneWindow) => `${count} ${count === 1 ? 'record' : 'records'}`;
