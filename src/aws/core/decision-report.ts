// Why IAM allowed or denied something, policy by policy and statement by statement, as plain data. iam/ makes it while it decides.
import type { Principal } from './identities.ts';

/** The kinds of policy, as AWS calls them in its sentences. */
export type PolicyType =
  | 'identity-based policy'
  | 'resource-based policy'
  | 'permissions boundary'
  | 'session policy'
  | 'role trust policy';

/** One decision: one action on one resource. A call may need several. */
export interface DecisionReport {
  readonly principal: Pick<Principal, 'kind' | 'arn'>;
  readonly action: string;
  readonly resource: string;
  readonly verdict: 'allowed' | 'explicit deny' | 'implicit deny';
  /** The kind of policy that denies, or that would have had to allow. Absent where it is allowed. */
  readonly culprit?: PolicyType;
  readonly allowedBy?: AllowedBy;
  /** All that were looked at, in the order in which that was done. */
  readonly policies: readonly PolicyReport[];
}

/** Why something is allowed. `both sides`: the caller's own policies and the resource's. */
export type AllowedBy = 'no permission is needed' | 'the root user' | 'own policies' | 'the policy of the resource' | 'both sides';

export interface PolicyReport {
  readonly type: PolicyType;
  /** For people: `answers`, or the ARN of a managed policy. Absent where nobody knows. */
  readonly name?: string;
  readonly effect: 'allow' | 'deny' | 'none';
  readonly statements: readonly StatementReport[];
}

/** `applies`: it speaks of this call. Else the first thing that keeps it from that. */
export type StatementOutcome = 'applies' | 'other action' | 'other resource' | 'unfulfilled condition' | 'other principal';

export interface StatementReport {
  /** From 0, in the order of the document. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly outcome: StatementOutcome;
  /** Action, or NotAction. */
  readonly actions?: ListReport;
  /** Resource, or NotResource. */
  readonly resources?: ListReport;
  readonly principals?: { readonly mode: 'these' | 'except'; readonly names: readonly string[] };
  /** Empty where the statement was left before its conditions were asked. */
  readonly conditions: readonly ConditionReport[];
}

export interface ListReport {
  /** `except` is NotAction and NotResource. */
  readonly mode: 'these' | 'except';
  readonly patterns: readonly FilledText[];
}

/** A text of a policy, with its variables' values. */
export interface FilledText {
  readonly written: string;
  /** Only where there are variables, and all have a value. */
  readonly filled?: string;
  /** Variables that have no value in this call: the text matches nothing then. */
  readonly missing?: readonly string[];
}

/** One operator on one key, with what this call has for it. */
export interface ConditionReport {
  /** As written: `ForAllValues:StringEquals`. */
  readonly operator: string;
  readonly key: string;
  readonly wanted: readonly FilledText[];
  /** The call's values of the key, each with whether it fulfils the operator by itself. Absent where the call has no such key. */
  readonly given?: readonly ValueReport[];
  readonly held: 'held' | 'did not hold';
}

export interface ValueReport {
  readonly value: string;
  readonly held: 'held' | 'did not hold';
}
