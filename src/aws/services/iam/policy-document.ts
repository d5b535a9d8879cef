// Policy documents as IAM takes and answers them: checked, measured, URL-encoded.
import { type PolicyUse, parsePolicy } from '../../iam/policy/parse-policy.ts';
import type { PolicyHolder } from './entities.ts';
import { limitExceeded, quotaExceeded } from './errors.ts';
import { limits } from './limits.ts';

/** The document. Throws AwsError MalformedPolicyDocument. */
export function checkedDocument(text: string | undefined, use: PolicyUse): string {
  const document = text ?? '';
  parsePolicy(document, use);
  return document;
}

/** AWS: "policy documents returned by this operation are URL-encoded compliant with RFC 3986" (API_GetPolicyVersion). */
export function encodedDocument(document: string): string {
  return encodeURIComponent(document).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Throws AwsError LimitExceeded for a managed policy that is too long. */
export function checkManagedSize(document: string): void {
  if (charactersOf(document) > limits.managedPolicyCharacters) throw quotaExceeded('PolicySize', limits.managedPolicyCharacters);
}

/** Throws AwsError LimitExceeded for a trust policy that is too long. */
export function checkTrustSize(document: string): void {
  if (charactersOf(document) > limits.trustPolicyCharacters) throw quotaExceeded('ACLSizePerRole', limits.trustPolicyCharacters);
}

/** Throws AwsError LimitExceeded when the inline policies of the holder would be too long together. */
export function checkInlineSize(kind: 'user' | 'group' | 'role', holder: PolicyHolder, name: string, document: string): void {
  const others = [...holder.inline].filter(([other]) => other !== name).map(([, text]) => text);
  const characters = [...others, document].reduce((sum, text) => sum + charactersOf(text), 0);
  const limit = limits.inlineCharacters[kind];
  if (characters > limit) throw limitExceeded(`Maximum policy size of ${limit} bytes exceeded for ${kind} ${holder.name}`);
}

/** AWS: "IAM doesn't count white space when calculating the size of a policy". */
function charactersOf(document: string): number {
  return document.replace(/\s/g, '').length;
}
