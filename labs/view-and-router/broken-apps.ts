// Apps that do what a step asks, and apps with one fault each: the learner's specs must tell them apart. JavaScript, for runSpecs.

const REFERENCE = `
import { copyOf, puzzles } from './ready-made.ts';

const puzzleView = (number) => {
  const puzzle = puzzles[Number(number) - 1];
  if (!puzzle) return copyOf('not-found');
  const view = copyOf('puzzle');
  view.querySelector('h1').textContent = puzzle.title;
  view.querySelector('.question').textContent = puzzle.question;
  return view;
};

export function showView(hash) {
  const [, word = '', parameter = ''] = hash.split('/');
  const view =
    word === '' ? copyOf('welcome') :
    word === 'rules' ? copyOf('rules') :
    word === 'puzzle' ? puzzleView(parameter) :
    copyOf('not-found');
  document.querySelector('main').replaceChildren(view);
}

export function start() {
  showView(location.hash);
  window.addEventListener('hashchange', () => showView(location.hash));
}
`;

/** An app that does all that the lab asks. */
export const goodApp = REFERENCE;

export interface BrokenApp {
  readonly app: string;
  /** What it does wrong: the end of the sentence "an app that ...". */
  readonly fault: string;
  /** A sentence about the spec that sees it. */
  readonly wanted: string;
}

function broken(line: string, by: string, fault: string, wanted: string): BrokenApp {
  if (REFERENCE.split(line).length !== 2) throw new Error(`The good app has not exactly one line ${line}`);
  return { app: REFERENCE.replace(line, () => by), fault, wanted };
}

export const brokenApps = {
  'rules-not-shown': broken(
    "word === 'rules' ? copyOf('rules') :",
    "word === 'rules' ? copyOf('welcome') :",
    'shows the welcome view for #/rules',
    "A spec that calls showView('#/rules') and expects shownViews() to equal ['rules'].",
  ),
  'always-the-first': broken(
    'const puzzle = puzzles[Number(number) - 1];',
    'const puzzle = puzzles[Number(number) - 1] && puzzles[0];',
    'shows the first puzzle whatever the number',
    "A spec that looks at the heading of a puzzle that is not the first: after showView('#/puzzle/2') it is puzzles[1].title.",
  ),
  'unknown-is-welcome': broken(
    "copyOf('not-found');\n  document",
    "copyOf('welcome');\n  document",
    'shows the welcome view for addresses that it does not know',
    "A spec that calls showView('#/nowhere') and expects shownViews() to equal ['not-found'].",
  ),
  'starts-at-welcome': broken(
    '  showView(location.hash);\n  window',
    "  showView('');\n  window",
    'shows the welcome view at its start, whatever the address',
    "A spec that goes to '#/rules' first, calls start() then, and expects the rules.",
  ),
  'does-not-follow': broken(
    "  window.addEventListener('hashchange', () => showView(location.hash));",
    '',
    'shows the right view at its start and no other one after that',
    "A spec that calls start(), goes to '#/puzzle/1' after that with await goTo(...), and expects the puzzle.",
  ),
} as const satisfies Readonly<Record<string, BrokenApp>>;

export type BrokenName = keyof typeof brokenApps;
