// Who comes to the app: two people with accounts at Google; the ones that a learner sees in specs, and others for every seed.
import { hiddenWalk, type Puzzle, shownWalk } from './puzzles.ts';

export interface Person {
  readonly email: string;
  readonly name: string;
}

export interface WalkWithPeople {
  readonly puzzles: readonly Puzzle[];
  readonly people: readonly [Person, Person];
}

const NAMES = ['Kofi', 'Esi', 'Yaw', 'Abena', 'Kwame', 'Adwoa', 'Kojo'];

export const shownVisitors = (): WalkWithPeople => ({
  ...shownWalk(),
  people: [
    { email: 'ama@gmail.com', name: 'Ama Mensah' },
    { email: 'kenji@gmail.com', name: 'Kenji Sato' },
  ],
});

/** Two other people, whose identities nobody has seen. */
export function hiddenVisitors(seed: number): WalkWithPeople {
  const person = (n: number): Person => {
    const name = NAMES[(seed + n * 3) % NAMES.length] ?? 'Kofi';
    return { email: `${name.toLowerCase()}.${(seed + n) % 10_000}@gmail.com`, name };
  };
  return { ...hiddenWalk(seed), people: [person(0), person(1)] };
}
