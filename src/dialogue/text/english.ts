// English: words with their contractions spelled out, a light stemmer, and the words that carry little meaning.
import { stemEnglish } from './english-stem.ts';
import type { Language, Word } from './language.ts';

const WORD = /\p{N}+(?:st|nd|rd|th)(?![\p{L}\p{N}])|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/giu;

/** What the part behind an apostrophe stands for. "'s" is more often "is" than an owner's mark where people talk to machines. */
const CONTRACTIONS: Readonly<Record<string, string>> = {
  d: 'would',
  ll: 'will',
  m: 'am',
  re: 'are',
  s: 'is',
  ve: 'have',
};

/** Contractions whose first part is no word of its own, or that people write without the apostrophe. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  "can't": ['can', 'not'],
  "let's": ['let', 'us'],
  "won't": ['will', 'not'],
  "y'all": ['you', 'all'],
  cannot: ['can', 'not'],
  cant: ['can', 'not'],
  didnt: ['did', 'not'],
  doesnt: ['does', 'not'],
  dont: ['do', 'not'],
  gonna: ['going', 'to'],
  gotta: ['got', 'to'],
  hows: ['how', 'is'],
  im: ['i', 'am'],
  isnt: ['is', 'not'],
  ive: ['i', 'have'],
  lets: ['let', 'us'],
  thats: ['that', 'is'],
  wanna: ['want', 'to'],
  whats: ['what', 'is'],
  wheres: ['where', 'is'],
  whos: ['who', 'is'],
  wont: ['will', 'not'],
};

function spellOut(word: string): readonly string[] {
  const whole = Object.hasOwn(WHOLE, word) ? WHOLE[word] : undefined;
  if (whole) return whole;
  const at = word.indexOf("'");
  if (at === -1) return [word];
  const [head, tail] = [word.slice(0, at), word.slice(at + 1)];
  if (tail === 't' && head.endsWith('n')) return [head.slice(0, -1), 'not'];
  const meaning = Object.hasOwn(CONTRACTIONS, tail) ? CONTRACTIONS[tail] : undefined;
  return meaning ? [head, meaning] : [head + tail];
}

function words(text: string): readonly Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    const plain = match[0].normalize('NFKD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLowerCase();
    for (const part of spellOut(plain)) if (part !== '') found.push({ text: part, start, end });
  }
  return found;
}

const FUNCTION_WORDS = `a about again all also am an and any anything are as at be because been being but by can could did do does
doing done for from get gets getting give go going got had has have having he help her here hey hi him his how i if in into is it its
just kind know let like make me mine more much my need no not now of off on one or our out over own please really right say see she
should so some something sort such tell than thank thanks that the their them then there these they thing things think this those to
too try up us use very want was way we well were what when where which while who whom whose why will with would yes you your`;

/** Before an answer. */
const CARRIERS = [
  'i would like to have',
  'i would like to go to',
  'i want to go to',
  'i am going to',
  'i would like',
  'i would prefer',
  'i want to have',
  'i want',
  'i need',
  'i will have',
  'i will take',
  'i am',
  'my name is',
  'it is',
  'that is',
  'that would be',
  'it would be',
  'let us say',
  'make it',
  'make that',
  'give me',
  'go to',
  'to',
  'in',
  'at',
  'on',
  'for',
  'from',
  'the',
  'a',
  'an',
  'uh',
  'um',
  'well',
  'maybe',
].map((carrier) => carrier.split(' '));

export const english: Language = {
  tag: 'en',
  words,
  stem: stemEnglish,
  functionWords: new Set(FUNCTION_WORDS.split(/\s+/)),
  conjunctions: new Set(['and', 'or', 'plus', 'with']),
  carriers: { before: CARRIERS, after: new Set(['please', 'thanks', 'thank', 'you']) },
  space: ' ',
};
