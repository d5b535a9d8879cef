// Which fields of the records could name the lanes: text, and few different values.
import { MAX_LANES } from './lanes.ts';
import type { StreamModel } from './seen.ts';

const LOOKED_AT = 200;

/** Names of text fields with 2 to MAX_LANES values among the newest records, in order of the payload; none that repeats the partition key. */
export function laneFields(model: StreamModel): readonly string[] {
  const values = new Map<string, Set<string>>();
  const unlike = new Set<string>();
  const first = Math.max(0, model.records.length - LOOKED_AT);
  for (let index = first; index < model.records.length; index++) {
    const record = model.records.at(index);
    for (const [name, value] of Object.entries(record?.fields ?? {})) {
      if (typeof value !== 'string') continue;
      if (value !== record?.partitionKey) unlike.add(name);
      const seen = values.get(name) ?? new Set<string>();
      if (seen.size <= MAX_LANES) seen.add(value);
      values.set(name, seen);
    }
  }
  return [...values].filter(([name, seen]) => unlike.has(name) && seen.size >= 2 && seen.size <= MAX_LANES).map(([name]) => name);
}
