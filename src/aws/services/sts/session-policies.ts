// The policies that a session is given: inline, and by ARN of managed policies.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
import { parseArn } from '../../core/arn.ts';
import { AwsError } from '../../core/errors.ts';
import type { Identities } from '../../core/identities.ts';
import { parsePolicy } from '../../iam/policy/parse-policy.ts';
import { policyNotThere } from './errors.ts';
import { limits } from './limits.ts';

export interface SessionPolicyInput {
  readonly Policy?: string | undefined;
  readonly PolicyArns?: readonly { readonly arn?: string | undefined }[] | undefined;
}

/** The texts; undefined when none are given. Throws AwsError MalformedPolicyDocument, or LimitExceeded for too many ARNs. */
export function sessionPolicies(
  identities: Identities,
  account: string,
  { Policy, PolicyArns = [] }: SessionPolicyInput,
): readonly string[] | undefined {
  if (Policy === undefined && PolicyArns.length === 0) return undefined;
  if (Policy !== undefined) parsePolicy(Policy, 'inline');
  // The sentence is inferred.
  if (PolicyArns.length > limits.sessionPolicyArns)
    throw new AwsError('ValidationException', `The number of session policies exceeds ${limits.sessionPolicyArns}.`);
  const managed = PolicyArns.map(({ arn = '' }) => {
    const owner = parseArn(arn)?.account;
    // AWS: the policies must be of the account of the role, or AWS's own.
    const text = owner === account || owner === 'aws' ? identities.managedPolicy(arn) : undefined;
    if (text === undefined) throw policyNotThere(arn);
    return text;
  });
  return [...(Policy === undefined ? [] : [Policy]), ...managed];
}
