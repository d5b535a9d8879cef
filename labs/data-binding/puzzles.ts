// The puzzles of the app, and texts that somebody wrote with marks of HTML in them: the ones that a learner sees, and others for every seed.

export interface Puzzle {
  readonly title: string;
  readonly question: string;
  readonly answer: string;
}

export interface PuzzleBook {
  readonly puzzles: readonly Puzzle[];
  readonly strangeTexts: readonly string[];
}

const SHOWN: readonly Puzzle[] = [
  {
    title: 'The patient box',
    question: 'I keep each letter until somebody says that it is done. Forget to say so, and I give it out again. What am I?',
    answer: 'a queue',
  },
  {
    title: 'The brief worker',
    question: 'I am paid by the millisecond, own no desk, and may wake up anywhere. What am I?',
    answer: 'a function',
  },
  {
    title: 'The endless shelf',
    question: 'Put a thing on me by its name and it stays. I have no folders, whatever the names look like. What am I?',
    answer: 'a bucket',
  },
  {
    title: 'The moving belt',
    question: 'What you put on me is read in order, by many, and gone after a day. What am I?',
    answer: 'a stream',
  },
];

const NOUNS = ['lantern', 'anchor', 'harbour', 'ferry', 'lighthouse', 'compass', 'sail', 'tide', 'buoy', 'reef'];
const KINDS = ['silent', 'yellow', 'second', 'northern', 'folded', 'borrowed', 'hidden'];

const at = <Value>(list: readonly Value[], n: number) => list[n % list.length] as Value;

export const shownBook = (): PuzzleBook => ({
  puzzles: SHOWN,
  strangeTexts: ['<b>a queue</b> <button>Win</button>', 'AT&amp;T is written AT&T'],
});

/** Between three and eight puzzles, and strange texts, that nobody has seen. */
export function hiddenBook(seed: number): PuzzleBook {
  const puzzles = Array.from({ length: 3 + (seed % 6) }, (_, n) => {
    const noun = at(NOUNS, Math.floor(seed / 7) + n * 7);
    const title = `The ${at(KINDS, seed + n * 3)} ${noun}`;
    return { title, question: `${title} of ${seed + n}: what is it?`, answer: `the ${noun} ${seed + n}` };
  });
  const noun = at(NOUNS, seed);
  const strangeTexts = [
    `<${at(['b', 'i', 'mark', 'h1'], seed)}>${noun}</p> & <a href="#/${noun}">${seed}</a>`,
    `<img src="${noun}" onerror="document.title = '${noun}'">`,
    `${noun} &lt;${seed}&gt; &amp; ${noun}`,
  ];
  return { puzzles, strangeTexts };
}
