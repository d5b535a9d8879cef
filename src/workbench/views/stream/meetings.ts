// Joins of two streams: which records met, because their fields are equal and the query read them soon after each other.
import type { StreamJoinShape } from '../../../aws/core/ports.ts';
import { enteredMs } from './clocks.ts';
import { keyOf } from './lanes.ts';
import { clockText, durationText } from './layout.ts';
import { countUntil } from './ring.ts';
import type { SeenRecord, SeenWindow, StreamModel } from './seen.ts';

/** The records that each record met, by its id, in order of arrival; one that met none is missing. */
export type Meetings = ReadonlyMap<number, readonly SeenRecord[]>;

/** `waiting`: its window is still open, and another may come. */
export type MeetingState = 'met' | 'waiting' | 'alone';

/** The meetings until `untilMs` of the records that the query read from `fromMs` on. */
export function meetingsOf(model: StreamModel, window: SeenWindow, fromMs: number, untilMs: number): Meetings {
  const { meets } = window;
  const met = new Map<number, SeenRecord[]>();
  if (!meets) return met;
  const byKey = new Map<string, SeenRecord[]>();
  const until = countUntil(model.records, untilMs);
  for (let index = countUntil(model.records, fromMs - meets.sizeMs); index < until; index++) {
    const record = model.records.at(index) as SeenRecord;
    const entered = enteredMs(record);
    if (entered < window.startedMs || entered > untilMs) continue;
    // Under both keys: which side of the join a record is on is not told.
    for (const key of keysOf(record, meets)) {
      const others = byKey.get(key);
      if (!others) byKey.set(key, [record]);
      else {
        for (const other of others) if (entered - enteredMs(other) <= meets.sizeMs) link(met, record, other);
        others.push(record);
      }
    }
  }
  return met;
}

export function meetingState(record: SeenRecord, { sizeMs }: StreamJoinShape, meetings: Meetings, atMs: number): MeetingState {
  if (meetings.has(record.id)) return 'met';
  return enteredMs(record) + sizeMs < atMs ? 'alone' : 'waiting';
}

/** `met IBM 10:00:03`, or that none came. */
export function meetingText(model: StreamModel, window: SeenWindow, record: SeenRecord): string {
  const { meets } = window;
  const entered = enteredMs(record);
  if (!meets || entered < window.startedMs) return '';
  const meetings = meetingsOf(model, window, entered, model.nowMs);
  const others = meetings.get(record.id);
  if (others) return `met ${others.map((other) => `${keyOf(model, other)} ${clockText(enteredMs(other), 'tenths')}`).join(', ')}`;
  const state = meetingState(record, meets, meetings, model.nowMs);
  return state === 'alone' ? `no match within ${durationText(meets.sizeMs)}` : 'no match yet';
}

function link(met: Map<number, SeenRecord[]>, one: SeenRecord, other: SeenRecord): void {
  for (const [from, to] of [[one, other] as const, [other, one] as const]) {
    const known = met.get(from.id);
    if (known?.includes(to)) continue;
    if (known) known.push(to);
    else met.set(from.id, [to]);
  }
}

/** The record's values as a key of either side; SQL's NULL equals nothing. */
function keysOf({ fields }: SeenRecord, { on }: StreamJoinShape): ReadonlySet<string> {
  const sides = [on.map(({ left }) => fields[left]), on.map(({ right }) => fields[right])];
  const whole = sides.filter((values) => values.every((value) => value !== undefined && value !== null));
  return new Set(whole.map((values) => values.map(String).join('\u0000')));
}
