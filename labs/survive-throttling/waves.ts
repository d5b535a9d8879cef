// The measurements of this lab: quiet seconds, then a storm, from twelve buoys of which two are busy and neighbours on the ring.
import { seededRandom } from '../../src/aws/core/random.ts';
import { md5 } from './start/md5.ts';
import type { Measurement } from './start/ready-made.ts';

export type { Measurement };

export interface Waves {
  /** One element a second: what the buoys measured in it. */
  readonly seconds: readonly (readonly Measurement[])[];
  /** The index of the first second of the storm. */
  readonly stormFrom: number;
}

/** Two buoys measure so much together: the busier one 7 of 13 of it, so that its name is never in doubt. The ten others share the rest. */
const BUSY_SHARE = 0.6;
const BUSIER_OF_13 = 7;
const STORM_FROM = 2;
/** The hashes of both lie in the same half of the ring, so that with a coast as the key one of two shards is empty. */
const COASTS = ['south', 'east'] as const;

const QUARTER = 2n ** 126n;
const HALF = 2n ** 127n;

/** Which of the two busy neighbours is the busier one. It differs in the two runs: a split at "the busiest key" parts them in one only. */
type Busier = 'lower' | 'upper';

interface Buoys {
  /** The busier one first. */
  readonly busy: readonly string[];
  readonly calm: readonly string[];
}

/**
 * Buoys whose names lie on the ring as the lab needs it: both busy ones in one quarter of it, so that neither two even shards nor a
 * split in the middle part them; five calm ones in the same half, five in the other.
 */
function placedBuoys(random: { next(): number }, busier: Busier): Buoys {
  const taken = new Set<string>();
  const draw = (fits: (hash: bigint) => boolean): string => {
    for (;;) {
      const name = `buoy-${100 + Math.floor(random.next() * 900)}`;
      if (taken.has(name) || !fits(md5(name))) continue;
      taken.add(name);
      return name;
    }
  };
  const quarter = BigInt(Math.floor(random.next() * 4));
  const half = quarter / 2n;
  const byHash = [0, 1].map(() => draw((hash) => hash / QUARTER === quarter)).sort((one, other) => (md5(one) < md5(other) ? -1 : 1));
  const busy = busier === 'lower' ? byHash : byHash.toReversed();
  const calm = Array.from({ length: 10 }, (_, index) => draw((hash) => (hash / HALF === half) === index < 5));
  return { busy, calm };
}

function makeWaves(seed: number, busier: Busier): Waves {
  const random = seededRandom(seed);
  const { busy, calm } = placedBuoys(random, busier);
  const counts = new Map<string, number>();
  let fromBusy = 0;
  const nextBusy = () => busy[fromBusy++ % 13 < BUSIER_OF_13 ? 0 : 1] as string;
  const nextCalm = () => calm[Math.floor(random.next() * calm.length)] as string;
  const measure = (second: number, swell: number): Measurement => {
    const buoy = random.next() < BUSY_SHARE ? nextBusy() : nextCalm();
    const n = (counts.get(buoy) ?? 0) + 1;
    counts.set(buoy, n);
    const coast = COASTS[Number(buoy.at(-1)) % 2] as string;
    return { buoy, coast, n, second, height: Math.round(swell * (0.5 + random.next())) };
  };
  const quiet = () => 280 + Math.floor(random.next() * 60);
  const storm = () => 3_300 + Math.floor(random.next() * 300);
  const loads = [quiet(), quiet(), storm(), storm(), storm(), quiet()];
  return {
    stormFrom: STORM_FROM,
    seconds: loads.map((load, second) => Array.from({ length: load }, () => measure(second, load > 1_000 ? 600 : 90))),
  };
}

export const shownWaves = () => makeWaves(20_170_311, 'lower');

export const hiddenWaves = (seed: number) => makeWaves(seed + 1, 'upper');
