// Keeps one lab's progress: takes events, saves soon after, hears of other tabs, and says how safe the work is.
import { type LabProgress, noProgress, type ProgressEvent, reduceProgress } from './progress.ts';
import { withAllConversations } from './saved-conversation.ts';
import type { ProgressStorage, SavedLab } from './saved-lab.ts';
import { decideOnNews, type News, type OwnState } from './tabs.ts';

/** How safe the work is. `memory`: storage is full or forbidden, so that it lives only until the page closes. */
export type Safety =
  | { readonly kind: 'saved' | 'unsaved' }
  | { readonly kind: 'memory'; readonly reason: 'full' | 'forbidden' }
  | { readonly kind: 'conflict'; readonly theirs: SavedLab };

/** The part of BroadcastChannel that is used. */
export interface Channel {
  onmessage: ((event: MessageEvent<News>) => void) | null;
  postMessage(news: News): void;
  close(): void;
}

export interface KeeperNeeds {
  readonly storage: ProgressStorage;
  readonly channel?: Channel;
  readonly nowMs: () => number;
  /** Calls `save` once, soon. Returns the function that cancels it. */
  readonly later: (save: () => void) => () => void;
}

export class ProgressKeeper {
  readonly #needs: KeeperNeeds;
  readonly #listeners = new Set<() => void>();
  #progress: LabProgress;
  #safety: Safety = { kind: 'saved' };
  #revision = 0;
  #cancelSave: (() => void) | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(labId: string, needs: KeeperNeeds) {
    this.#needs = needs;
    this.#progress = noProgress(labId);
    if (needs.channel) needs.channel.onmessage = (event) => void this.#hear(event.data);
  }

  get progress(): LabProgress {
    return this.#progress;
  }

  get safety(): Safety {
    return this.#safety;
  }

  /** Reads what is stored. To be awaited before the first `dispatch`. */
  async open(): Promise<void> {
    try {
      const saved = await this.#needs.storage.read(this.#progress.labId);
      if (saved) this.#adopt(saved);
    } catch (error) {
      this.#lose(error);
    }
    this.#tell();
  }

  /** Tells `listener` of every change of `progress` or `safety`. Returns the function that ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispatch(event: ProgressEvent): void {
    const next = reduceProgress(this.#progress, event);
    if (next === this.#progress) return;
    this.#progress = next;
    if (this.#safety.kind === 'saved') this.#safety = { kind: 'unsaved' };
    if (this.#safety.kind !== 'conflict') {
      this.#cancelSave ??= this.#needs.later(() => {
        this.#cancelSave = undefined;
        void this.flush();
      });
    }
    this.#tell();
  }

  /** Saves now what is not yet saved. Never rejects: `safety` says how it went. */
  flush(): Promise<void> {
    this.#cancelSave?.();
    this.#cancelSave = undefined;
    this.#writing = this.#writing.then(() => this.#save());
    return this.#writing;
  }

  /** Ends a conflict. The side that is not kept becomes the backup, so that neither is lost. */
  async resolve(keep: 'mine' | 'theirs'): Promise<void> {
    if (this.#safety.kind !== 'conflict') return;
    const { theirs } = this.#safety;
    const mine = this.#progress;
    const [kept, other] = keep === 'mine' ? [mine, theirs.progress] : [theirs.progress, mine];
    this.#revision = theirs.revision;
    const backup = { files: other.files, atMs: this.#needs.nowMs(), because: 'other-tab' } as const;
    this.#progress = { ...withAllConversations(kept, other), backup };
    this.#safety = { kind: 'unsaved' };
    this.#tell();
    await this.flush();
  }

  close(): void {
    this.#needs.channel?.close();
    this.#listeners.clear();
  }

  async #save(): Promise<void> {
    if (this.#safety.kind === 'saved' || this.#safety.kind === 'conflict') return;
    const progress = this.#progress;
    const saved: SavedLab = { version: 1, revision: this.#revision + 1, savedAtMs: this.#needs.nowMs(), progress };
    try {
      const outcome = await this.#needs.storage.write(saved, this.#revision);
      if (outcome.kind === 'conflict') {
        this.#safety = { kind: 'conflict', theirs: outcome.stored };
      } else {
        this.#revision = saved.revision;
        this.#safety = { kind: progress === this.#progress ? 'saved' : 'unsaved' };
        this.#needs.channel?.postMessage({ labId: progress.labId, revision: saved.revision });
      }
    } catch (error) {
      this.#lose(error);
    }
    this.#tell();
  }

  async #hear(news: News): Promise<void> {
    if (decideOnNews(this.#own(), news) === 'ignore') return;
    try {
      const theirs = await this.#needs.storage.read(news.labId);
      // Decided anew: the learner may have typed while storage was read.
      const decision = decideOnNews(this.#own(), news);
      if (!theirs || decision === 'ignore') return;
      if (decision === 'adopt') this.#adopt(theirs);
      else this.#safety = { kind: 'conflict', theirs };
    } catch (error) {
      this.#lose(error);
    }
    this.#tell();
  }

  #own(): OwnState {
    return { labId: this.#progress.labId, revision: this.#revision, work: this.#safety.kind === 'saved' ? 'saved' : 'unsaved' };
  }

  #adopt(saved: SavedLab): void {
    this.#progress = saved.progress;
    this.#revision = saved.revision;
    this.#safety = { kind: 'saved' };
  }

  #lose(error: unknown): void {
    const full = error instanceof Error && error.name === 'QuotaExceededError';
    this.#safety = { kind: 'memory', reason: full ? 'full' : 'forbidden' };
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
