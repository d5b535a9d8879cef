// Ready-made: the router of the last lab, with one view more. Who opens #/profile and is not signed in sees the form for it.
import { copyOf, puzzles } from './ready-made.ts';
import { visitor } from './session.ts';
import { profileView, signInView } from './sign-in-view.ts';

type MakeView = (parameter: string) => HTMLElement;

const routes: Record<string, MakeView> = {
  '': () => copyOf('welcome'),
  profile() {
    const who = visitor();
    return who ? profileView(who, showAgain) : signInView(showAgain);
  },
  puzzle(number) {
    const puzzle = puzzles[Number(number) - 1];
    if (!puzzle) return copyOf('not-found');
    const view = copyOf('puzzle');
    view.querySelector('h1')!.textContent = puzzle.title;
    view.querySelector('.question')!.textContent = puzzle.question;
    return view;
  },
};

export function showView(hash: string): void {
  const [, word = '', parameter = ''] = hash.split('/');
  const makeView = routes[word] ?? (() => copyOf('not-found'));
  document.querySelector('main')!.replaceChildren(makeView(parameter));
}

function showAgain(): void {
  showView(location.hash);
}

export function start(): void {
  showAgain();
  window.addEventListener('hashchange', showAgain);
}
