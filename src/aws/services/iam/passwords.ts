// Passwords: checked against the account's password policy, kept as digests.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { PasswordPolicyState } from './entities.ts';
import { passwordViolation } from './errors.ts';

// AWS: without a policy of the account's own, 8 letters of three of the four kinds. By design, only the length is asked then.
const defaultMinimumLength = 8;

export function passwordDigest(userId: string, password: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(`${userId}\n${password}`)));
}

/** Throws AwsError PasswordPolicyViolation. The first sentence is quoted by users of the AWS CLI, the others follow it. */
export function checkPassword(policy: PasswordPolicyState | undefined, password: string): void {
  const minimum = policy?.minimumLength ?? defaultMinimumLength;
  if (password.length < minimum) throw passwordViolation(`Password should have a minimum length of ${minimum}`);
  if (policy?.requireUppercase && !/[A-Z]/.test(password)) throw lacks('uppercase letter');
  if (policy?.requireLowercase && !/[a-z]/.test(password)) throw lacks('lowercase letter');
  if (policy?.requireNumbers && !/\d/.test(password)) throw lacks('number');
  if (policy?.requireSymbols && !/[!@#$%^&*()_+\-=[\]{}|']/.test(password)) throw lacks('symbol');
}

function lacks(what: string) {
  return passwordViolation(`Password should have at least one ${what}`);
}
