// Standard output for many rows: written in pieces, no faster than the reader takes them, and quiet when it goes away.
import type { Writable } from 'node:stream';

const PIECE = 64 * 1024;

/** Collects text; flush() hands it on and waits while the reader is slower. */
export class RowWriter {
  private readonly out: Writable;
  private readonly beforeWrite: () => void;
  private text = '';
  private pieces: string[] = [];
  private failure: Error | undefined;
  /** closed: the reader has gone (`| head`), and nothing more needs to be computed. */
  state: 'open' | 'closed' = 'open';

  constructor(out: Writable, beforeWrite: () => void = () => undefined) {
    this.out = out;
    this.beforeWrite = beforeWrite;
    out.on('error', (error: NodeJS.ErrnoException) => {
      this.state = 'closed';
      if (error.code !== 'EPIPE') this.failure = error;
    });
  }

  write(text: string): void {
    this.text += text;
    if (this.text.length < PIECE) return;
    this.pieces.push(this.text);
    this.text = '';
  }

  /** Enough is collected to be worth a flush. */
  get isFull(): boolean {
    return this.pieces.length > 0;
  }

  /** Throws what standard output failed with, but for a reader that has gone. */
  async flush(): Promise<void> {
    if (this.text !== '') this.pieces.push(this.text);
    this.text = '';
    const pieces = this.pieces;
    this.pieces = [];
    for (const piece of pieces) {
      if (this.failure) throw this.failure;
      if (this.state === 'closed') return;
      this.beforeWrite();
      if (!this.out.write(piece)) await this.drained();
    }
    if (this.failure) throw this.failure;
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        for (const event of ['drain', 'error', 'close']) this.out.off(event, done);
        resolve();
      };
      for (const event of ['drain', 'error', 'close']) this.out.on(event, done);
    });
  }
}
