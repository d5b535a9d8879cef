// Is a bucket policy public? It is when it allows something to everybody without a condition that names somebody.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
import { namingKeys } from '../../../iam/policy/naming-keys.ts';
import { isFlaw, listOf, readPolicyJson, type StatementJson, statementsOf } from '../../../iam/policy/policy-json.ts';

export function isPublicPolicy(policy: string): boolean {
  const json = readPolicyJson(policy);
  return !isFlaw(json) && statementsOf(json).some(isPublicStatement);
}

function isPublicStatement({ Effect, Principal, NotPrincipal, Condition = {} }: StatementJson): boolean {
  if (Effect !== 'Allow') return false;
  const everybody = NotPrincipal !== undefined || Principal === '*' || (Principal && listOf(Principal.AWS ?? []).includes('*'));
  if (!everybody) return false;
  const named = Object.entries(Condition).some(([operator, keys]) =>
    Object.entries(keys).some(([key, values]) => names(operator, key.toLowerCase(), listOf(values).map(String))),
  );
  return !named;
}

function names(operator: string, key: string, values: readonly string[]): boolean {
  if (!namingKeys.includes(key) || /Not|IfExists$|^ForAllValues/i.test(operator) || values.length === 0) return false;
  if (key === 'aws:sourceip') return values.every((value) => !/\/[0-7]$/.test(value));
  return values.every((value) => !/[*?]/.test(value) || (key === 'aws:userid' && /^[^*?]+:\*$/.test(value)));
}
