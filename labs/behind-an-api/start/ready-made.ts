// Ready-made: copies of the templates, the puzzles, and what specs need. You can read it; you need not change it.
import { data } from 'workshop';

export interface Puzzle {
  readonly title: string;
  readonly question: string;
}

export interface Person {
  readonly email: string;
  readonly name: string;
}

/** The puzzles of the walk, in order. Number 1 is the first. */
export const puzzles: readonly Puzzle[] = data.puzzles;

/** Two people with accounts in the user pool. */
export const [ama, kenji]: readonly Person[] = data.people;

/** A copy of the template `name-view` of index.html, ready to be put into the page. */
export function copyOf(name: 'welcome' | 'puzzle' | 'totals' | 'profile' | 'not-found'): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`#${name}-view`);
  return template!.content.firstElementChild!.cloneNode(true) as HTMLElement;
}

/** For specs: the name of the error that a call ends with; 'none' when it is answered. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (error) {
    return (error as Error).name;
  }
}
