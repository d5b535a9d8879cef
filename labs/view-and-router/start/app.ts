// The app: one page, several views. What stands behind the # in the address says which view is shown.
import { copyOf, puzzles } from './ready-made.ts';

/** Makes a view. `parameter` is what stands behind the second slash: '2' in '#/puzzle/2'. */
type MakeView = (parameter: string) => HTMLElement;

/** The views, by the word behind '#/'. */
const routes: Record<string, MakeView> = {
  '': () => copyOf('welcome'),
  // TODO 1: 'rules'.
  // TODO 2: 'puzzle', with the title of the puzzle in its h1, and the question in its .question.
};

/** Puts the view of a hash into <main>, in place of the one before. */
export function showView(hash: string): void {
  // TODO 1: split the hash at its slashes, and take the view of the word behind the first one. An empty hash has no slash: its word is ''.
  // TODO 2: give it the parameter; and if there is no such word, or no puzzle of that number, show 'not-found'.
  const view = routes['']('');
  document.querySelector('main')!.replaceChildren(view);
}

/** Called once, when the page is ready. */
export function start(): void {
  // TODO 3: show the view of the address as it is, and follow it when it changes.
  showView('');
}
