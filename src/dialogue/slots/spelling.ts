// Finds a phrase in a list although one letter of it is wrong, missing, too many, or in its neighbour's place.

/** Shorter phrases have too many neighbours: "sea" is not a misspelt "tea". */
const SHORTEST = 5;
/** One slip leaves the first letters or the last ones as they were. */
const EDGE = 2;

/** The text, and each text that is left when one letter is taken out. */
function* variantsOf(text: string): Generator<string> {
  yield text;
  for (let at = 0; at < text.length; at++) yield text.slice(0, at) + text.slice(at + 1);
}

const headKey = (text: string, length: number): string => `${text.slice(0, EDGE)}<${length}`;
const tailKey = (text: string, length: number): string => `${text.slice(-EDGE)}>${length}`;

/** Two texts that share a variant differ by one letter, rarely by two: the symmetric delete method. */
export class SpellingIndex {
  readonly #phrases = new Map<string, string>();
  /** Edges and lengths that a slip of a phrase may have: nearly every text is refused by them alone. */
  readonly #edges = new Set<string>();

  constructor(phrases: Iterable<string>) {
    for (const phrase of phrases) {
      if (phrase.length < SHORTEST) continue;
      for (const variant of variantsOf(phrase)) if (!this.#phrases.has(variant)) this.#phrases.set(variant, phrase);
      for (let length = phrase.length - 1; length <= phrase.length + 1; length++) {
        this.#edges.add(headKey(phrase, length)).add(tailKey(phrase, length));
      }
    }
  }

  /** The phrase of the list that the text is a slip of; the text itself, if it is in the list. */
  find(text: string): string | undefined {
    if (text.length < SHORTEST) return undefined;
    if (!this.#edges.has(headKey(text, text.length)) && !this.#edges.has(tailKey(text, text.length))) return undefined;
    for (const variant of variantsOf(text)) {
      const phrase = this.#phrases.get(variant);
      if (phrase !== undefined && Math.abs(phrase.length - text.length) <= 1) return phrase;
    }
    return undefined;
  }
}
