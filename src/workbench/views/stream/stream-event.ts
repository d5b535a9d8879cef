// What the stream view is told: the cloud's observations, the lab's clock, and where a new run begins.
import type { Observation, WindowShape } from '../../../aws/core/ports.ts';

/** A window that opens at the first record of a key and closes `sizeMs` later. The cloud does not report it yet. */
export interface StaggerShape {
  readonly kind: 'stagger';
  readonly from: string;
  readonly sizeMs: number;
}

export type DrawnShape = WindowShape | StaggerShape;

type QueryStarted = Omit<Extract<Observation, { kind: 'query-started' }>, 'windows'> & { readonly windows: readonly DrawnShape[] };

/**
 * One event, in the order in which it happened. `run-started` empties the view; so does a clock that goes back, because a
 * clock never goes back within one run.
 */
export type StreamEvent =
  | Exclude<Observation, { kind: 'query-started' }>
  | QueryStarted
  | { readonly kind: 'clock'; readonly nowMs: number }
  | { readonly kind: 'run-started' };

/** Where the events come from. `subscribe` returns the function that ends it. */
export interface StreamEvents {
  subscribe(listener: (event: StreamEvent) => void): () => void;
}
