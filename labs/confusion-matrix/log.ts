// The data of this lab: a log of utterances, each with the intent that a human gave it. Hidden runs have other utterances.
import { seededRandom } from '../../src/aws/core/random.ts';
import { SAID } from './utterances.ts';

/** The label of what the bot is not for. */
export const FOREIGN = 'FallbackIntent';
/** So many utterances of an intent are in a hidden log, and so many foreign ones. */
const DRAWN = 15;
const DRAWN_FOREIGN = 18;

/**
 * In this order, four utterances with a day in them come after visitors whom the bot has asked for the day: in one session for all it
 * takes them for answers.
 */
const SHOWN_ORDER = 2749;

export interface Logged {
  readonly text: string;
  /** What it should be. */
  readonly intent: string;
}

export interface Log {
  readonly log: readonly Logged[];
}

/** In an order by chance, as visitors come. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = seededRandom(seed);
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

const labelled = (intent: string, texts: readonly string[]): Logged[] => texts.map((text) => ({ text, intent }));

export const shownLog = (): Log => ({
  log: shuffled(
    Object.entries(SAID).flatMap(([intent, { logged }]) => labelled(intent, logged)),
    SHOWN_ORDER,
  ),
});

export function hiddenLog(seed: number): Log {
  const drawn = Object.entries(SAID).flatMap(([intent, { kept }]) =>
    labelled(intent, shuffled(kept, seed).slice(0, intent === FOREIGN ? DRAWN_FOREIGN : DRAWN)),
  );
  return { log: shuffled(drawn, seed) };
}
