// The JSON of a policy document, element by element: what may stand where. Says only whether it is in order; sentences are elsewhere.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { isJsonObject } from '../../core/json.ts';
import { type OperatorName, operatorNames, type SetMode } from './document.ts';

/** A document whose elements have the right types. Everything else about it is still to be checked. */
export interface PolicyJson {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: StatementJson | readonly StatementJson[];
}

export interface StatementJson {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: PrincipalJson;
  readonly NotPrincipal?: PrincipalJson;
  readonly Action?: TextOrList;
  readonly NotAction?: TextOrList;
  readonly Resource?: TextOrList;
  readonly NotResource?: TextOrList;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, ConditionValues>>>>;
}

export type TextOrList = string | readonly string[];
export type PrincipalJson = '*' | Readonly<Partial<Record<'AWS' | 'Service' | 'Federated' | 'CanonicalUser', TextOrList>>>;
/** AWS takes numbers and truth values for texts. */
export type ConditionValue = string | number | boolean;
export type ConditionValues = ConditionValue | readonly ConditionValue[];

/** What is not in order: the element, and the kind of trouble. */
export type Flaw =
  | { readonly kind: 'not json' }
  | { readonly kind: 'unknown field' | 'missing field' | 'wrong type' | 'both'; readonly field: string }
  | { readonly kind: 'bad value'; readonly field: string; readonly value: string };

const topElements = ['Version', 'Id', 'Statement'];
const statementElements = 'Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition'.split(' ');
const principalTypes = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/** Parses the text. Returns the flaw that is found first, or the document. */
export function readPolicyJson(text: string): PolicyJson | Flaw {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'not json' };
  }
  return documentFlaw(json) ?? (json as PolicyJson);
}

/** Tells a flaw from a document. */
export function isFlaw(read: PolicyJson | Flaw): read is Flaw {
  return 'kind' in read;
}

/** The statements, whether the document has a list or one. */
export function statementsOf({ Statement }: PolicyJson): readonly StatementJson[] {
  return Array.isArray(Statement) ? Statement : [Statement as StatementJson];
}

/** The texts of an element that may be one or a list. */
export function listOf<Value extends ConditionValue>(values: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(values) ? values : [values as Value];
}

/** `ForAnyValue:StringLikeIfExists` taken apart; undefined when there is no such operator. */
export function parseOperator(text: string): { set: SetMode; operator: OperatorName; ifExists: 'said' | 'not said' } | undefined {
  const match = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/i.exec(text);
  if (!match) return undefined;
  const [, prefix, name = '', ifExists] = match;
  const operator = operatorNames.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (!operator) return undefined;
  const set = prefix === undefined ? 'one' : prefix.toLowerCase() === 'forallvalues' ? 'each' : 'some';
  return { set, operator, ifExists: ifExists === undefined ? 'not said' : 'said' };
}

function documentFlaw(json: unknown): Flaw | undefined {
  if (!isJsonObject(json)) return { kind: 'not json' };
  const unknown = Object.keys(json).find((key) => !topElements.includes(key));
  if (unknown !== undefined) return { kind: 'unknown field', field: unknown };
  const { Version, Id, Statement } = json;
  if (Version !== undefined && Version !== '2008-10-17' && Version !== '2012-10-17')
    return { kind: 'bad value', field: 'Version', value: String(Version) };
  if (Id !== undefined && typeof Id !== 'string') return { kind: 'wrong type', field: 'Id' };
  if (Statement === undefined) return { kind: 'missing field', field: 'Statement' };
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  if (statements.length === 0) return { kind: 'missing field', field: 'Statement' };
  return firstFlaw(statements, statementFlaw);
}

function statementFlaw(statement: unknown): Flaw | undefined {
  if (!isJsonObject(statement)) return { kind: 'wrong type', field: 'Statement' };
  const unknown = Object.keys(statement).find((key) => !statementElements.includes(key));
  if (unknown !== undefined) return { kind: 'unknown field', field: unknown };
  const { Sid, Effect, Condition } = statement;
  if (Effect === undefined) return { kind: 'missing field', field: 'Effect' };
  if (typeof Effect !== 'string') return { kind: 'wrong type', field: 'Effect' };
  if (!/^(allow|deny)$/i.test(Effect)) return { kind: 'bad value', field: 'Effect', value: Effect };
  if (Sid !== undefined && typeof Sid !== 'string') return { kind: 'wrong type', field: 'Sid' };
  for (const field of ['Action', 'Resource', 'Principal']) {
    if (statement[field] !== undefined && statement[`Not${field}`] !== undefined) return { kind: 'both', field };
    for (const element of [field, `Not${field}`]) {
      const value = statement[element];
      const inOrder = value === undefined || (field === 'Principal' ? isPrincipal(value) : isTextOrList(value));
      if (!inOrder) return { kind: 'wrong type', field: element };
    }
  }
  return Condition === undefined ? undefined : conditionFlaw(Condition);
}

function conditionFlaw(condition: unknown): Flaw | undefined {
  if (!isJsonObject(condition)) return { kind: 'wrong type', field: 'Condition' };
  return firstFlaw(Object.entries(condition), ([operator, keys]) => {
    if (!isJsonObject(keys)) return { kind: 'wrong type', field: 'Condition' };
    const values = Object.values(keys);
    const inOrder = values.every((value) => (Array.isArray(value) ? value.every(isConditionValue) : isConditionValue(value)));
    if (!inOrder) return { kind: 'wrong type', field: 'Condition' };
    // Recorded by moto: an operator that does not exist goes unnoticed as long as it has no keys.
    if (values.length > 0 && !parseOperator(operator)) return { kind: 'bad value', field: 'Condition', value: operator };
    return undefined;
  });
}

function isPrincipal(value: unknown): boolean {
  if (value === '*') return true;
  if (!isJsonObject(value)) return false;
  return Object.entries(value).every(([type, names]) => principalTypes.includes(type) && isTextOrList(names));
}

function isTextOrList(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((element) => typeof element === 'string'));
}

function isConditionValue(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function firstFlaw<Value>(values: readonly Value[], flawOf: (value: Value) => Flaw | undefined): Flaw | undefined {
  for (const value of values) {
    const flaw = flawOf(value);
    if (flaw) return flaw;
  }
  return undefined;
}
