// The app: one page, several views. What stands behind the # in the address says which view is shown.
import { copyOf, puzzles } from './ready-made.ts';

/** Makes a view. `parameter` is what stands behind the second slash: '2' in '#/puzzle/2'. */
type MakeView = (parameter: string) => HTMLElement;

/** The views, by the word behind '#/'. */
const routes: Record<string, MakeView> = {
  '': () => copyOf('welcome'),
  rules: () => copyOf('rules'),
  puzzle(number) {
    const puzzle = puzzles[Number(number) - 1];
    if (!puzzle) return copyOf('not-found');
    const view = copyOf('puzzle');
    view.querySelector('h1')!.textContent = puzzle.title;
    return view;
  },
};

/** Puts the view of a hash into <main>, in place of the one before. */
export function showView(hash: string): void {
  const [, word = '', parameter = ''] = hash.split('/');
  const makeView = routes[word] ?? (() => copyOf('not-found'));
  document.querySelector('main')!.replaceChildren(makeView(parameter));
}

/** Called once, when the page is ready. */
export function start(): void {
  showView(location.hash);
  window.addEventListener('hashchange', () => showView(location.hash));
}
