// The check of a bucket policy before it is kept. IAM's parser finds the flaws; S3 has its own words, and only speaks of this bucket.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html; sentences as users of S3 quote them.
import { AwsError } from '../../../core/errors.ts';
import { parsePolicy } from '../../../iam/policy/parse-policy.ts';
import { isFlaw, listOf, type PolicyJson, readPolicyJson, type StatementJson, statementsOf } from '../../../iam/policy/policy-json.ts';

const malformed = (sentence: string) => new AwsError('MalformedPolicy', sentence);

/** Throws AwsError MalformedPolicy. */
export function checkPolicy(policy: string, bucket: string): void {
  const json = readPolicyJson(policy);
  if (isFlaw(json) && json.kind === 'not json') throw malformed("Policies must be valid JSON and the first byte must be '{'");
  if (!isFlaw(json)) for (const statement of statementsOf(json)) checkStatement(statement, bucket);
  try {
    // IAM wants letters and digits in a Sid; S3 takes any text.
    parsePolicy(isFlaw(json) ? policy : withoutSids(json), 'resource');
  } catch (thrown) {
    if (thrown instanceof AwsError) throw malformed(thrown.message);
    throw thrown;
  }
}

function withoutSids(json: PolicyJson): string {
  return JSON.stringify(json, (name, value) => (name === 'Sid' ? undefined : value));
}

function checkStatement({ Action, NotAction, Resource, NotResource, Principal, NotPrincipal }: StatementJson, bucket: string): void {
  if (Principal === undefined && NotPrincipal === undefined) throw malformed('Missing required field Principal');
  const resources = listOf(Resource ?? NotResource ?? []);
  const actions = listOf(Action ?? NotAction ?? []);
  if (!resources.every((resource) => speaksOf(resource, bucket))) throw malformed('Policy has invalid resource');
  if (!actions.every((action) => /^(\*|s3:.+)$/i.test(action))) throw malformed('Policy has invalid action');
  if (Action === undefined || Resource === undefined) return;
  // AWS: an action on objects needs a resource that can be an object, one on the bucket the bucket itself.
  const objects = resources.some((resource) => resource.includes('/') || /[*]$/.test(resource));
  const buckets = resources.some((resource) => !resource.includes('/'));
  const idle = actions.find((action) => (isAboutObjects(action) && !objects) || (isAboutBuckets(action) && !buckets));
  if (idle !== undefined) throw malformed('Action does not apply to any resource(s) in statement');
}

function speaksOf(resource: string, bucket: string): boolean {
  const name = /^arn:aws[\w-]*:s3:::([^/]+)(\/.*)?$/s.exec(resource)?.[1];
  if (name === undefined) return resource === '*';
  const pattern = name
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${pattern}$`).test(bucket);
}

function isAboutObjects(action: string): boolean {
  return /^s3:(Get|Put|Delete|Restore|Abort)(Object|MultipartUpload)/i.test(action) && !/ObjectLockConfiguration$/i.test(action);
}

function isAboutBuckets(action: string): boolean {
  return /^s3:(ListBucket|GetBucket|PutBucket|DeleteBucket|CreateBucket|(Get|Put)LifecycleConfiguration)/i.test(action);
}
