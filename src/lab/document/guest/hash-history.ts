// The history of a document whose routes are hashes. In a frame without an origin history.pushState throws, and going back would move the page
// around the frame: so the entries are kept here, and the address follows them.
import type { PageRoute } from '../../run-events.ts';

interface Entry {
  readonly hash: string;
  readonly state: unknown;
}

export interface HashHistoryOptions {
  /** The document's hash now, with its `#`, or empty. */
  readonly hash: () => string;
  /** Gives the address another hash without an entry in the browser's own history. A `hashchange` follows, as for any change. */
  readonly replaceHash: (hash: string) => void;
  /** Tells the document's listeners of a step in the history. */
  readonly popState: (state: unknown) => void;
  readonly tell: (route: PageRoute) => void;
}

/** A hash as an address has it: with its `#`, and none at all when it is empty. */
export const asHash = (text: string) => {
  const bare = text.replace(/^#/, '');
  return bare === '' ? '' : `#${bare}`;
};

export class HashHistory {
  readonly #options: HashHistoryOptions;
  #entries: Entry[] = [{ hash: '', state: null }];
  #at = 0;
  /** A hash that was set here, whose `hashchange` is no new entry. */
  #expected: string | undefined;
  /** A `hashchange` that a browser would not fire: pushState changes the address silently. */
  #silent = 0;

  constructor(options: HashHistoryOptions) {
    this.#options = options;
    this.#entries = [{ hash: options.hash(), state: null }];
  }

  /** To be called before any other listener of `hashchange`. Says whether the others are to hear of it. */
  hashChanged(): 'tell' | 'keep' {
    const hash = this.#options.hash();
    if (this.#silent > 0) {
      this.#silent--;
      return 'keep';
    }
    if (this.#expected === hash) this.#expected = undefined;
    else if (hash !== this.#current.hash) this.#push({ hash, state: null });
    this.tell();
    return 'tell';
  }

  get #current(): Entry {
    return this.#entries[this.#at] ?? { hash: '', state: null };
  }

  /** What `window.history` is for the app. */
  get shim(): Pick<History, 'length' | 'state' | 'scrollRestoration' | 'back' | 'forward' | 'go' | 'pushState' | 'replaceState'> {
    const length = () => this.#entries.length;
    const state = () => this.#current.state;
    return {
      get length() {
        return length();
      },
      get state() {
        return state();
      },
      scrollRestoration: 'auto',
      back: () => this.go(-1),
      forward: () => this.go(1),
      go: (steps = 0) => this.go(steps),
      pushState: (value, _unused, url) => this.#change(value, url, 'push'),
      replaceState: (value, _unused, url) => this.#change(value, url, 'replace'),
    };
  }

  /** A step in the history; nothing where there is no entry. */
  go(steps: number): void {
    const next = this.#entries[this.#at + steps];
    if (!next || steps === 0) return;
    this.#at += steps;
    this.#options.popState(next.state);
    if (next.hash === this.#options.hash()) {
      this.tell();
      return;
    }
    this.#expected = next.hash;
    this.#options.replaceHash(next.hash);
  }

  /** Goes to a route, as a link does. */
  follow(hash: string): void {
    if (asHash(hash) !== this.#options.hash()) this.#options.replaceHash(asHash(hash));
  }

  /** Forgets all entries; the address must be without a hash by then. */
  clear(): void {
    this.#entries = [{ hash: '', state: null }];
    this.#at = 0;
    this.#expected = undefined;
    this.#silent = 0;
    this.tell();
  }

  #push(entry: Entry): void {
    this.#entries = [...this.#entries.slice(0, this.#at + 1), entry];
    this.#at = this.#entries.length - 1;
  }

  #change(state: unknown, url: string | URL | null | undefined, how: 'push' | 'replace'): void {
    const text = String(url ?? '');
    const hash = url === undefined || url === null ? this.#options.hash() : asHash(text);
    if (text !== '' && !text.startsWith('#'))
      throw new DOMException(
        `The preview has routes after the # only: '#/view' would do, '${text.slice(0, 200)}' does not.`,
        'SecurityError',
      );
    const entry = { hash, state: structuredClone(state) };
    if (how === 'push') this.#push(entry);
    else this.#entries[this.#at] = entry;
    if (hash !== this.#options.hash()) {
      this.#silent++;
      this.#options.replaceHash(hash);
    }
    this.tell();
  }

  /** Tells the route as it is now. */
  tell(): void {
    this.#options.tell({
      hash: this.#options.hash(),
      back: this.#at > 0 ? 'possible' : 'none',
      forward: this.#at < this.#entries.length - 1 ? 'possible' : 'none',
    });
  }
}
