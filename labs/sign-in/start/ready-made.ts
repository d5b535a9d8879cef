// Ready-made: copies of the templates, the puzzles, and what specs need. You can read it; you need not change it.
import { data } from 'workshop';

export interface Puzzle {
  readonly title: string;
  readonly question: string;
}

/** The puzzles of the walk, in order. Number 1 is the first. */
export const puzzles: readonly Puzzle[] = data.puzzles;

/** A copy of the template `name-view` of index.html, ready to be put into the page. */
export function copyOf(name: 'welcome' | 'puzzle' | 'sign-in' | 'profile' | 'not-found'): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`#${name}-view`);
  return template!.content.firstElementChild!.cloneNode(true) as HTMLElement;
}

let guests = 0;

/** For specs: somebody whom Cognito has never seen. Another one with each call. */
export function newGuest(): { email: string; password: string } {
  const { email, password } = data.guest;
  return { email: `${++guests}.${email}`, password };
}
