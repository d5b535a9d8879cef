// The built-in types that are lists of names: City, Country, State, FirstName, LastName, StreetName.
import { CITIES, FIRST_NAMES, LAST_NAMES, STATES } from './common-names.ts';
import { type Recognizer, readingOf, type Utterance } from './recognizer.ts';

const LONGEST = 5;

/** AWS: a name is given as it was said, nothing is put into an official form. */
function listed(names: () => readonly string[], examples: readonly string[]): Recognizer {
  let known: ReadonlySet<string> | undefined;
  return {
    kind: 'open',
    examples,
    readAt(utterance: Utterance, at: number) {
      known ??= new Set(names().map((name) => name.toLowerCase()));
      const { words, text } = utterance;
      for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
        const phrase = words
          .slice(at, at + length)
          .map((word) => word.text)
          .join(' ');
        if (known.has(phrase)) return readingOf(utterance, at, at + length - 1, text.slice(words[at]?.start, words[at + length - 1]?.end));
      }
      return undefined;
    },
  };
}

/** The platform's own list: two letters of each region that has a name, and the names that people use beside it. */
function countries(): readonly string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const found = [
    'usa',
    'america',
    'uk',
    'england',
    'great britain',
    'holland',
    'korea',
    'czech republic',
    'turkey',
    'hong kong',
    'myanmar',
  ];
  for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
      const name = names.of(String.fromCharCode(first, second));
      if (name) found.push(name.normalize('NFKD').replace(/\p{M}/gu, ''));
    }
  }
  return found;
}

export const city: Recognizer = listed(() => CITIES, ['New York', 'Tokyo', 'Paris', 'Seattle', 'Los Angeles']);
export const country: Recognizer = listed(countries, ['Australia', 'Germany', 'Japan', 'United States']);
export const state: Recognizer = listed(() => STATES, ['Bavaria', 'Queensland', 'Texas', 'California']);
export const firstName: Recognizer = listed(() => FIRST_NAMES, ['Emily', 'John', 'Sophie']);
export const lastName: Recognizer = listed(() => LAST_NAMES, ['Brosky', 'Smith', 'Garcia']);

const STREET = /^(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|way|court|place|square|terrace)$/;

/** One to three words and the word for a street: "Canberra Avenue". */
export const streetName: Recognizer = {
  kind: 'open',
  examples: ['Canberra Avenue', 'Front Street', 'Market Road'],
  readAt(utterance, at) {
    const { words, text } = utterance;
    for (let length = 2; length <= 4; length++) {
      const last = words[at + length - 1];
      if (last && STREET.test(last.text)) return readingOf(utterance, at, at + length - 1, text.slice(words[at]?.start, last.end));
    }
    return undefined;
  },
};
