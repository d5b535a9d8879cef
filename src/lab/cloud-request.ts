// A request to the cloud that a run has left behind, and its answer, as plain fields that can travel between Workers.
import type { Observation } from '../aws/core/ports.ts';
import type { CallRecord } from './run-events.ts';

/** A request as plain fields. Who calls is not among them: it is the account of the run. */
export interface CloudRequest {
  /** As signatures name it: `lex`. */
  readonly service: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `https://runtime-v2-lex.us-east-1.amazonaws.com/bots/...`; the region of the host does not count, the run's does. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The cloud that the learner's specs left behind; the program's when left out. */
  readonly cloud?: 'specs';
  /** `look`: a view reads what it draws. No lab time passes, and the answer is told whole. Left out: a person asks. */
  readonly as?: 'look';
}

export interface CloudAnswer {
  readonly call: CallRecord;
  /** The body of the answer to a look, which may be longer than a log keeps. */
  readonly whole?: string;
  /** What happened inside the cloud meanwhile, on targets that can tell. */
  readonly observations: readonly Observation[];
  /** The lab's clock after it, milliseconds since the epoch. */
  readonly nowMs: number;
}
