// A permissions boundary that somebody names: a managed policy of the account or of AWS.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
import { parseArn } from '../../core/arn.ts';
import type { Account } from './account.ts';
import type { Directory } from './directory.ts';
import { invalidInput, policyNotAttachable, validationError } from './errors.ts';

/** The ARN; undefined where none is named. Throws AwsError ValidationException, InvalidInput or NoSuchEntity. */
export function checkedBoundary(iam: Directory, account: Account, arn: string | undefined): string | undefined {
  if (arn === undefined) return undefined;
  checkPolicyArn(arn);
  if (!iam.managedPolicy(account, arn)) throw policyNotAttachable(arn);
  return arn;
}

/**
 * Throws AwsError ValidationException for what is no ARN (recorded from IAM by LocalStack), InvalidInput for an ARN that is no policy's
 * (the sentence is quoted by users of Terraform).
 */
export function checkPolicyArn(arn: string): void {
  const { service, resource = '' } = parseArn(arn) ?? {};
  if (service === undefined) throw validationError('Invalid ARN:  Could not be parsed!');
  if (service !== 'iam' || !resource.startsWith('policy/')) throw invalidInput(`ARN ${arn} is not valid.`);
}
