// Which fields of the records could name the lanes: text, and few different values.
import { MAX_LANES, type StreamModel } from './model.ts';

const LOOKED_AT = 200;

/** Names of text fields with 2 to MAX_LANES values among the newest records, most useful first (in order of the payload). */
export function laneFields(model: StreamModel): readonly string[] {
  const values = new Map<string, Set<string>>();
  const first = Math.max(0, model.records.length - LOOKED_AT);
  for (let index = first; index < model.records.length; index++) {
    for (const [name, value] of Object.entries(model.records.at(index)?.fields ?? {})) {
      if (typeof value !== 'string') continue;
      const seen = values.get(name) ?? new Set<string>();
      if (seen.size <= MAX_LANES) seen.add(value);
      values.set(name, seen);
    }
  }
  return [...values].filter(([, seen]) => seen.size >= 2 && seen.size <= MAX_LANES).map(([name]) => name);
}
