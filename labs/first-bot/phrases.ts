// What visitors say who want to register, who look for the venue, and who want something else: a log of it, and the rest for the checks.
import { seededRandom } from '../../src/aws/core/random.ts';
import type { Said } from './start/said.ts';

export interface Visitors {
  /** What visitors said to the bot one day. */
  readonly log: readonly Said[];
}

/** By the way in which it is said. A bot that knows one phrase of each way should understand the others. */
const REGISTER: readonly (readonly string[])[] = [
  ['get me a ticket', 'I need a ticket', 'can I have a ticket', 'give me two tickets', 'I would like a ticket'],
  ['put my name on the list', 'please add me to the list', 'add my name to the list', 'can you put me on the list'],
  ['I would like to attend', 'I want to attend', 'can I attend', 'I would like to attend the conference', 'may I attend'],
  ['reserve a seat for me', 'book me a seat', 'save a seat for me', 'I need a seat', 'can I reserve a seat'],
  ['can I still take part', 'I want to take part', 'may I take part', 'how can I take part', 'I would like to take part'],
  ['please sign me up', 'I would like to register', 'register me please', 'how do I register', 'can I sign up'],
];
const FIND_VENUE: readonly (readonly string[])[] = [
  ['how do I get to the venue', 'show me the way', 'where is the conference', 'what is the address of the venue'],
];
const SOMETHING_ELSE: readonly (readonly string[])[] = [
  ['my laptop is broken', 'my badge is broken', 'my microphone is off'],
  ['two coffees please', 'open the window please', 'when does lunch begin', 'turn on the lights'],
  ['who is speaking now', 'who are you', 'do you speak Japanese', 'translate this slide'],
  ['good morning', 'goodbye', 'play some music', 'who won the game'],
];

const ALL: readonly (readonly Said[])[] = [
  ...REGISTER.map((texts) => texts.map((text) => ({ text, means: 'RegisterUserForEvent' }) as const)),
  ...FIND_VENUE.map((texts) => texts.map((text) => ({ text, means: 'FindVenue' }) as const)),
  ...SOMETHING_ELSE.map((texts) => texts.map((text) => ({ text, means: 'something else' }) as const)),
];

/** The first phrase of each way. */
export const shownVisitors = (): Visitors => ({ log: ALL.flatMap(([first]) => first ?? []) });

/** Another phrase of each way. */
export function hiddenVisitors(seed: number): Visitors {
  const random = seededRandom(seed);
  return { log: ALL.flatMap(([, ...others]) => others[Math.floor(random.next() * others.length)] ?? []) };
}

/** What is in nobody's log of this run: all that may be said, without the log. */
export function unheard({ log }: Visitors): Said[] {
  return ALL.flat().filter(({ text }) => !log.some((said) => said.text === text));
}
