// Ready-made: the router.
import { copyOf } from './ready-made.ts';
import { profileView, puzzleView, totalsView } from './views.ts';

type MakeView = (parameter: string) => HTMLElement;

const routes: Record<string, MakeView> = {
  '': () => copyOf('welcome'),
  profile: profileView,
  puzzle: puzzleView,
  totals: totalsView,
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
