// The words that stand around a slot in the sample utterances: they tell the city of arrival from the city of departure.
import type { Language } from '../text/language.ts';
import type { SamplePart } from './sample-utterance.ts';

/** What was seen beside a slot. `^` is the beginning, `$` the end, `{}` another slot. */
export interface SlotContext {
  /** One stem before the slot. */
  readonly before: ReadonlySet<string>;
  /** Two stems before the slot, joined by a space. */
  readonly twoBefore: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

const nameOf = (part: SamplePart | undefined, edge: string): string =>
  part === undefined ? edge : part.kind === 'word' ? part.stem : '{}';

/** Learns the contexts of all slots from the sample utterances of an intent. */
export function slotContexts(samples: readonly (readonly SamplePart[])[]): ReadonlyMap<string, SlotContext> {
  const contexts = new Map<string, { before: Set<string>; twoBefore: Set<string>; after: Set<string> }>();
  for (const parts of samples) {
    for (const [at, part] of parts.entries()) {
      if (part.kind !== 'slot') continue;
      const context = contexts.get(part.slot) ?? { before: new Set(), twoBefore: new Set(), after: new Set() };
      contexts.set(part.slot, context);
      const before = nameOf(parts[at - 1], '^');
      context.before.add(before);
      if (at > 0) context.twoBefore.add(`${nameOf(parts[at - 2], '^')} ${before}`);
      context.after.add(nameOf(parts[at + 1], '$'));
    }
  }
  return contexts;
}

/** What `in` alone tells of a slot, beside a word of content such as `from Tokyo`'s neighbour. */
const WEIGHTS = { twoBefore: 2, before: 1.2, edge: 0.3, after: 0.6 } as const;

/**
 * How well the words around a span fit a slot: 0 when nothing does.
 * @param stems the stems of the utterance's words
 */
export function contextFit(context: SlotContext | undefined, stems: readonly string[], from: number, to: number): number {
  if (!context) return 0;
  const before = stems[from - 1] ?? '^';
  const after = stems[to + 1] ?? '$';
  let fit = 0;
  if (from > 0 && context.twoBefore.has(`${stems[from - 2] ?? '^'} ${before}`)) fit += WEIGHTS.twoBefore;
  else if (context.before.has(before)) fit += before === '^' ? WEIGHTS.edge : WEIGHTS.before;
  if (context.after.has(after)) fit += after === '$' ? WEIGHTS.edge : WEIGHTS.after;
  return fit;
}

/** Whether the words before a place announce the slot: the places where any words may be its value. */
export function announces(context: SlotContext | undefined, stems: readonly string[], from: number, language: Language): boolean {
  if (!context || from === 0) return false;
  const before = stems[from - 1] as string;
  if (context.twoBefore.has(`${stems[from - 2] ?? '^'} ${before}`)) return true;
  return context.before.has(before) && !isCommon(before, language);
}

/** "a", "the", "to", "me" stand before everything. */
const isCommon = (stem: string, language: Language): boolean => stem.length < 2 || language.functionWords.has(stem);
