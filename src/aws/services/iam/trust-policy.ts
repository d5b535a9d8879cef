// The trust policy of a role: a policy document whose principals must be there.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { parseArn } from '../../core/arn.ts';
import type { Policy } from '../../iam/policy/document.ts';
import { parsePolicy } from '../../iam/policy/parse-policy.ts';
import type { Account } from './account.ts';
import { malformedPolicy } from './errors.ts';
import { checkTrustSize } from './policy-document.ts';

/** The document. Throws AwsError MalformedPolicyDocument or LimitExceeded. */
export function checkedTrustPolicy(account: Account, text: string | undefined): string {
  const document = text ?? '';
  const policy = parsePolicy(document, 'trust');
  for (const name of principalsOf(policy, 'aws')) if (!mayExist(account, name)) throw invalidPrincipal('AWS', name);
  for (const name of principalsOf(policy, 'service')) if (!/^[\w.-]+\.[\w-]+$/.test(name)) throw invalidPrincipal('SERVICE', name);
  checkTrustSize(document);
  return document;
}

function principalsOf({ statements }: Policy, kind: 'aws' | 'service'): readonly string[] {
  return statements.flatMap(({ principals }) => principals?.[kind] ?? []);
}

/** By design: principals of other accounts are taken as they are; the real IAM knows them all. */
function mayExist(account: Account, name: string): boolean {
  if (name === '*' || /^\d{12}$/.test(name) || /^A(IDA|ROA)[A-Z2-7]{17}$/.test(name)) return true;
  const arn = parseArn(name);
  if (!arn || (arn.service !== 'iam' && arn.service !== 'sts') || !/^\d{12}$/.test(arn.account)) return false;
  if (arn.service === 'sts' || arn.account !== account.account || arn.resource === 'root') return true;
  return [...account.users.values(), ...account.roles.values()].some((entity) => entity.arn === name);
}

// The sentence is quoted by many users of Terraform.
function invalidPrincipal(kind: string, name: string) {
  return malformedPolicy(`Invalid principal in policy: "${kind}":"${name}"`);
}
