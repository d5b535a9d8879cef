// One learner's session with one lab: run, stop, and the pace of the lab's clock. The steps of a Run are in README.md.
import type { CloudAnswer, CloudRequest } from './cloud-request.ts';
import type { LabFiles } from './definition.ts';
import type { RunEvent, RunResult, RunState } from './run-events.ts';
import type { PageMove } from './sandbox/protocol.ts';

/**
 * How fast lab time passes. `instant` jumps to the next thing due; `times` passes lab time at `factor` times wall time;
 * `paused` stands still, and `step()` then jumps to the next thing due, once.
 */
export type Pace = { readonly kind: 'instant' } | { readonly kind: 'times'; readonly factor: number } | { readonly kind: 'paused' };

export interface LabSession {
  readonly state: RunState;
  /** Runs the learner's files on a clean cloud and judges them. A run in progress is stopped first. Never rejects. */
  run(files: LabFiles): Promise<RunResult>;
  /** Ends the run in progress at once; its result is `stopped`. Does nothing when none is. */
  stop(): void;
  setPace(pace: Pace): void;
  /** Takes the app of the last run, while it is alive, to another route. Does nothing when there is none. */
  move(move: PageMove): void;
  /** While paused: jumps to the next thing due. */
  step(): void;
  /** Tells `listener` everything from now on. Returns the function that ends it. */
  subscribe(listener: (event: RunEvent) => void): () => void;
  /**
   * Sends a request to the cloud that the last run on shown data left behind, where the session keeps it. One waits for the other.
   * Rejects with a sentence when there is no such cloud, or when a run is under way.
   */
  ask(request: CloudRequest): Promise<CloudAnswer>;
}
