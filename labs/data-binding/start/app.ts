// Ready-made: the router of the last lab. The view of a puzzle has got a file of its own.
import { puzzleView } from './puzzle-view.ts';
import { copyOf, puzzles } from './ready-made.ts';

type MakeView = (parameter: string) => HTMLElement;

const routes: Record<string, MakeView> = {
  '': () => copyOf('welcome'),
  puzzle(number) {
    const puzzle = puzzles[Number(number) - 1];
    return puzzle ? puzzleView(puzzle) : copyOf('not-found');
  },
};

export function showView(hash: string): void {
  const [, word = '', parameter = ''] = hash.split('/');
  const makeView = routes[word] ?? (() => copyOf('not-found'));
  document.querySelector('main')!.replaceChildren(makeView(parameter));
}

export function start(): void {
  showView(location.hash);
  window.addEventListener('hashchange', () => showView(location.hash));
}
