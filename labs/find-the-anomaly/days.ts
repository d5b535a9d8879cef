// The data of this lab: a year of real weather. Hidden runs have another one, and on one day the instrument was broken.
import { seededRandom } from '../../src/aws/core/random.ts';
import { type Day, newYork, seattle } from './weather-of-2012.ts';

export type { Day };

/** So many days the forest watches before it scores. */
export const SAMPLE = 100;
/** What the broken instrument writes: less than any wind, so that the strongest wind is not the answer. */
const FAULT = -9.9;
const LONGEST_CUT = 20;

/** New York in 2012, as it was measured. */
export const shownDays = (): readonly Day[] => newYork;

/** A year whose beginning and place depend on the seed, with one reading that is none. */
export function hiddenDays(seed: number): readonly Day[] {
  const random = seededRandom(seed);
  const place = random.next() < 0.5 ? seattle : newYork;
  const days = place.slice(Math.floor(random.next() * LONGEST_CUT));
  // After the forest has begun to score, and in the first 256 days, which the default of RANDOM_CUT_FOREST would not score.
  const broken = SAMPLE + 20 + Math.floor(random.next() * 120);
  return days.map((day, index) => (index === broken ? { ...day, wind: FAULT } : day));
}

/** The day whose wind is farthest from all others, among those that are scored. */
export function strangestDay(days: readonly Day[]): Day | undefined {
  const sorted = days.map(({ wind }) => wind).sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return days.slice(SAMPLE).toSorted((one, other) => Math.abs(other.wind - median) - Math.abs(one.wind - median))[0];
}
