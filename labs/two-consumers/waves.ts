// The measurements of this lab: some that were sent before anybody reads, then one burst every five seconds, and a crash in one of them.
import { md5 } from '@noble/hashes/legacy.js';
import { seededRandom } from '../../src/aws/core/random.ts';
import type { Measurement } from './start/measurement.ts';

export type { Measurement };

export interface Waves {
  /** Already in the stream when the consumers begin. */
  readonly before: readonly Measurement[];
  /** What comes every five seconds. */
  readonly bursts: readonly (readonly Measurement[])[];
  /** In which burst the first machine of the dashboard loses its power, and how many measurements of that burst it has done by then. */
  readonly crash: { readonly burst: number; readonly after: number };
}

const BURSTS = 4;
const BUOYS_IN_A_SHARD = 3;
/** With four measurements of each buoy, a burst brings twelve to each of two shards. */
const EACH_IN_A_BURST = 4;

/** The first half of the ring belongs to the first of two shards. */
const inFirstHalf = (key: string) => (md5(new TextEncoder().encode(key))[0] ?? 0) < 128;

function makeWaves(seed: number): Waves {
  const random = seededRandom(seed);
  const below = (bound: number) => Math.floor(random.next() * bound);
  const buoys: string[] = [];
  for (const half of [true, false]) {
    for (let found = 0; found < BUOYS_IN_A_SHARD; ) {
      const buoy = `buoy-${100 + below(900)}`;
      if (buoys.includes(buoy) || inFirstHalf(buoy) !== half) continue;
      buoys.push(buoy);
      found += 1;
    }
  }
  const counts = new Map<string, number>();
  const measure = (buoy: string, burst: number): Measurement => {
    const n = (counts.get(buoy) ?? 0) + 1;
    counts.set(buoy, n);
    return { buoy, n, burst, height: 40 + below(260) };
  };
  // Round after round, in another order each time: a buoy never comes twice before the others came once.
  const rounds = (count: number, burst: number) =>
    Array.from({ length: count }, () => {
      const left = [...buoys];
      return buoys.map(() => measure(left.splice(below(left.length), 1)[0] as string, burst));
    }).flat();
  const before = rounds(3 + below(2), 0);
  const bursts = Array.from({ length: BURSTS }, (_, index) => rounds(EACH_IN_A_BURST, index + 1));
  return {
    before,
    // The answer to a buoy was lost, and it sent its measurement again: no placing of checkpoints keeps that one from coming twice.
    bursts: bursts.map((burst, index) => (index === 0 ? [...burst, ...burst.slice(-1)] : burst)),
    // Of the twelve in hand, the busier of the two shards has done four to eight: at least one buoy twice.
    crash: { burst: 2 + below(2), after: 7 + below(2) },
  };
}

export const shownWaves = () => makeWaves(20_170_311);

export const hiddenWaves = (seed: number) => makeWaves(seed + 1);
