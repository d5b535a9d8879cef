// A program that has ended and whose document stays for the learner to use: lab time then passes as time does, and a loop is still ended.
import { wallWait } from '../time-driver.ts';
import type { TimeSource } from '../time-source.ts';
import type { HostMessage, PageMove } from './protocol.ts';

export interface KeptProgram {
  /** Lets time pass for it, from now on. `ended` is told, at most once, why it ended by its own doing: a sentence. */
  live(ended: (because: string) => void): void;
  move(move: PageMove): void;
  /** Ends it, whatever it does. May be called again. */
  end(): void;
}

export interface KeptOptions {
  readonly time: TimeSource;
  readonly post: (message: HostMessage) => void;
  /** Ends the sandbox. */
  readonly close: () => void;
}

/** How often its clock moves, in milliseconds of wall time. A timer that is due earlier fires earlier. */
const TICK_MS = 250;
/** A program that does not answer for so long is in a loop that never gives control back. */
const SILENT_MS = 6_000;

/** @returns the program for the session, and what its sandbox must tell: that it is idle until then, that it spoke, that it ended */
export function keepAlive({ time, post, close }: KeptOptions) {
  const over = new AbortController();
  let answeredAt = performance.now();
  let dueMs: number | null = null;
  let wake = new AbortController();
  let tell: ((because: string) => void) | undefined;
  const end = () => {
    over.abort();
    wake.abort();
    close();
  };
  const ended = (because: string) => {
    if (over.signal.aborted) return;
    end();
    tell?.(because);
  };

  async function tick(): Promise<void> {
    let atMs = performance.now();
    while (!over.signal.aborted) {
      wake = new AbortController();
      const untilDueMs = dueMs === null ? TICK_MS : Math.max(1, dueMs - time.now());
      await wallWait(Math.min(TICK_MS, untilDueMs), wake.signal);
      if (over.signal.aborted) return;
      if (performance.now() - answeredAt > SILENT_MS) {
        ended('The app computed for some seconds without a pause and was ended. Is there a loop that never ends?');
        return;
      }
      const passedMs = performance.now() - atMs;
      atMs += passedMs;
      if (time.kind === 'virtual') await time.advanceTo(time.now() + passedMs);
      if (over.signal.aborted) return;
      post({ type: 'advance', nowMs: time.now() });
      // Answered at once by a program that is free, whatever it waits for.
      post({ type: 'ping' });
      // This page itself was held up, in the background for example: that is no silence of the program.
      if (passedMs > SILENT_MS / 2) answeredAt = performance.now();
    }
  }

  const program: KeptProgram = {
    live(because) {
      tell = because;
      answeredAt = performance.now();
      tick().catch((error: unknown) => ended(`The clock of the cloud stopped: ${error instanceof Error ? error.message : error}`));
    },
    move: (move) => post({ type: 'move', move }),
    end,
  };
  return {
    program,
    ended,
    alive() {
      answeredAt = performance.now();
    },
    idle(untilMs: number | null) {
      dueMs = untilMs;
      if (untilMs !== null && untilMs - time.now() < TICK_MS) wake.abort();
    },
  };
}
