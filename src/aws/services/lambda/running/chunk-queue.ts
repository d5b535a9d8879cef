// Chunks of a streamed answer between the function that writes and the caller who reads.

export class ChunkQueue {
  readonly begun: Promise<void>;
  readonly #waiting: Uint8Array[] = [];
  #state: 'open' | 'ended' = 'open';
  #wake: () => void = () => {};
  #begin: () => void = () => {};

  constructor() {
    this.begun = new Promise((resolve) => {
      this.#begin = resolve;
    });
  }

  push(chunk: Uint8Array): void {
    this.#waiting.push(chunk);
    this.#begin();
    this.#wake();
  }

  /** No more chunks come. */
  end(): void {
    this.#state = 'ended';
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.#waiting.shift();
      if (chunk) yield chunk;
      else if (this.#state === 'ended') return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}
