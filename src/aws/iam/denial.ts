// A denial as AWS words it: who, what, on which resource, and which kind of policy is the reason.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
import type { Access } from '../core/access.ts';
import { AwsError } from '../core/errors.ts';
import type { Principal } from '../core/identities.ts';
import { type Decision, isAboutTrust } from './decide.ts';
import { type Dialect, refusalStatus } from './dialect.ts';

export type Refusal = Exclude<Decision, { readonly verdict: 'allowed' }>;

/** Where the call and the resource belong. AWS tells strangers no reason. */
export type Relation = 'same account' | 'another account';

/** The error for a call that was denied, under the name that the protocols translate. */
export function denial(principal: Principal, access: Access, refusal: Refusal, dialect: Dialect, relation: Relation): AwsError {
  const sentence = sentenceOf(principal, access, refusal, dialect);
  // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html: only callers of the owner's account are told.
  if (dialect === 's3' && (relation === 'another account' || principal.kind === 'anonymous'))
    return new AwsError('AccessDenied', 'Access Denied', 403);
  if (dialect === 'ec2') return new AwsError('UnauthorizedOperation', `You are not authorized to perform this operation. ${sentence}`, 403);
  return new AwsError('AccessDeniedException', sentence, refusalStatus(dialect));
}

function sentenceOf({ kind, arn }: Principal, { action, resource }: Access, refusal: Refusal, dialect: Dialect): string {
  const user = `User: ${kind === 'anonymous' ? 'anonymous' : arn} is not authorized to perform: ${action}`;
  const reason =
    refusal.verdict === 'explicit deny'
      ? `with an explicit deny in ${articleOf(refusal.by)} ${refusal.by}`
      : `because no ${refusal.missing} allows the ${action} action`;
  const culprit = refusal.verdict === 'explicit deny' ? refusal.by : refusal.missing;
  // AWS: the examples for trust policies name no resource; S3 puts it into quotation marks.
  if (isAboutTrust(action) && culprit === 'role trust policy') return `${user} ${reason}`;
  return `${user} on resource: ${dialect === 's3' ? `"${resource}"` : resource} ${reason}`;
}

function articleOf(type: string): string {
  if (type === 'role trust policy') return 'the';
  return type.startsWith('identity') ? 'an' : 'a';
}
