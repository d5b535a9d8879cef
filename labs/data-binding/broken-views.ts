// Files with one fault each: the learner's specs must notice it. JavaScript, for runSpecs.
import type { LabFiles } from '../../src/lab/definition.ts';

const BINDING = `
export function bind(view, model) {
  for (const element of view.querySelectorAll('[data-name]')) {
    element.textContent = model[element.dataset.name];
  }
}
`;

const PUZZLE_VIEW = `
import { bind } from './binding.ts';
import { copyOf } from './ready-made.ts';

export function isRight(puzzle, answer) {
  return answer.trim().toLowerCase() === puzzle.answer.toLowerCase();
}

export function puzzleView(puzzle) {
  const view = copyOf('puzzle');
  const form = view.querySelector('form');
  const input = form.querySelector('input');
  const model = { title: puzzle.title, question: puzzle.question, answer: '', verdict: '' };
  bind(view, model);
  form.addEventListener('input', () => {
    model.answer = input.value;
    bind(view, model);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    model.verdict = isRight(puzzle, model.answer) ? 'Right!' : 'Not yet.';
    bind(view, model);
  });
  return view;
}
`;

export interface BrokenView {
  readonly files: LabFiles;
  /** What it does wrong: the end of the sentence "an app that ...". */
  readonly fault: string;
  /** A sentence about the spec that sees it. */
  readonly wanted: string;
}

function broken(path: 'binding.ts' | 'puzzle-view.ts', line: string, by: string, fault: string, wanted: string): BrokenView {
  const reference = path === 'binding.ts' ? BINDING : PUZZLE_VIEW;
  if (reference.split(line).length !== 2) throw new Error(`The good ${path} has not exactly one line ${line}`);
  return { files: { [path]: reference.replace(line, () => by) }, fault, wanted };
}

export const brokenViews = {
  'as-html': broken(
    'binding.ts',
    'element.textContent',
    'element.innerHTML',
    'takes a text for HTML',
    "A spec that binds a text like '<b>bold</b>', and expects shown() to be that text, with all its marks.",
  ),
  'badge-empty': broken(
    'puzzle-view.ts',
    '    model.answer = input.value;\n    bind(view, model);\n',
    '    model.answer = input.value;\n',
    'leaves the badge empty while an answer is being typed',
    "A spec with a view of puzzleView(puzzles[0]) that calls typeAnswer(view, ...), and expects shown(view, 'answer') to be what was typed.",
  ),
  'exact-only': broken(
    'puzzle-view.ts',
    'answer.trim().toLowerCase() === puzzle.answer.toLowerCase()',
    'answer === puzzle.answer',
    'takes the answer only as it is written in the puzzle',
    'A spec with the answer in capital letters, or with spaces around it, that expects it to be right.',
  ),
  'all-right': broken(
    'puzzle-view.ts',
    "isRight(puzzle, model.answer) ? 'Right!' : 'Not yet.'",
    "'Right!'",
    'says Right! to every answer that is sent',
    "A spec that types a wrong answer, presses Send, and expects shown(view, 'verdict') to be 'Not yet.'.",
  ),
} as const satisfies Readonly<Record<string, BrokenView>>;

export type BrokenName = keyof typeof brokenViews;
