// The app of a shown run, which stays for its learner to use when the run is judged, until the next run.
import type { RunEvent } from '../run-events.ts';
import type { KeptProgram } from '../sandbox/kept-program.ts';
import type { PageMove } from '../sandbox/protocol.ts';

export class LiveApp {
  #program: KeptProgram | undefined;

  /** The program has ended well. It waits, with its clock standing still, until `live`. */
  keep(program: KeptProgram): void {
    this.end();
    this.#program = program;
  }

  /** The run is judged: time passes for the app from now on. */
  live(tell: (event: RunEvent) => void): void {
    const program = this.#program;
    if (!program) return;
    program.live((because) => {
      if (this.#program !== program) return;
      this.#program = undefined;
      tell({ type: 'preview', preview: 'ended', because });
    });
    tell({ type: 'preview', preview: 'live' });
  }

  move(move: PageMove): void {
    this.#program?.move(move);
  }

  end(): void {
    this.#program?.end();
    this.#program = undefined;
  }
}
