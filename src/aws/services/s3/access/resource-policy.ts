// What hangs on a bucket or an object itself: the bucket's policy, its ACL and the object's, as far as public access is not blocked.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
import type { ResourcePolicy, ResourcePolicyOf } from '../../../core/access.ts';
import type { CallContext } from '../../../core/call.ts';
import type { Bucket } from '../bucket.ts';
import type { Buckets } from '../buckets.ts';
import { type Statement, statementsOfBucketAcl, statementsOfObjectAcl } from './acl-statements.ts';
import { isPublicPolicy } from './public-policy.ts';

export const resourcePolicyOf =
  (buckets: Buckets): ResourcePolicyOf =>
  (arn, context): ResourcePolicy | undefined => {
    const [, name = '', key] = /^arn:aws:s3:::([^/]*)(?:\/(.*))?$/s.exec(arn) ?? [];
    const bucket = buckets.find(name, context.account);
    if (!bucket) return undefined;
    const owner = bucket.definition.account;
    const policy = policyInForce(bucket, context.account);
    const statements = [
      ...statementsOfBucketAcl(bucket, context.account),
      ...(key === undefined ? [] : statementsOfObject(bucket, key, arn, context)),
    ];
    const document = statements.length === 0 ? policy : merged(policy, statements);
    return { owner, ...(document !== undefined && { document }) };
  };

/** AWS: RestrictPublicBuckets: a public policy then counts for the owner's account alone. */
function policyInForce({ settings, definition }: Bucket, caller: string): string | undefined {
  const { policy, publicAccessBlock } = settings;
  if (policy === undefined || !publicAccessBlock?.RestrictPublicBuckets || caller === definition.account) return policy;
  return isPublicPolicy(policy) ? undefined : policy;
}

function statementsOfObject(bucket: Bucket, key: string, arn: string, { account, request }: CallContext): readonly Statement[] {
  const id = request.url.searchParams.get('versionId');
  const version = id === null ? bucket.objects.newest(key) : bucket.objects.version(key, id);
  return version?.kind === 'object' ? statementsOfObjectAcl(bucket, version.grants, account, arn) : [];
}

function merged(policy: string | undefined, statements: readonly Statement[]): string {
  const own: { readonly Version?: string; readonly Statement?: unknown } = policy === undefined ? {} : JSON.parse(policy);
  return JSON.stringify({ Version: own.Version ?? '2012-10-17', Statement: [own.Statement ?? []].flat().concat(statements) });
}
