// Ready-made: copies of the templates, the puzzles, and what specs need. You can read it; you need not change it.
import { data } from 'workshop';

export interface Puzzle {
  readonly title: string;
  readonly question: string;
  readonly answer: string;
}

/** The puzzles of the walk, in order. */
export const puzzles: readonly Puzzle[] = data.puzzles;

/** For specs: texts with marks of HTML in them. Somebody may type anything. */
export const strangeTexts: readonly string[] = data.strangeTexts;

/** A copy of the template `name-view` of index.html, ready to be put into the page. */
export function copyOf(name: 'welcome' | 'puzzle' | 'not-found'): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`#${name}-view`);
  return template!.content.firstElementChild!.cloneNode(true) as HTMLElement;
}

/** For specs: the text that a visitor reads where `data-name` is `name`. */
export function shown(view: Element, name: string): string {
  return view.querySelector(`[data-name="${name}"]`)?.textContent ?? '';
}

/** For specs: types an answer into the form of a view, as a visitor does. */
export function typeAnswer(view: Element, answer: string): void {
  const input = view.querySelector<HTMLInputElement>('[name=answer]')!;
  input.value = answer;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** For specs: presses the button of the form. True if the page stays; false if the browser would load another one. */
export function pressSend(view: Element): boolean {
  return !view.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
}
