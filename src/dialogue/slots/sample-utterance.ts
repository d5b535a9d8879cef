// A sample utterance taken apart: words, and places where a slot's value stands.
import type { Language, Word } from '../text/language.ts';

/** One place of a sample utterance. */
export type SamplePart =
  | { readonly kind: 'word'; readonly word: Word; readonly stem: string }
  | { readonly kind: 'slot'; readonly slot: string };

const PLACEHOLDER = /\{\s*([^{}]*?)\s*\}/g;

/** `Book a {RoomType} room`. Alexa's older form `{value|Slot}` names the slot behind the bar. */
export function parseSample(sample: string, language: Language): SamplePart[] {
  const parts: SamplePart[] = [];
  const addWords = (text: string): void => {
    for (const word of language.words(text)) parts.push({ kind: 'word', word, stem: language.stem(word.text) });
  };
  let from = 0;
  for (const match of sample.matchAll(PLACEHOLDER)) {
    addWords(sample.slice(from, match.index));
    parts.push({ kind: 'slot', slot: match[1]?.split('|').at(-1)?.trim() ?? '' });
    from = match.index + match[0].length;
  }
  addWords(sample.slice(from));
  return parts;
}

/** The sample with values in the places of its slots. */
export function fillSample(sample: string, valueFor: (slot: string) => string): string {
  return sample.replace(PLACEHOLDER, (_, inside: string) => valueFor(inside.split('|').at(-1)?.trim() ?? ''));
}

/** The names of the slots in a sample utterance. */
export function slotsOfSample(sample: string): string[] {
  return [...sample.matchAll(PLACEHOLDER)].map((match) => match[1]?.split('|').at(-1)?.trim() ?? '');
}
