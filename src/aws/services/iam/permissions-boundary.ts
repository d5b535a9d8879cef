// A permissions boundary that somebody names: a managed policy of the account or of AWS.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
import { parseArn } from '../../core/arn.ts';
import type { Account } from './account.ts';
import type { Directory } from './directory.ts';
import { invalidInput, policyNotAttachable } from './errors.ts';

/** The ARN; undefined where none is named. Throws AwsError InvalidInput or NoSuchEntity. */
export function checkedBoundary(iam: Directory, account: Account, arn: string | undefined): string | undefined {
  if (arn === undefined) return undefined;
  checkPolicyArn(arn);
  if (!iam.managedPolicy(account, arn)) throw policyNotAttachable(arn);
  return arn;
}

/** Throws AwsError InvalidInput for an ARN that is no policy's. The sentence is that of AttachUserPolicy, quoted by users of Terraform. */
export function checkPolicyArn(arn: string): void {
  const { service, resource = '' } = parseArn(arn) ?? {};
  if (service !== 'iam' || !resource.startsWith('policy/')) throw invalidInput(`ARN ${arn} is not valid.`);
}
