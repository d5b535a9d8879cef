// Who comes to the app, and what is in its table from before: the people that a learner sees in specs, and others for every seed.
import { hiddenWalk, type Puzzle, shownWalk } from './puzzles.ts';

export interface Person {
  readonly email: string;
  readonly name: string;
}

/** An answer of last year: nobody asked then how long it is. */
export interface EarlierAnswer {
  readonly puzzle: number;
  /** Characters. */
  readonly length: number;
}

export interface WalkWithPast {
  readonly puzzles: readonly Puzzle[];
  readonly people: readonly [Person, Person];
  readonly earlier: readonly EarlierAnswer[];
}

const NAMES = ['Kofi', 'Esi', 'Yaw', 'Abena', 'Kwame', 'Adwoa', 'Kojo'];

/** Three of them are more than a page of a Scan, which ends at 1 MB. */
const NOVEL = 390_000;

const novels = (puzzle: number): readonly EarlierAnswer[] => Array.from({ length: 3 }, () => ({ puzzle, length: NOVEL }));

export const shownVisitors = (): WalkWithPast => ({
  ...shownWalk(),
  people: [
    { email: 'ama@booth.example', name: 'Ama Mensah' },
    { email: 'kenji@booth.example', name: 'Kenji Sato' },
  ],
  earlier: [{ puzzle: 1, length: 7 }, { puzzle: 2, length: 12 }, { puzzle: 2, length: 9 }, ...novels(1)],
});

/** Two other people, and another past. */
export function hiddenVisitors(seed: number): WalkWithPast {
  const walk = hiddenWalk(seed);
  const person = (n: number): Person => {
    const name = NAMES[(seed + n * 3) % NAMES.length] ?? 'Kofi';
    return { email: `${name.toLowerCase()}.${(seed + n) % 10_000}@booth.example`, name };
  };
  const short = Array.from({ length: 3 + (seed % 5) }, (_, n) => ({ puzzle: 1 + ((seed + n * n) % walk.puzzles.length), length: 4 + n }));
  return { ...walk, people: [person(0), person(1)], earlier: [...short, ...novels(walk.puzzles.length)] };
}
