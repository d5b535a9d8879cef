// What observers are told of calls: when one begins and ends, what IAM decided for it, and what one service asked of another meanwhile.
import type { DecisionReport } from './decision-report.ts';
import type { Principal } from './identities.ts';

/** In the order in which it happens, so that what lies between the beginning and the end of a call may be its doing. */
export type ObservedCall = CallBegan | Decided | InnerCall | CallEnded;

export interface CallBegan {
  readonly kind: 'call-began';
  readonly atMs: number;
  readonly requestId: string;
  /** The registry's name. */
  readonly service: string;
  /** `inside`: code in the cloud calls, a function's. */
  readonly origin: 'outside' | 'inside';
}

export interface Decided {
  readonly kind: 'decision';
  readonly atMs: number;
  /** Of the call that it was made for; absent where whoever decides does not know it. */
  readonly requestId?: string;
  readonly report: DecisionReport;
}

/** One service asked another one, without a request over the wire. */
export interface InnerCall {
  readonly kind: 'inner-call';
  readonly atMs: number;
  /** Of the call that made it necessary. */
  readonly requestId: string;
  /** Names of the registry. */
  readonly from: string;
  readonly to: string;
  readonly operation: string;
  readonly errorCode?: string;
  /** As JSON, as the API of the asked service would have it. */
  readonly request: string;
  readonly response: string;
  readonly decisions: readonly DecisionReport[];
}

export interface CallEnded {
  readonly kind: 'call-ended';
  readonly atMs: number;
  readonly requestId: string;
  readonly operation: string;
  readonly status: number;
  readonly errorCode?: string;
  /** Absent where the call was refused before that was known. */
  readonly caller?: Pick<Principal, 'kind' | 'arn'>;
  /** Of calls from inside, whose bodies nobody else has seen. Cut to a bound. */
  readonly bodies?: { readonly request: string; readonly response: string };
}
