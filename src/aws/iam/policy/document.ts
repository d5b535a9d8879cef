// A policy document as it is evaluated: elements of one statement in one shape, whatever way the JSON wrote them.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
import type { Pattern } from './pattern.ts';

/** With the older version `${...}` is plain text. */
export type PolicyVersion = '2008-10-17' | '2012-10-17';

export interface Policy {
  readonly version: PolicyVersion;
  readonly id?: string;
  readonly statements: readonly Statement[];
}

export interface Statement {
  /** From 0, in the order of the document. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Absent in a policy of an identity. */
  readonly principals?: PrincipalElement;
  /** Absent in a document that is not whole; then nothing matches. */
  readonly actions?: ListElement;
  /** Absent in a trust policy, where the role is meant. */
  readonly resources?: ListElement;
  readonly conditions: readonly Condition[];
}

/** `except` is NotAction and NotResource. */
export interface ListElement {
  readonly mode: 'these' | 'except';
  readonly patterns: readonly Pattern[];
}

/** Who is meant; `*` alone is everybody, without a signature too. */
export interface PrincipalElement {
  readonly mode: 'these' | 'except';
  readonly everybody: 'meant' | 'not meant';
  readonly aws: readonly string[];
  readonly service: readonly string[];
  readonly federated: readonly string[];
  readonly canonicalUser: readonly string[];
}

/** `each` is ForAllValues, `some` is ForAnyValue, `one` is a key with one value. */
export type SetMode = 'one' | 'each' | 'some';

/** One operator on one key: `"ForAllValues:StringLikeIfExists": { "aws:TagKeys": [...] }`. */
export interface Condition {
  readonly set: SetMode;
  readonly operator: OperatorName;
  readonly absentKey: 'as the operator says' | 'fulfils';
  /** As written. */
  readonly key: string;
  readonly values: readonly Pattern[];
}

export const operatorNames = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
  'Null',
] as const;
export type OperatorName = (typeof operatorNames)[number];
