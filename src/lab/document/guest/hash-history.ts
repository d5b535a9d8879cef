// The history of a document. In a frame without an origin history.pushState throws, and going back would move the page around the frame: so
// the entries are kept here. The part from # on is the frame's own; the part before it is only said.
import type { PageRoute } from '../../run-events.ts';

interface Entry {
  /** The address up to the `#`. */
  readonly page: string;
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
  /** A step to where no entry of this document is. */
  readonly beyond: (steps: number) => void;
}

/** A hash as an address has it: with its `#`, and none at all when it is empty. */
export const asHash = (text: string) => {
  const bare = text.replace(/^#/, '');
  return bare === '' ? '' : `#${bare}`;
};

const withoutHash = (url: URL) => url.href.slice(0, url.href.length - url.hash.length).replace(/#$/, '');

export class HashHistory {
  readonly #options: HashHistoryOptions;
  #entries: Entry[];
  #at = 0;
  /** The address that it began with, up to the `#`. */
  #page = 'https://app.example/';
  /** A hash that was set here, whose `hashchange` is no new entry. */
  #expected: string | undefined;
  /** A `hashchange` that a browser would not fire: pushState changes the address silently. */
  #silent = 0;

  constructor(options: HashHistoryOptions) {
    this.#options = options;
    this.#entries = [{ page: this.#page, hash: options.hash(), state: null }];
  }

  /** Takes this for the document's address: its first entry. Nobody hears of it. */
  begin(address: string): void {
    const url = new URL(address);
    this.#page = withoutHash(url);
    this.#entries = [{ page: this.#page, hash: url.hash, state: null }];
    this.#at = 0;
    this.#setSilently(url.hash);
  }

  /** To be called before any other listener of `hashchange`. Says whether the others are to hear of it. */
  hashChanged(): 'tell' | 'keep' {
    const hash = this.#options.hash();
    if (this.#silent > 0) {
      this.#silent--;
      return 'keep';
    }
    if (this.#expected === hash) this.#expected = undefined;
    else if (hash !== this.#current.hash) this.#push({ page: this.#current.page, hash, state: null });
    this.tell();
    return 'tell';
  }

  get #current(): Entry {
    return this.#entries[this.#at] ?? { page: this.#page, hash: '', state: null };
  }

  /** The whole address of the document. */
  get address(): string {
    return this.#current.page + this.#options.hash();
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

  /** A step in the history. Where this document has no entry, it is the preview's. */
  go(steps: number): void {
    if (steps === 0) return;
    const next = this.#entries[this.#at + steps];
    if (!next) {
      this.#options.beyond(steps);
      return;
    }
    this.#at += steps;
    this.#options.popState(next.state);
    if (next.hash === this.#options.hash()) {
      this.tell();
      return;
    }
    this.#expected = next.hash;
    this.#options.replaceHash(next.hash);
  }

  /** Goes to a route, as a link does; or as location.replace() does, without an entry of its own. */
  follow(hash: string, entry: 'new' | 'same' = 'new'): void {
    const next = asHash(hash);
    if (next === this.#options.hash()) return;
    if (entry === 'same') {
      this.#entries[this.#at] = { page: this.#current.page, hash: next, state: null };
      this.#expected = next;
    }
    this.#options.replaceHash(next);
  }

  /** Forgets all entries; the address must be without a hash by then. */
  clear(): void {
    this.#entries = [{ page: this.#page, hash: '', state: null }];
    this.#at = 0;
    this.#expected = undefined;
    this.#silent = 0;
    this.tell();
  }

  #push(entry: Entry): void {
    this.#entries = [...this.#entries.slice(0, this.#at + 1), entry];
    this.#at = this.#entries.length - 1;
  }

  #setSilently(hash: string): void {
    if (hash === this.#options.hash()) return;
    this.#silent++;
    this.#options.replaceHash(hash);
  }

  #change(state: unknown, url: string | URL | null | undefined, how: 'push' | 'replace'): void {
    const to = new URL(url === undefined || url === null ? this.address : String(url), this.address);
    const { origin } = new URL(this.#page);
    if (to.origin !== origin)
      throw new DOMException(`The page of ${origin} cannot take the address ${to.href.slice(0, 200)} for its own.`, 'SecurityError');
    const entry = { page: withoutHash(to), hash: to.hash, state: structuredClone(state) };
    if (how === 'push') this.#push(entry);
    else this.#entries[this.#at] = entry;
    this.#setSilently(to.hash);
    this.tell();
  }

  /** Tells the route as it is now. */
  tell(): void {
    this.#options.tell({
      address: this.address,
      hash: this.#options.hash(),
      back: this.#at > 0 ? 'possible' : 'none',
      forward: this.#at < this.#entries.length - 1 ? 'possible' : 'none',
    });
  }
}
