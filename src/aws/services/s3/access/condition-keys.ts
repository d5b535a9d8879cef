// S3's condition keys of a call. AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys
import type { CallContext, ReadRequest } from '../../../core/call.ts';
import type { S3 } from '../s3.ts';

type Conditions = Readonly<Record<string, readonly string[]>>;

/** Headers of a put that are condition keys by their own name. */
const headerKeys = [
  'x-amz-acl',
  'x-amz-grant-full-control',
  'x-amz-grant-read',
  'x-amz-grant-read-acp',
  'x-amz-grant-write',
  'x-amz-grant-write-acp',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
  'x-amz-object-ownership',
];
const otherHeaders: Readonly<Record<string, string>> = {
  'if-match': 's3:if-match',
  'if-none-match': 's3:if-none-match',
  'x-amz-object-lock-mode': 's3:object-lock-mode',
  'x-amz-object-lock-legal-hold': 's3:object-lock-legal-hold',
  'x-amz-object-lock-retain-until-date': 's3:object-lock-retain-until-date',
};

/** s3:prefix, s3:delimiter, s3:max-keys; a parameter that is absent is no key. */
export function listConditions({ url }: ReadRequest): Conditions {
  const present = ['prefix', 'delimiter', 'max-keys'].filter((name) => url.searchParams.has(name));
  return Object.fromEntries(present.map((name) => [`s3:${name}`, [url.searchParams.get(name) ?? '']]));
}

interface ObjectNamed {
  readonly Bucket?: string;
  readonly Key?: string;
  readonly VersionId?: string;
  readonly Tagging?: unknown;
}

/** s3:VersionId, s3:ExistingObjectTag/..., and tags of a request that has them in its body. */
export function objectConditions(s3: S3, input: ObjectNamed, { account }: CallContext): Conditions {
  const { Bucket: bucket = '', Key: key = '', VersionId: id } = input;
  const objects = s3.buckets.find(bucket, account)?.objects;
  const version = id === undefined ? objects?.newest(key) : objects?.version(key, id);
  const existing = version?.kind === 'object' ? version.tags : [];
  return {
    ...(id !== undefined && { 's3:VersionId': [id] }),
    ...Object.fromEntries(existing.map(({ Key, Value = '' }) => [`s3:ExistingObjectTag/${Key}`, [Value]])),
    ...tagConditions(requestTags(input.Tagging)),
  };
}

/** The same, and what the headers of a put ask for. */
export function putConditions(s3: S3, input: ObjectNamed, context: CallContext): Conditions {
  const { headers } = context.request;
  const own = headerKeys.filter((name) => headers.has(name)).map((name) => [`s3:${name}`, [headers.get(name) ?? '']] as const);
  const others = Object.entries(otherHeaders)
    .filter(([name]) => headers.has(name))
    .map(([name, key]) => [key, [headers.get(name) ?? '']] as const);
  return { ...objectConditions(s3, input, context), ...Object.fromEntries(own), ...Object.fromEntries(others) };
}

/** s3:x-amz-copy-source, s3:x-amz-metadata-directive. */
export function copyConditions({ request: { headers } }: CallContext): Conditions {
  const present = ['x-amz-copy-source', 'x-amz-metadata-directive'].filter((name) => headers.has(name));
  return Object.fromEntries(present.map((name) => [`s3:${name}`, [headers.get(name) ?? '']]));
}

function requestTags(tagging: unknown): readonly (readonly [string, string])[] {
  if (typeof tagging === 'string') return [...new URLSearchParams(tagging)];
  const { TagSet: tags = [] } = (tagging ?? {}) as { readonly TagSet?: readonly { readonly Key?: string; readonly Value?: string }[] };
  return tags.map(({ Key = '', Value = '' }) => [Key, Value]);
}

function tagConditions(tags: readonly (readonly [string, string])[]): Conditions {
  if (tags.length === 0) return {};
  return {
    's3:RequestObjectTagKeys': tags.map(([key]) => key),
    ...Object.fromEntries(tags.map(([key, value]) => [`s3:RequestObjectTag/${key}`, [value]])),
  };
}
