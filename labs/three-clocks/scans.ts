// The scans of this lab: four minutes at ticket gates, of which two lose their network for a while and send late.
import { seededRandom } from '../../src/aws/core/random.ts';

export interface Scan {
  readonly gate: string;
  /** When the ticket was scanned, in seconds after the first full minute. */
  readonly happened: number;
  /** When the gate sends it: at once, or when its network is back. */
  readonly sent: number;
}

export interface Harbour {
  /** In the order in which they are sent. */
  readonly scans: readonly Scan[];
  /** The second in which the application is started. What was sent before waits in the stream. */
  readonly startsAt: number;
}

const LENGTH_SECONDS = 240;

interface Gate {
  readonly name: string;
  /** Usual seconds between two scans. */
  readonly pace: number;
  /** The seconds without network. */
  readonly outage?: readonly [from: number, to: number];
}

function scansOf({ name, pace, outage: [from, to] = [0, 0] }: Gate, random: { next(): number }): Scan[] {
  const scans: Scan[] = [];
  for (let at = random.next() * pace; at < LENGTH_SECONDS; at += pace * (0.4 + 1.2 * random.next())) {
    const happened = Math.floor(at);
    scans.push({ gate: name, happened, sent: happened >= from && happened < to ? to : happened });
  }
  return scans;
}

/**
 * The first outage ends after the application has started. The second ends more than a minute after the first scan of the minute in which it
 * began, so that a stagger window of one minute is too short.
 */
function harbour(seed: number, names: readonly string[]): Harbour {
  const random = seededRandom(seed);
  const between = (least: number, most: number) => Math.round(least + (most - least) * random.next());
  const [quay = '', pier = '', ferry = '', island = ''] = names;
  const gates: Gate[] = [
    { name: quay, pace: 6 },
    { name: pier, pace: 11 },
    { name: ferry, pace: 8, outage: [between(20, 40), between(95, 115)] },
    { name: island, pace: 9, outage: [between(128, 142), between(214, 230)] },
  ];
  const scans = gates.flatMap((gate) => scansOf(gate, random)).sort((one, other) => one.sent - other.sent);
  return { scans, startsAt: between(72, 88) };
}

export function shownHarbour(): Harbour {
  return harbour(8, ['QUAY', 'PIER', 'FERRY', 'ISLAND']);
}

/** Other gates, other outages, another start. */
export function hiddenHarbour(seed: number): Harbour {
  return harbour(seed, ['NORTH', 'SOUTH', 'LAGOON', 'REEF']);
}
