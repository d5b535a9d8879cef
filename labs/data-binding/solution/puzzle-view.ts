// The view of a puzzle: its model is bound to it again whenever the model has changed.
import { bind } from './binding.ts';
import { copyOf, type Puzzle } from './ready-made.ts';

/** Is that the answer of the puzzle? Capital letters, and spaces before or behind it, make no difference. */
export function isRight(puzzle: Puzzle, answer: string): boolean {
  return answer.trim().toLowerCase() === puzzle.answer.toLowerCase();
}

export function puzzleView(puzzle: Puzzle): HTMLElement {
  const view = copyOf('puzzle');
  const form = view.querySelector('form')!;
  const input = form.querySelector('input')!;
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
