// An event on its way to a function: plain data, so that a snapshot holds it.
import type { Origin } from '../passages.ts';

export interface QueuedEvent {
  /** The request id of every attempt. */
  readonly requestId: string;
  /** Without qualifier. */
  readonly functionArn: string;
  readonly qualifier?: string;
  readonly payload: Uint8Array;
  readonly acceptedMs: number;
  /** X-Amzn-Trace-Id. */
  readonly trace?: string;
  /** For observers. */
  readonly origin?: Origin;
  /** Times that the function ran. */
  attempts: number;
  /** Times in a row that it could not be run. */
  throttles: number;
  dueMs: number;
}
