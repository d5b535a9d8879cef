// A light English stemmer: plurals, -ed, -ing, -ly and a last e, so that "booking a room" meets "book rooms". It keeps short words whole.

const VOWEL = /[aeiouy]/;

/** Words whose inflection follows no rule, and that people say to machines. */
const IRREGULAR: Readonly<Record<string, string>> = {
  bought: 'buy',
  children: 'child',
  feet: 'foot',
  flew: 'fly',
  flown: 'fly',
  forgot: 'forget',
  forgotten: 'forget',
  found: 'find',
  gave: 'give',
  given: 'give',
  gone: 'go',
  heard: 'hear',
  lost: 'lose',
  made: 'make',
  men: 'man',
  paid: 'pai',
  people: 'person',
  said: 'sai',
  sent: 'send',
  sold: 'sell',
  spent: 'spend',
  spoke: 'speak',
  spoken: 'speak',
  stole: 'steal',
  stolen: 'steal',
  taken: 'take',
  taught: 'teach',
  told: 'tell',
  took: 'take',
  went: 'go',
  women: 'woman',
  written: 'write',
  wrote: 'write',
};

/** "stopp" came from "stop", "tell" did not come from "tel". */
const undouble = (stem: string): string =>
  stem.length > 3 && stem.at(-1) === stem.at(-2) && !/[lsz]$/.test(stem) ? stem.slice(0, -1) : stem;

function withoutSuffix(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z|o)es$/.test(word) && word.length > 4) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word) && word.length > 3) return withoutSuffix(word.slice(0, -1));
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  for (const suffix of ['ing', 'ed']) {
    const stem = word.slice(0, -suffix.length);
    if (word.endsWith(suffix) && stem.length >= 3 && VOWEL.test(stem)) return undouble(stem);
  }
  if (word.endsWith('ly') && word.length > 5) return word.slice(0, -2);
  return word;
}

/** The stem of a word in lower case. Two inflections of one word have the same stem; the stem need not be a word. */
export function stemEnglish(word: string): string {
  const regular = (Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined) ?? word;
  if (regular.length <= 3) return regular;
  const stem = withoutSuffix(regular);
  if (stem.length > 3 && stem.endsWith('e')) return stem.slice(0, -1);
  return stem.length > 3 && stem.endsWith('y') ? `${stem.slice(0, -1)}i` : stem;
}
