// The measurements of this lab: a few every ten seconds, and once a second of storm that is more than Firehose takes at once.
import { seededRandom } from '../../src/aws/core/random.ts';
import type { Measurement } from './start/measurement.ts';

export type { Measurement };

export interface Burst {
  /** When it is sent, in seconds from the beginning. */
  readonly second: number;
  readonly measurements: readonly Measurement[];
}

export interface Sea {
  readonly bursts: readonly Burst[];
}

const BUOYS = 12;
const LAST_SECOND = 170;
/** One wave has 20 points. */
const CALM_POINTS = 20;
/** About 25 KB: some 210 of them are the 5 MiB that Firehose takes in a second. */
const STORM_POINTS = 5_500;

function makeSea(seed: number): Sea {
  const random = seededRandom(seed);
  const below = (bound: number) => Math.floor(random.next() * bound);
  const buoys = new Set<string>();
  while (buoys.size < BUOYS) buoys.add(`buoy-${100 + below(900)}`);
  const names = [...buoys];
  const counts = new Map<string, number>();
  const measure = (least: number, points: number): Measurement => {
    const buoy = names[below(BUOYS)] as string;
    const n = (counts.get(buoy) ?? 0) + 1;
    counts.set(buoy, n);
    return { buoy, n, height: least + below(100), points };
  };
  const stormAt = 73 + below(15);
  const seconds = Array.from({ length: LAST_SECOND / 10 + 1 }, (_, index) => index * 10).filter((second) => second !== stormAt);
  return {
    bursts: [...seconds, stormAt]
      .sort((one, other) => one - other)
      .map((second) => ({
        second,
        measurements:
          second === stormAt
            ? Array.from({ length: 240 + below(12) }, () => measure(500, STORM_POINTS))
            : Array.from({ length: 3 + below(4) }, () => measure(40, CALM_POINTS)),
      })),
  };
}

export const shownSea = () => makeSea(20_170_311);

export const hiddenSea = (seed: number) => makeSea(seed + 1);
