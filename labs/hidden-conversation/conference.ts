// The workshops of this lab's conference and its venue: for the shown run and, by a seed, for the hidden one.
import { seededRandom } from '../../src/aws/core/random.ts';

export interface Conference {
  /** Titles. */
  readonly workshops: readonly string[];
  /** Where it is. */
  readonly venue: string;
}

const TITLES = ['Identity', 'Networks', 'Databases', 'Firewalls', 'Robots', 'Sensors', 'Streams'] as const;
const VENUES = ['5 Whale Road', '17 Coral Street', '3 Lighthouse Lane', '21 Dune Avenue'] as const;

export const shownConference = (): Conference => ({
  workshops: ['Streams', 'Functions', 'Chat bots', 'Queues'],
  venue: '12 Harbour Street',
});

export function hiddenConference(seed: number): Conference {
  const random = seededRandom(seed);
  const drawn = TITLES.map((title) => ({ title, at: random.next() })).toSorted((one, other) => one.at - other.at);
  return {
    workshops: drawn.slice(0, 5).map(({ title }) => title),
    venue: VENUES[Math.floor(random.next() * VENUES.length)] ?? VENUES[0],
  };
}
