// What hangs on a bucket or an object itself: the bucket's policy, its ACL and the object's, as far as public access is not blocked.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
import type { ResourcePolicy, ResourcePolicyOf } from '../../../core/access.ts';
import type { CallContext } from '../../../core/call.ts';
import type { Bucket } from '../bucket.ts';
import type { Buckets } from '../buckets.ts';
import type { ObjectVersion, StoredObject } from '../object-version.ts';
import { type Statement, statementsOfBucketAcl, statementsOfObjectAcl } from './acl-statements.ts';
import { isPublicPolicy } from './public-policy.ts';

export const resourcePolicyOf =
  (buckets: Buckets): ResourcePolicyOf =>
  (arn, context) => {
    const [, name = ''] = /^arn:aws:s3:::([^/]*)/.exec(arn) ?? [];
    const bucket = buckets.find(name, context.account);
    // By design another account's bucket of that name does not stand in the way of a new one.
    if (!bucket || (isCreation(context.request) && bucket.definition.account !== context.account)) return undefined;
    return hangingOn(bucket, arn, context);
  };

/** A new object by PutObject or a form, with ACL and tags of its own; not a change of those of an object that is there. */
function isPut({ method, url }: CallContext['request']): boolean {
  return (method === 'PUT' || method === 'POST') && !url.searchParams.has('acl') && !url.searchParams.has('tagging');
}

/** CreateBucket is a PUT of a bucket and of none of its settings. */
function isCreation({ method, url }: CallContext['request']): boolean {
  return method === 'PUT' && url.pathname === '/' && url.search === '';
}

/** What a caller of that account (empty: nobody's) has to reckon with at this bucket or object. */
export function hangingOn(bucket: Bucket, arn: string, caller: Pick<CallContext, 'account' | 'request'>): ResourcePolicy {
  const key = /^[^/]*\/(.*)$/s.exec(arn)?.[1];
  const policy = policyInForce(bucket, caller.account);
  const stranger = key === undefined ? undefined : objectOfStranger(bucket, key, caller.request);
  if (stranger) {
    const own = statementsOfObjectAcl(bucket, stranger.grants, caller.account, arn);
    return { owner: stranger.owner, document: merged(policy === undefined ? undefined : onlyDenials(policy), own) };
  }
  const statements = [
    ...statementsOfBucketAcl(bucket, caller.account, isPut(caller.request) ? 'put of an object' : 'other'),
    ...(key === undefined ? [] : statementsOfObject(bucket, key, arn, caller)),
  ];
  const document = statements.length === 0 ? policy : merged(policy, statements);
  return { owner: bucket.definition.account, ...(document !== undefined && { document }) };
}

/** AWS: RestrictPublicBuckets: a public policy then counts for the owner's account alone. */
function policyInForce({ settings, definition }: Bucket, caller: string): string | undefined {
  const { policy, publicAccessBlock } = settings;
  if (policy === undefined || !publicAccessBlock?.RestrictPublicBuckets || caller === definition.account) return policy;
  return isPublicPolicy(policy) ? undefined : policy;
}

/**
 * The object that is read, where another account owns it: then that account decides, and the bucket's policy can only deny.
 * AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html#example-resource-based-policies
 */
function objectOfStranger(bucket: Bucket, key: string, request: CallContext['request']): StoredObject | undefined {
  if (bucket.aclsDisabled || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined;
  const object = versionAsked(bucket, key, request);
  return object?.kind === 'object' && object.owner !== bucket.definition.account ? object : undefined;
}

function versionAsked({ objects }: Bucket, key: string, { url }: CallContext['request']): ObjectVersion | undefined {
  const id = url.searchParams.get('versionId');
  return id === null ? objects.newest(key) : objects.version(key, id);
}

function onlyDenials(policy: string): string {
  const own: { readonly Statement?: unknown } = JSON.parse(policy);
  const denials = [own.Statement ?? []].flat().filter((statement) => (statement as { Effect?: string }).Effect === 'Deny');
  return JSON.stringify({ ...own, Statement: denials });
}

function statementsOfObject(
  bucket: Bucket,
  key: string,
  arn: string,
  { account, request }: Pick<CallContext, 'account' | 'request'>,
): readonly Statement[] {
  const version = versionAsked(bucket, key, request);
  return version?.kind === 'object' ? statementsOfObjectAcl(bucket, version.grants, account, arn) : [];
}

function merged(policy: string | undefined, statements: readonly Statement[]): string {
  const own: { readonly Version?: string; readonly Statement?: unknown } = policy === undefined ? {} : JSON.parse(policy);
  return JSON.stringify({ Version: own.Version ?? '2012-10-17', Statement: [own.Statement ?? []].flat().concat(statements) });
}
