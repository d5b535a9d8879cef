// The talks of this lab's conference, and which of them have no free seat: for the shown run and, by a seed, for the hidden one.
import { seededRandom } from '../../src/aws/core/random.ts';

export interface Talks {
  /** Titles. */
  readonly talks: readonly string[];
  /** Those of them that have no free seat. */
  readonly full: readonly string[];
}

const HIDDEN_TITLES = [
  'Chat bots for harbours',
  'Databases without servers',
  'Functions at the edge',
  'Letters from the dead queue',
  'Maps of deep water',
  'Robots in the surf',
  'Testing under the palm trees',
  'The price of an idle server',
] as const;

export const shownTalks = (): Talks => ({
  talks: ['Lambda goes everywhere', 'Talking to Lex', 'A million sensors', 'Serverless at sea'],
  full: ['Talking to Lex'],
});

/** Other titles: six of them, in another order, two of them full. */
export function hiddenTalks(seed: number): Talks {
  const random = seededRandom(seed);
  const drawn = HIDDEN_TITLES.map((title) => ({ title, at: random.next() })).toSorted((one, other) => one.at - other.at);
  const talks = drawn.slice(0, 6).map(({ title }) => title);
  return { talks, full: [1, 4].flatMap((index) => talks[index] ?? []) };
}
