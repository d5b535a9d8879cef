// The page around a program: filled from the lab's HTML, with storage, cookies and history of its own, and made fresh for each spec.
import { fixGlobal, setGlobal } from '../../sandbox/guest/globals.ts';
import { messageTurn } from '../../sandbox/guest/real-turn.ts';
import type { GuestPage, PageVoice } from '../../sandbox/guest/runtime.ts';
import type { KeptStorage, PageLeave, PageText } from '../../sandbox/protocol.ts';
import { fillDocument } from './fill-document.ts';
import { HashHistory } from './hash-history.ts';
import { goTo, watchLinks } from './leave-page.ts';
import { memoryCookies } from './memory-cookies.ts';
import { memoryStorage } from './memory-storage.ts';
import { ownListeners } from './own-listeners.ts';
import { installLocation } from './page-location.ts';
import { pressControl } from './press-control.ts';

export interface DocumentPlatform {
  readonly window: Window & typeof globalThis;
  /** The object whose properties are the globals: the window in a browser. */
  readonly scope: object;
  readonly replaceHash: (hash: string) => void;
}

/** What people type: `accounts.google.com/x` without its scheme, and nothing at all for the beginning. */
function typedAddress(text: string): string {
  const typed = text.trim();
  if (typed === '') return '#';
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+([/:?#]|$)/i.test(typed) ? `https://${typed}` : typed;
}

/** Takes effect before any code of the program is loaded. */
export function documentPage({ window, scope, replaceHash }: DocumentPlatform, voice: PageVoice): GuestPage {
  const { document, location } = window;
  const cookies = memoryCookies(() => Date.now());
  const storages = [memoryStorage(), memoryStorage()] as const;
  let fresh: (() => void) | undefined;
  let opened: Pick<PageText, 'leaving' | 'beyond'> = { leaving: 'refused' };
  /** Told only once the program is there: the filling of the page is no event. */
  let routeIs: 'told' | 'quiet' = 'quiet';
  const history = new HashHistory({
    hash: () => location.hash,
    replaceHash,
    popState: (state) => window.dispatchEvent(new window.PopStateEvent('popstate', { state })),
    tell({ address, hash, back, forward }) {
      const either = (step: 'back' | 'forward', own: 'possible' | 'none') => (own === 'none' ? (opened.beyond?.[step] ?? own) : own);
      if (routeIs === 'told') voice.route({ address, hash, back: either('back', back), forward: either('forward', forward) });
    },
    beyond: (steps) => opened.leaving === 'carried' && leave({ kind: 'step', steps }),
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
  const leave = (leaving: PageLeave) => {
    if (opened.leaving === 'carried') voice.leave(leaving, stored());
    else if (leaving.kind === 'address') warn(`Only the preview goes elsewhere: ${leaving.address.slice(0, 200)} is not loaded here.`);
  };
  const stored = (): KeptStorage => ({
    local: Object.fromEntries(Object.entries(storages[0])),
    session: Object.fromEntries(Object.entries(storages[1])),
    cookies: cookies.kept(),
  });
  const putBack = ({ local, session, cookies: kept }: KeptStorage) => {
    for (const [key, value] of Object.entries(local)) storages[0].setItem(key, value);
    for (const [key, value] of Object.entries(session)) storages[1].setItem(key, value);
    cookies.putBack(kept);
  };
  const address = () => history.address;
  const go = goTo({ address, follow: (hash, entry) => history.follow(hash, entry), leave, warn });
  installLocation(scope, address, go);
  watchLinks(window, go, warn);
  for (const name of ['alert', 'confirm', 'prompt'])
    fixGlobal(scope, name, () => {
      warn(`${name}() shows nothing here: the preview has no dialogs.`);
      return name === 'confirm' ? false : null;
    });
  const forgetListeners = ownListeners(scope === window ? [window, document] : [window, document, scope as EventTarget]);

  return {
    open(text) {
      opened = text;
      if (text.stored) putBack(text.stored);
      history.begin(text.address);
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
      if (move.kind === 'go') go(typedAddress(move.address));
      else if (move.kind === 'press') {
        const complaint = pressControl(window, move.words, move.fields);
        if (complaint !== undefined) warn(complaint);
      } else history.go(move.kind === 'back' ? -1 : 1);
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
