// Ready-made: copies of the templates, the puzzles, and what specs need. You can read it; you need not change it.
import { data } from 'workshop';

export interface Puzzle {
  readonly title: string;
  readonly question: string;
}

/** The puzzles of the walk, in order. Number 1 is the first. */
export const puzzles: readonly Puzzle[] = data.puzzles;

/** A copy of the template `name-view` of index.html, ready to be put into the page. */
export function copyOf(name: 'welcome' | 'rules' | 'puzzle' | 'not-found'): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`#${name}-view`);
  return template!.content.firstElementChild!.cloneNode(true) as HTMLElement;
}

/** For specs: the names of the views that stand in <main>. */
export function shownViews(): string[] {
  return [...document.querySelectorAll<HTMLElement>('main > [data-view]')].map((view) => view.dataset.view!);
}

/** For specs: the text of the heading that is shown. */
export function heading(): string {
  return document.querySelector('main h1')?.textContent?.trim() ?? '';
}

/** For specs: changes the hash of the address, as a link does. Resolves when the page has been told. */
export function goTo(hash: string): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener('hashchange', () => resolve(), { once: true });
    location.hash = hash;
  });
}
