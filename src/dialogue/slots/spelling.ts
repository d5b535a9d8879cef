// Finds a phrase in a list although one letter of it is wrong, missing, too many, or in its neighbour's place.

/** Shorter phrases have too many neighbours: "sea" is not a misspelt "tea". */
const SHORTEST = 5;

/** The text, and each text that is left when one letter is taken out. */
function* variantsOf(text: string): Generator<string> {
  yield text;
  if (text.length < SHORTEST) return;
  for (let at = 0; at < text.length; at++) yield text.slice(0, at) + text.slice(at + 1);
}

/** Two texts that share a variant differ by one letter, rarely by two: the symmetric delete method. */
export class SpellingIndex {
  readonly #phrases = new Map<string, string>();

  constructor(phrases: Iterable<string>) {
    for (const phrase of phrases)
      for (const variant of variantsOf(phrase)) if (!this.#phrases.has(variant)) this.#phrases.set(variant, phrase);
  }

  /** The phrase of the list that the text is a slip of; the text itself, if it is in the list. */
  find(text: string): string | undefined {
    if (text.length < SHORTEST) return undefined;
    for (const variant of variantsOf(text)) {
      const phrase = this.#phrases.get(variant);
      if (phrase !== undefined && phrase.length >= SHORTEST && Math.abs(phrase.length - text.length) <= 1) return phrase;
    }
    return undefined;
  }
}
