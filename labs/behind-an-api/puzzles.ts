// The puzzles of the app: the ones that a learner sees, and others for every seed.

export interface Puzzle {
  readonly title: string;
  readonly question: string;
}

export interface PuzzleWalk {
  readonly puzzles: readonly Puzzle[];
}

const SHOWN: readonly Puzzle[] = [
  {
    title: 'The patient box',
    question: 'I keep each letter until somebody says that it is done. Forget to say so, and I give it out again. What am I?',
  },
  { title: 'The brief worker', question: 'I am paid by the millisecond, own no desk, and may wake up anywhere. What am I?' },
  {
    title: 'The endless shelf',
    question: 'Put a thing on me by its name and it stays. I have no folders, whatever the names look like. What am I?',
  },
  { title: 'The moving belt', question: 'What you put on me is read in order, by many, and gone after a day. What am I?' },
];

const NOUNS = ['lantern', 'anchor', 'harbour', 'ferry', 'lighthouse', 'compass', 'sail', 'tide', 'buoy', 'reef'];
const KINDS = ['silent', 'yellow', 'second', 'northern', 'folded', 'borrowed', 'hidden'];

export const shownWalk = (): PuzzleWalk => ({ puzzles: SHOWN });

/** Between three and eight puzzles with titles that nobody has seen. */
export function hiddenWalk(seed: number): PuzzleWalk {
  const at = <Value>(list: readonly Value[], n: number) => list[n % list.length] as Value;
  const puzzles = Array.from({ length: 3 + (seed % 6) }, (_, n) => {
    const title = `The ${at(KINDS, seed + n * 3)} ${at(NOUNS, Math.floor(seed / 7) + n * 7)}`;
    return { title, question: `${title} of ${seed + n}: what is it?` };
  });
  return { puzzles };
}
