// Who comes to the app: the person that a learner sees in specs, and others for every seed; with them the puzzles.
import { hiddenWalk, type Puzzle, shownWalk } from './puzzles.ts';

export interface Guest {
  readonly email: string;
  readonly password: string;
}

export interface WalkWithGuest {
  readonly puzzles: readonly Puzzle[];
  /** Specs put a number before the address, so that nobody comes twice. */
  readonly guest: Guest;
}

const NAMES = ['kofi', 'esi', 'yaw', 'abena', 'kwame', 'adwoa', 'kojo'];
const WORDS = ['tide', 'Anchor', 'reef', 'Lantern', 'buoy'];

export const shownPeople = (): WalkWithGuest => ({ ...shownWalk(), guest: { email: 'ama@booth.example', password: 'Seven-shells-7' } });

/** Another person with another password. */
export function hiddenPeople(seed: number): WalkWithGuest {
  const name = NAMES[seed % NAMES.length] ?? 'kofi';
  const word = WORDS[Math.floor(seed / 7) % WORDS.length] ?? 'tide';
  return {
    ...hiddenWalk(seed),
    guest: { email: `${name}@visitor-${seed % 1000}.example`, password: `Quiet ${word} & ${1000 + (seed % 9000)}` },
  };
}
