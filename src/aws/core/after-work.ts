// Tells whoever watches the cloud that something may have changed: a call was answered, or a piece of planned work is done.
// AWS Config compares then. Nobody watching costs one look at an empty set.

/** What was done. */
export type DoneWork =
  | {
      readonly kind: 'call';
      /** By its name in the registry. */
      readonly service: string;
      readonly operation: string;
      readonly account: string;
      readonly region: string;
    }
  | {
      /** All that was due at one moment. */
      readonly kind: 'planned work';
      readonly labels: readonly string[];
    };

/** Must not throw and must not wait: the call is answered afterwards. */
export type WorkListener = (work: DoneWork) => void;

export class AfterWork {
  readonly #listeners = new Set<WorkListener>();

  /** Does anybody watch? Who tells asks first, so that nothing is made for nobody. */
  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /** Returns the function that ends it. */
  watch(listener: WorkListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(work: DoneWork): void {
    for (const listener of this.#listeners) listener(work);
  }
}
