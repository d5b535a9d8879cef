// The statements of a policy as it was recorded: judged as text, not evaluated for a request (that is src/aws/iam).
import { isJsonObject } from '../../../../core/json.ts';
import { documentOf } from './configuration.ts';

export interface RecordedStatement {
  readonly effect: 'Allow' | 'Deny';
  /** Empty where the statement has NotAction. */
  readonly actions: readonly string[];
  /** Empty where the statement has NotResource. */
  readonly resources: readonly string[];
  readonly has: (element: 'NotAction' | 'NotResource' | 'NotPrincipal') => boolean;
  /** As written: a text, an object by kind, or undefined. */
  readonly principal: unknown;
  readonly conditions: readonly RecordedCondition[];
}

/** One operator on one key. */
export interface RecordedCondition {
  readonly operator: string;
  /** In small letters: the names of keys know no case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** @param document the policy as an object, as JSON text or as percent-encoded JSON text; no statements where it is none of them */
export function statementsOf(document: unknown): readonly RecordedStatement[] {
  const statement = documentOf(document)?.Statement;
  return (Array.isArray(statement) ? statement : [statement]).filter(isJsonObject).map((each) => ({
    effect: each.Effect === 'Allow' ? 'Allow' : 'Deny',
    actions: texts(each.Action),
    resources: texts(each.Resource),
    has: (element) => each[element] !== undefined,
    principal: each.Principal,
    conditions: conditionsOf(each.Condition),
  }));
}

/** One value or a list of them. */
export function texts(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((each) => ['string', 'number', 'boolean'].includes(typeof each)).map(String);
}

function conditionsOf(block: unknown): readonly RecordedCondition[] {
  if (!isJsonObject(block)) return [];
  return Object.entries(block).flatMap(([operator, keys]) =>
    isJsonObject(keys) ? Object.entries(keys).map(([key, values]) => ({ operator, key: key.toLowerCase(), values: texts(values) })) : [],
  );
}
