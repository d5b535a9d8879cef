// The three clocks of a record: when it happened, when it arrived, and its ROWTIME; and which records are late.
import { timestampOf } from './payload.ts';
import type { SeenRecord, SeenWindow, StreamModel } from './seen.ts';

/** `event`: what a field of the record says. `arrival`: at its shard. `rowtime`: when the query read it. */
export type Clock = 'event' | 'arrival' | 'rowtime';

/** Records that are looked at for a field that holds a time. */
const LOOKED_AT = 50;

/** When a record became a row of the query; its arrival as long as none is known to have read it. */
export function enteredMs({ rowtimeMs, atMs }: SeenRecord): number {
  return rowtimeMs ?? atMs;
}

/** A record's place on a clock. Without an event time it stands where it arrived. */
export function timeOn(clock: Clock, record: SeenRecord): number {
  if (clock === 'arrival') return record.atMs;
  return clock === 'event' ? (record.eventMs ?? record.atMs) : enteredMs(record);
}

/** The clocks that differ from each other in this run, so that there is something to choose. */
export function clocksOf(model: StreamModel): readonly Clock[] {
  const clocks: Clock[] = [];
  if (model.eventField !== undefined) clocks.push('event');
  clocks.push('arrival');
  if (model.rowtimes === 'differ' || (model.rowtimes === 'as-arrival' && model.eventField !== undefined)) clocks.push('rowtime');
  return clocks;
}

/** The event time of a record. The first field that holds a time in the first records is taken for it in all. */
export function eventTimeOf(model: StreamModel, fields: SeenRecord['fields']): number | undefined {
  if (model.eventField === undefined && model.recordCount < LOOKED_AT) {
    model.eventField = Object.keys(fields).find((name) => timestampOf(fields[name]) !== undefined);
  }
  return model.eventField === undefined ? undefined : timestampOf(fields[model.eventField]);
}

/** Late: the window that a record belongs to by its event time had closed before the query read it. */
export function isLate(window: SeenWindow | undefined, record: SeenRecord): boolean {
  if (record.eventMs === undefined || window === undefined || !('sizeMs' in window.shape)) return false;
  const sizeMs = window.shape.keys?.find(({ stepMs }) => stepMs !== undefined)?.stepMs ?? window.shape.sizeMs;
  return (Math.floor(record.eventMs / sizeMs) + 1) * sizeMs <= enteredMs(record);
}
