// What `location` is for an app: its own address, not that of the frame it is in. A document's real one cannot be replaced, so that the code
// of labs is made to read this one (own-location.ts).
import { fixGlobal } from '../../sandbox/guest/globals.ts';
import type { GoTo } from './leave-page.ts';

/** The key of the global that holds it, for Symbol.for. */
export const PAGE = 'sandshark.page';

const PARTS = ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const;

/** Puts it where the code of labs looks. */
export function installLocation(scope: object, address: () => string, go: GoTo): void {
  const location = {
    get href() {
      return address();
    },
    set href(to: string) {
      go(String(to));
    },
    get origin() {
      return new URL(address()).origin;
    },
    assign: (to: string | URL) => go(String(to)),
    replace: (to: string | URL) => go(String(to), { entry: 'same' }),
    reload: () => go(address(), { entry: 'same', again: 'reload' }),
    toString: address,
  };
  for (const part of PARTS) {
    Object.defineProperty(location, part, {
      enumerable: true,
      get: () => new URL(address())[part],
      set(value: unknown) {
        const url = new URL(address());
        url[part] = String(value);
        go(part === 'hash' && url.hash === '' ? '#' : url.href);
      },
    });
  }
  const page = Object.defineProperty({}, 'location', { get: () => Object.freeze(location), set: (to: unknown) => go(String(to)) });
  fixGlobal(scope, Symbol.for(PAGE), Object.freeze(page));
}
