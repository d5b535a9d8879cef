// How far a run has come, on one line of a terminal that is written anew; nothing where standard error is no terminal.

export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const EVERY_MS = 200;
const CLEAR = '\r\u001b[K';
const count = (value: number) => Math.round(value).toLocaleString('en-US');
const megabytes = (bytes: number) => `${count(bytes / 1e6)} MB`;

export class Progress {
  private readonly terminal: Terminal;
  private readonly now: () => number;
  private readonly totalBytes: number | undefined;
  private readonly startMs: number;
  private drawnMs: number;
  private bytes = 0;
  private shown = '';

  /** `now` gives milliseconds; `totalBytes` is the size of the input where it is known. */
  constructor(terminal: Terminal, now: () => number, totalBytes?: number) {
    this.terminal = terminal;
    this.now = now;
    this.totalBytes = totalBytes;
    this.startMs = now();
    this.drawnMs = this.startMs;
  }

  /** The same chunks, counted on their way. */
  async *counting(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.bytes += chunk.length;
      yield chunk;
    }
  }

  /** Draws the line anew, not more than five times a second. */
  update(lines: number): void {
    if (!this.terminal.isTTY) return;
    const now = this.now();
    if (now - this.drawnMs < EVERY_MS) return;
    this.drawnMs = now;
    const seconds = (now - this.startMs) / 1000;
    const share = this.totalBytes ? ` (${Math.floor((100 * this.bytes) / this.totalBytes)} %)` : '';
    this.shown = `${count(lines)} lines, ${megabytes(this.bytes)}${share}, ${count(lines / seconds)} lines/s`;
    this.terminal.write(CLEAR + this.shown);
  }

  /** Takes the line away, so that something else can be written. */
  clear(): void {
    if (this.shown === '') return;
    this.shown = '';
    this.terminal.write(CLEAR);
  }
}
