// Does a resource's policy let everybody in?
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html ("The meaning of public")
import { isJsonObject } from '../../../../core/json.ts';
import { namingKeys } from '../../../../iam/policy/naming-keys.ts';
import { type RecordedCondition, type RecordedStatement, texts } from './policy-statements.ts';

const LIMITING_OPERATORS: readonly string[] = ['stringequals', 'stringequalsignorecase', 'stringlike', 'arnequals', 'arnlike', 'ipaddress'];

/** AWS: a range of addresses wider than this counts as everybody. */
const NARROWEST_PUBLIC = { v4: 8, v6: 32 };

/** An Allow for everybody that no condition with fixed values limits. */
export function isPublic(statement: RecordedStatement): boolean {
  if (statement.effect !== 'Allow') return false;
  const everybody = statement.has('NotPrincipal') || meansEverybody(statement.principal);
  return everybody && !statement.conditions.some(limits);
}

/** AWS: an element that is empty or holds a wildcard. Service principals are named in full. */
function meansEverybody(principal: unknown): boolean {
  if (typeof principal === 'string') return principal === '' || principal.includes('*');
  if (!isJsonObject(principal)) return false;
  return Object.values(principal).some((names) => texts(names).some((name) => name === '' || name.includes('*')));
}

function limits(condition: RecordedCondition): boolean {
  // `...IfExists` and `ForAllValues` hold for a request without the key: they keep nobody out.
  const operator = condition.operator.toLowerCase().replace(/^foranyvalue:/, '');
  const known = LIMITING_OPERATORS.includes(operator) && namingKeys.includes(condition.key);
  return known && condition.values.length > 0 && condition.values.every((value) => isFixed(condition.key, value));
}

/** AWS: fixed is a value without a wildcard and without a policy variable. */
function isFixed(key: string, value: string): boolean {
  return key === 'aws:sourceip' ? isNarrow(value) : !/[*?]|\$\{/.test(value);
}

function isNarrow(range: string): boolean {
  const [address = '', mask] = range.split('/');
  if (!/^[\da-f.:]+$/i.test(address)) return false;
  return mask === undefined || Number(mask) >= (address.includes(':') ? NARROWEST_PUBLIC.v6 : NARROWEST_PUBLIC.v4);
}
