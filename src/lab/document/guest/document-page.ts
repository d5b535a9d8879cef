// The page around a program: filled from the lab's HTML, with storage, cookies and history of its own, and made fresh for each spec.
import type { PageRoute } from '../../run-events.ts';
import { fixGlobal, setGlobal } from '../../sandbox/guest/globals.ts';
import { messageTurn } from '../../sandbox/guest/real-turn.ts';
import type { GuestPage } from '../../sandbox/guest/runtime.ts';
import { fillDocument } from './fill-document.ts';
import { asHash, HashHistory } from './hash-history.ts';
import { memoryCookies } from './memory-cookies.ts';
import { memoryStorage } from './memory-storage.ts';
import { ownListeners } from './own-listeners.ts';
import { stayOnPage } from './stay-on-page.ts';

export interface DocumentPlatform {
  readonly window: Window & typeof globalThis;
  /** The object whose properties are the globals: the window in a browser. */
  readonly scope: object;
  readonly replaceHash: (hash: string) => void;
}

/** Takes effect before any code of the program is loaded. */
export function documentPage({ window, scope, replaceHash }: DocumentPlatform, tellRoute: (route: PageRoute) => void): GuestPage {
  const { document, location } = window;
  const cookies = memoryCookies(() => Date.now());
  const storages = [memoryStorage(), memoryStorage()] as const;
  let fresh: (() => void) | undefined;
  /** Told only once the program is there: the filling of the page is no event. */
  let routeIs: 'told' | 'quiet' = 'quiet';
  const history = new HashHistory({
    hash: () => location.hash,
    replaceHash,
    popState: (state) => window.dispatchEvent(new window.PopStateEvent('popstate', { state })),
    tell: (route) => routeIs === 'told' && tellRoute(route),
  });
  const listenFirst = window.addEventListener.bind(window);
  /** The hash that the program has been told of. */
  let heard = location.hash;
  listenFirst(
    'hashchange',
    () => {
      heard = location.hash;
    },
    true,
  );
  listenFirst('hashchange', (event) => history.hashChanged() === 'keep' && event.stopImmediatePropagation(), true);
  setGlobal(scope, 'localStorage', storages[0]);
  setGlobal(scope, 'sessionStorage', storages[1]);
  setGlobal(scope, 'history', history.shim);
  Object.defineProperty(document, 'cookie', { get: cookies.read, set: cookies.write, configurable: true });
  let readyState: DocumentReadyState = 'loading';
  Object.defineProperty(document, 'readyState', { get: () => readyState, configurable: true });
  const warn = (sentence: string) => globalThis.console.warn(sentence);
  stayOnPage(window, { follow: (hash) => history.follow(hash), warn });
  for (const name of ['alert', 'confirm', 'prompt'])
    fixGlobal(scope, name, () => {
      warn(`${name}() shows nothing here: the preview has no dialogs.`);
      return name === 'confirm' ? false : null;
    });
  const forgetListeners = ownListeners(scope === window ? [window, document] : [window, document, scope as EventTarget]);

  return {
    open(text) {
      fresh = fillDocument(document, text).restore;
      readyState = 'interactive';
    },
    loaded() {
      routeIs = 'told';
      document.dispatchEvent(new window.Event('DOMContentLoaded', { bubbles: true }));
      readyState = 'complete';
      window.dispatchEvent(new window.Event('load'));
      history.tell();
    },
    move(move) {
      if (move.kind === 'route') history.follow(asHash(move.hash));
      else history.go(move.kind === 'back' ? -1 : 1);
    },
    owes: () => location.hash !== heard,
    async reset() {
      forgetListeners();
      if (location.hash !== '') {
        // The app of the next spec must not hear of it, nor of what was on its way before it: events come in order.
        const emptied = new Promise<void>((resolve) => {
          const listen = () => {
            if (location.hash !== '') return;
            window.removeEventListener('hashchange', listen);
            resolve();
          };
          listenFirst('hashchange', listen);
        });
        replaceHash('');
        await emptied;
      }
      await messageTurn();
      history.clear();
      for (const storage of storages) storage.clear();
      cookies.clear();
      fresh?.();
    },
  };
}
