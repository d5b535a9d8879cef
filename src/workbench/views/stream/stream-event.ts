// What the stream view is told: the cloud's observations, the lab's clock, and where a new run begins.
import type { Observation } from '../../../aws/core/ports.ts';

/**
 * One event, in the order in which it happened. `run-started` empties the view; so does a clock that goes back, because a
 * clock never goes back within one run.
 */
export type StreamEvent = Observation | { readonly kind: 'clock'; readonly nowMs: number } | { readonly kind: 'run-started' };

/** Where the events come from. `subscribe` returns the function that ends it. */
export interface StreamEvents {
  subscribe(listener: (event: StreamEvent) => void): () => void;
}
