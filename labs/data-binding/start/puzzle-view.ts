// The view of a puzzle: its model is bound to it again whenever the model has changed.
import { bind } from './binding.ts';
import { copyOf, type Puzzle } from './ready-made.ts';

/** Is that the answer of the puzzle? Capital letters, and spaces before or behind it, make no difference. */
export function isRight(puzzle: Puzzle, answer: string): boolean {
  // TODO 4
  return false;
}

export function puzzleView(puzzle: Puzzle): HTMLElement {
  const view = copyOf('puzzle');
  const form = view.querySelector('form')!;
  const input = form.querySelector('input')!;
  const model = { title: puzzle.title, question: puzzle.question, answer: '', verdict: '' };
  bind(view, model);
  // TODO 3: at each 'input' of the form, put what is typed into the model, and bind again.
  // TODO 4: when the form is sent, let the page stay, put 'Right!' or 'Not yet.' into the model, and bind again.
  return view;
}
