// Keeps the learner's work in this browser: IndexedDB, because pasted data may be larger than localStorage takes.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { parseWork, type Work } from './work.ts';

const NAME = 'sandshark-playground';
/** Raised together with a new case in `upgrade`. */
const VERSION = 1;
const SAVE_AFTER_MS = 400;

/** `now` is on the screen; `before` is what an opened link has replaced. */
export interface KeptWork {
  readonly now?: Work | undefined;
  readonly before?: Work | undefined;
}

interface Schema extends DBSchema {
  work: { key: 'now' | 'before'; value: unknown };
}

/** Saves soon after the last change, and at once when the page is left. */
export class WorkKeeper {
  #database: IDBPDatabase<Schema> | undefined;
  #unsaved: KeptWork | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #onTrouble: (sentence: string) => void;

  /** `onTrouble` hears why work is not kept, as a sentence. */
  constructor(onTrouble: (sentence: string) => void) {
    this.#onTrouble = onTrouble;
    addEventListener('pagehide', () => this.#save());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#save());
  }

  /** What was kept; nothing where storage is forbidden or holds something else. */
  async load(): Promise<KeptWork> {
    try {
      this.#database = await openDB<Schema>(NAME, VERSION, {
        upgrade(opened, oldVersion) {
          if (oldVersion < 1) opened.createObjectStore('work');
        },
      });
      const [now, before] = await Promise.all([this.#database.get('work', 'now'), this.#database.get('work', 'before')]);
      return { now: parseWork(now), before: parseWork(before) };
    } catch (error) {
      console.info('The playground cannot be stored in this browser.', error);
      this.#onTrouble('This browser lets the page keep nothing: your query is lost when you leave.');
      return {};
    }
  }

  keep(work: KeptWork): void {
    this.#unsaved = work;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), SAVE_AFTER_MS);
  }

  #save(): void {
    clearTimeout(this.#timer);
    const work = this.#unsaved;
    if (!work || !this.#database) return;
    this.#unsaved = undefined;
    this.#write(this.#database, work).catch((error: unknown) => {
      console.info('The playground was not stored.', error);
      this.#onTrouble('Your last changes could not be stored: the browser has no room left, or forbids it.');
    });
  }

  async #write(database: IDBPDatabase<Schema>, { now, before }: KeptWork): Promise<void> {
    const transaction = database.transaction('work', 'readwrite');
    await Promise.all([
      now ? transaction.store.put(now, 'now') : transaction.store.delete('now'),
      before ? transaction.store.put(before, 'before') : transaction.store.delete('before'),
      transaction.done,
    ]);
  }
}
