// Which slot types an utterance mentions, and where: what a classifier learns from placeholders.
import type { Moment, Utterance } from '../builtin/recognizer.ts';
import type { Mention } from '../classify/evidence.ts';
import type { SlotTypeReader } from './slot-reader.ts';

/** The values of each type, left to right, none inside another of the same type. */
export function mentionsIn(utterance: Utterance, types: Iterable<SlotTypeReader>, moment: Moment): Mention[] {
  const found: Mention[] = [];
  const { words } = utterance;
  for (const type of types) {
    for (let at = 0; at < words.length; at++) {
      const reading = type.knownAt(utterance, at, moment);
      if (!reading) continue;
      let to = at;
      while ((words[to + 1]?.end ?? Number.POSITIVE_INFINITY) <= reading.end) to++;
      found.push({ type: type.name, from: at, to });
      at = to;
    }
  }
  return found;
}
