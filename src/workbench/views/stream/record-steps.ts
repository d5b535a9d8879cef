// From record to record: which one comes before or after, at the moment that is shown.
import { enteredMs } from './clocks.ts';
import { countUntil } from './ring.ts';
import type { SeenRecord, StreamModel } from './seen.ts';

/** The record beside `from` in order of arrival; without one, the newest at `atMs`. Undefined at either end. */
export function recordBeside(model: StreamModel, from: SeenRecord | undefined, step: -1 | 1, atMs: number): SeenRecord | undefined {
  const { records } = model;
  if (from) return records.at(from.id - (records.at(0)?.id ?? 0) + step);
  for (let index = countUntil(records, atMs) - 1; index >= 0; index--) {
    const record = records.at(index);
    if (record && enteredMs(record) <= atMs) return record;
  }
  return undefined;
}
