// The data of this lab: an hour at sea in minutes, some buoys that measure, and an old one in the harbour that reports by itself.
import { seededRandom } from '../../src/aws/core/random.ts';

/** Metres. */
export interface Measurement {
  readonly buoy: string;
  readonly wave: number;
}

/** What the buoy in the harbour reports of a minute: its own words, not those of the SQL. */
export interface Report {
  readonly mean: number;
  /** `n/a` when its gauge is frozen. */
  readonly highest: number | 'n/a';
}

export interface Minute {
  readonly measurements: readonly Measurement[];
  readonly harbour?: Report;
}

export interface Sea {
  readonly minutes: readonly Minute[];
}

/** The harbour begins late: the first documents come from the SQL, and so decide what an unmapped index makes of them. */
const HARBOUR_FROM = 8;

const inCentimetres = (metres: number) => Math.round(metres * 100) / 100;

/** A swell that rises, passes and calms down, and reaches each buoy some minutes after the one before. */
function sea(buoys: readonly string[], minutes: number, seed: number): Sea {
  const random = seededRandom(seed);
  const peak = minutes * (0.4 + 0.1 * random.next());
  const swell = (minute: number, place: number) => 0.6 + 2.6 * Math.exp(-(((minute - peak - 3 * place) / 5) ** 2));
  const frozen = HARBOUR_FROM + 3 + Math.floor(random.next() * 4);
  return {
    minutes: Array.from({ length: minutes }, (_, minute) => ({
      measurements: buoys.flatMap((buoy, place) =>
        // A buoy is silent now and then: an average over time must not count that as calm.
        random.next() < 0.12
          ? []
          : Array.from({ length: 3 }, () => ({ buoy, wave: inCentimetres(swell(minute, place) * (0.6 + 0.8 * random.next())) })),
      ),
      ...(minute >= HARBOUR_FROM && {
        harbour: {
          mean: inCentimetres(0.2 + 0.2 * random.next()),
          highest: minute === frozen || minute === frozen + 2 ? ('n/a' as const) : inCentimetres(0.4 + 0.3 * random.next()),
        },
      }),
    })),
  };
}

export const shownSea = (): Sea => sea(['cape', 'reef', 'shoal'], 24, 2017);

/** Other buoys, and another number of minutes. */
export function hiddenSea(seed: number): Sea {
  const names = ['anchor', 'bell', 'delta', 'fjord', 'gull', 'kelp', 'mole', 'pier'];
  const random = seededRandom(seed);
  const buoys = Array.from({ length: 4 }, () => names.splice(Math.floor(random.next() * names.length), 1)[0] as string);
  return sea(buoys, 22 + Math.floor(random.next() * 6), seed + 1);
}
