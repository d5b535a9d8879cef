// What happened inside the cloud for one call, as part of the call's record. For people who look, never for a check.
import type { DecisionReport } from '../aws/core/decision-report.ts';
import type { CallEnded } from '../aws/core/observed-call.ts';

export interface CallInside {
  /** The registry's name, which a request alone may not tell. */
  readonly service: string;
  readonly operation: string;
  /** Absent where nobody was recognised. */
  readonly caller?: NonNullable<CallEnded['caller']>;
  /** What IAM decided, in order. */
  readonly decisions: readonly DecisionReport[];
  /** What services and functions did for it until it was answered, in order. */
  readonly steps: readonly InnerStep[];
}

/** Who takes part: a service by the registry's name, or a function by its own. */
export interface Party {
  readonly kind: 'service' | 'function';
  readonly name: string;
}

/** One asks another inside the cloud. */
export interface InnerStep {
  readonly from: Party;
  readonly to: Party;
  /** The operation; `invoke` for a function. */
  readonly operation: string;
  /** Absent where there is no answer over the wire. */
  readonly status?: number;
  readonly errorCode?: string;
  /** Texts, cut to a bound; empty where nobody told. */
  readonly request: string;
  readonly response: string;
  readonly caller?: NonNullable<CallEnded['caller']>;
  readonly decisions: readonly DecisionReport[];
  readonly steps: readonly InnerStep[];
}
