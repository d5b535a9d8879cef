// The history of the preview: the app's page, and those of the cloud that it went to. Routes inside one page are that page's own entries.
import type { PageRoute } from '../run-events.ts';
import type { LoadedPage } from './load-page.ts';

interface Entry {
  readonly kind: LoadedPage['kind'];
  readonly address: string;
}

export class PreviewHistory {
  #entries: readonly Entry[];
  #at = 0;

  /** @param address of the app, which is the first entry */
  constructor(address: string) {
    this.#entries = [{ kind: 'app', address }];
  }

  get shown(): Entry['kind'] {
    return this.#entries[this.#at]?.kind ?? 'app';
  }

  /** The address so many steps away; undefined where there is no entry. */
  at(steps: number): string | undefined {
    return this.#entries[this.#at + steps]?.address;
  }

  /** A page has come. It is a new entry, and what was forward is gone; or it stands in place of the one before. */
  arrive({ kind, address }: LoadedPage, entry: 'new' | 'same'): void {
    const kept = this.#entries.slice(0, entry === 'same' ? this.#at : this.#at + 1);
    this.#entries = entry === 'same' ? [...kept, { kind, address }, ...this.#entries.slice(this.#at + 1)] : [...kept, { kind, address }];
    this.#at = kept.length;
  }

  /** A page that was there before has come again, or what stands at its address now. */
  step(steps: number, { kind, address }: LoadedPage): void {
    this.#at += steps;
    this.#entries = this.#entries.map((entry, index) => (index === this.#at ? { kind, address } : entry));
  }

  /** The page that is shown has another route. */
  routed(address: string): void {
    this.#entries = this.#entries.map((entry, index) => (index === this.#at ? { ...entry, address } : entry));
  }

  get beyond(): Pick<PageRoute, 'back' | 'forward'> {
    return {
      back: this.#at > 0 ? 'possible' : 'none',
      forward: this.#at < this.#entries.length - 1 ? 'possible' : 'none',
    };
  }
}
