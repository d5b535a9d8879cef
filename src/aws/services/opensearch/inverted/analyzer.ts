// Analyzers: a text to its terms, each at a position.
// Lucene's StandardTokenizer: word boundaries of https://unicode.org/reports/tr29/, Han and Hiragana one character each; then lower case.

/** Terms in order; the place in the list is the position. */
export type Analyzer = (text: string) => string[];

const ideographic = String.raw`[\p{Ideographic}\p{sc=Hiragana}]`;
const katakana = String.raw`[\p{sc=Katakana}ー]`;
const letter = String.raw`[\p{Alphabetic}--[\p{Ideographic}\p{sc=Hiragana}\p{sc=Katakana}\p{Nd}]]`;
const extend = String.raw`[\p{M}\p{Cf}]*`;
const digit = String.raw`\p{Nd}`;
const words = new RegExp(
  [
    `${ideographic}${extend}`,
    `(?:${katakana}${extend})+`,
    `(?:${letter}${extend}|${digit}${extend}|_|(?<=${letter}${extend})[:·.'’‧․](?=${letter})|(?<=${digit}${extend})[,;.'’](?=${digit}))+`,
  ].join('|'),
  'gv',
);
const wordCharacter = /[\p{L}\p{N}]/u;
const asciiOnly = /^[\0-\x7f]*$/;
const asciiWords = /(?:[a-z0-9_]|(?<=[a-z])[:.'](?=[a-z])|(?<=[0-9])[,;.'](?=[0-9]))+/g;

/** Lucene cuts longer words into pieces. */
const longestTerm = 255;

const standard: Analyzer = (text) => {
  const low = text.toLowerCase();
  const found = low.match(asciiOnly.test(low) ? asciiWords : words) ?? [];
  return found.filter((word) => wordCharacter.test(word)).flatMap(pieces);
};

const analyzers: Readonly<Record<string, Analyzer>> = {
  standard,
  simple: (text) => text.toLowerCase().match(/\p{L}+/gu) ?? [],
  whitespace: (text) => text.match(/\S+/g) ?? [],
  keyword: (text) => [text],
};

export const analyzerNames: readonly string[] = Object.keys(analyzers);

/** The analyzer of that name; `standard` for none. Names are checked when a mapping is put. */
export const analyzerOf = (name: unknown): Analyzer => analyzers[String(name ?? 'standard')] ?? standard;

function pieces(word: string): string[] {
  if (word.length <= longestTerm) return [word];
  return Array.from({ length: Math.ceil(word.length / longestTerm) }, (_piece, index) =>
    word.slice(index * longestTerm, (index + 1) * longestTerm),
  );
}
