// A managed policy that the account itself owns, and so may change.
import { AwsError } from '../../core/errors.ts';
import type { Account } from './account.ts';
import { awsManagedPolicy } from './aws-managed/aws-managed-policies.ts';
import type { ManagedPolicy } from './entities.ts';
import { policyNotFound } from './errors.ts';

/** Throws AwsError NoSuchEntity, or AccessDenied for a policy of AWS's. */
export function ownPolicy(account: Account, arn: string | undefined): ManagedPolicy {
  const policy = account.policies.get(arn ?? '');
  if (policy) return policy;
  // Inferred: AWS's policies belong to another account, so that no policy of the caller's could allow it.
  if (awsManagedPolicy(arn ?? '')) throw new AwsError('AccessDenied', `The policy ${arn} belongs to AWS and cannot be changed.`, 403);
  throw policyNotFound(arn ?? '');
}
