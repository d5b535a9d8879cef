// A document in Node: what touches elements, events and addresses comes from happy-dom; the rest stays Node's, or the sandbox's.
import GlobalWindow from 'happy-dom/window';

/** Functions and objects of a window. Timers, fetch, console and messages are the sandbox's. */
const TAKEN = [
  'document',
  'customElements',
  'location',
  'navigator',
  'screen',
  'innerWidth',
  'innerHeight',
  'devicePixelRatio',
  'scrollX',
  'scrollY',
  'getComputedStyle',
  'getSelection',
  'matchMedia',
  'scroll',
  'scrollTo',
  'scrollBy',
  'focus',
  'blur',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
];

/** Types that Node has too, and that elements must share with the program. */
const TYPES_TAKEN = new Set(['Event', 'EventTarget', 'CustomEvent', 'ErrorEvent', 'FormData', 'Storage', 'Navigator']);

/** Nothing is loaded and nothing is evaluated: the runtime puts the page in, and only linked modules are code. */
const SETTINGS = {
  disableJavaScriptEvaluation: true,
  disableJavaScriptFileLoading: true,
  disableCSSFileLoading: true,
  disableIframePageLoading: true,
  handleDisabledFileLoadingAsSuccess: true,
  navigation: { disableMainFrameNavigation: true, disableChildFrameNavigation: true, disableChildPageNavigation: true },
};

/** Makes `document`, `location` and their kin globals. @returns the window whose events the globals share */
export function installWindow(scope: typeof globalThis): Window & typeof globalThis {
  const window = new GlobalWindow({ url: 'https://app.example/index.html', settings: SETTINGS });
  const put = (name: string, value: unknown) => Object.defineProperty(scope, name, { value, writable: true, configurable: true });
  for (const name of TAKEN) {
    const value: unknown = Reflect.get(window, name);
    put(name, typeof value === 'function' ? value.bind(window) : value);
  }
  for (const name of Object.getOwnPropertyNames(window)) {
    const isType = /^[A-Z]/.test(name) && (!(name in scope) || TYPES_TAKEN.has(name));
    if (isType) put(name, Reflect.get(window, name));
  }
  // Its own would fail later and elsewhere, as an error that nobody handles.
  Object.defineProperty(window.navigator, 'sendBeacon', { value: () => false });
  for (const name of ['window', 'self', 'frames']) put(name, scope);
  return window;
}
