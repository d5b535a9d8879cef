// Keeps an app on its page: a link or a form that would load another one is said to do nothing, where a browser would leave, or show an error.
import { asHash } from './hash-history.ts';

export interface StayOptions {
  /** Goes to a route, for a link to one. */
  readonly follow: (hash: string) => void;
  /** A sentence for the console of the learner. */
  readonly warn: (sentence: string) => void;
}

/** Listens behind the app's own listeners: what they prevented is none of its business. */
export function stayOnPage(window: Window & typeof globalThis, { follow, warn }: StayOptions): void {
  window.addEventListener('click', (event) => {
    const link = event.target instanceof window.Element ? event.target.closest('a[href], area[href]') : null;
    if (!link || event.defaultPrevented) return;
    const href = link.getAttribute('href') ?? '';
    event.preventDefault();
    // By hand: the browser's own way would add an entry to the history of the page around the frame.
    if (href === '' || href.startsWith('#')) follow(asHash(href));
    else warn(`The preview has no network: the link to ${href.slice(0, 200)} leads nowhere.`);
  });
  window.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    warn('A form was sent, and nothing listened: without event.preventDefault() a browser would now load another page.');
  });
}
