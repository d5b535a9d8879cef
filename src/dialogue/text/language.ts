// What the rest must know about a language: how its text falls into words, and which words carry little meaning.

/** One word of a text. `start` and `end` are offsets into the text as it was written. */
export interface Word {
  /** As it is compared: lower case, without accents of typography, contractions spelled out. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A language, as a small object: a second one is a second object. */
export interface Language {
  /** The language's tag, such as `en`. */
  readonly tag: string;
  words(text: string): readonly Word[];
  /** The word without its inflection; never empty. */
  stem(word: string): string;
  /** Articles, pronouns, auxiliaries ...: words that nearly every utterance has. */
  readonly functionWords: ReadonlySet<string>;
  /** Words between the values of a list, such as `and`. */
  readonly conjunctions: ReadonlySet<string>;
  /** What people put before an answer, and behind it: "I would like", "please". */
  readonly carriers: { readonly before: readonly (readonly string[])[]; readonly after: ReadonlySet<string> };
  /** What stands between two words when they are written again. */
  readonly space: ' ' | '';
}
