// What the details of a call, or of a step inside of one, are read from. Pure.
import type { DecisionReport } from '../../aws/core/decision-report.ts';
import type { InnerStep } from '../../lab/call-inside.ts';
import type { CallRecord } from '../../lab/run-events.ts';

export interface DetailSource {
  readonly call: CallRecord;
  /** Where one service asked another one for the call. */
  readonly step?: InnerStep;
}

export interface Detail {
  /** In words; absent where the cloud does not tell. */
  readonly caller?: string;
  readonly decisions: readonly DecisionReport[];
  readonly request: string;
  readonly response: string;
}

export function detailOf({ call, step }: DetailSource): Detail {
  const { request, response } = step ?? call;
  const { caller, decisions = [] } = step ?? call.inside ?? {};
  return { ...(caller && { caller: callerText(caller) }), decisions, request, response };
}

function callerText({ kind, arn }: { readonly kind: string; readonly arn: string }): string {
  if (kind === 'anonymous') return 'nobody in particular: the call is not signed';
  if (kind === 'root') return `${arn}: the lab's own keys, of the root user`;
  return arn;
}
