// What a caller must be allowed to do for each operation.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html and
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
import type { Access, Authorization } from '../../../core/access.ts';
import type { CallContext } from '../../../core/call.ts';
import { parseCopySource } from '../copy-source.ts';
import type { S3 } from '../s3.ts';
import { copyConditions, listConditions, objectConditions, putConditions } from './condition-keys.ts';
import { accessOfDeletion } from './deletion-access.ts';

/** Members that authorizations read; each operation has some of them. */
export interface Named {
  readonly Bucket?: string;
  readonly Key?: string;
  readonly VersionId?: string;
  readonly CopySource?: string;
  readonly Tagging?: unknown;
  readonly ObjectLockMode?: string;
  readonly ObjectLockLegalHoldStatus?: string;
  readonly BypassGovernanceRetention?: boolean;
  readonly IfMatch?: string;
  readonly ObjectLockEnabledForBucket?: boolean;
  readonly ObjectOwnership?: string;
  readonly CreateBucketConfiguration?: { readonly LocationConstraint?: string };
  readonly ACL?: string;
}

type Rule = Authorization<Named>;

const bucketArn = ({ Bucket: bucket = '' }: Named) => `arn:aws:s3:::${bucket}`;
const objectArn = (input: Named, key = input.Key ?? '') => `${bucketArn(input)}/${key}`;

const onBucket =
  (action: string): Rule =>
  (input) => ({ action: `s3:${action}`, resource: bucketArn(input) });

const listing =
  (action: string): Rule =>
  (input, { request }) => ({ action: `s3:${action}`, resource: bucketArn(input), conditions: listConditions(request) });

/** `GetObject` with a version id is `GetObjectVersion`; `GetObjectTagging` is `GetObjectVersionTagging`. */
function versioned(action: string, { VersionId: versionId }: { readonly VersionId?: string | undefined }): string {
  return `s3:${versionId === undefined ? action : action.replace('Object', 'ObjectVersion')}`;
}

export function authorizations(s3: S3): Readonly<Record<string, Authorization>> {
  const onObject =
    (action: string): Rule =>
    (input, context) => ({
      action: versioned(action, input),
      resource: objectArn(input),
      conditions: objectConditions(s3, input, context),
    });

  /** AWS: who may not list a bucket is not told that a key is missing. */
  const toLearn = (input: Named): Access => ({
    action: 's3:ListBucket',
    resource: bucketArn(input),
    conditions: { 's3:prefix': [input.Key ?? ''] },
  });
  const isThere = (input: Named, { account }: CallContext) =>
    s3.buckets.find(input.Bucket ?? '', account)?.objects.newest(input.Key ?? '') !== undefined;

  const reading =
    (...actions: string[]): Rule =>
    (input, context) =>
      isThere(input, context) ? actions.flatMap((action) => onObject(action)(input, context)) : toLearn(input);

  const putting: Rule = (input, context) => {
    const conditions = putConditions(s3, input, context);
    const access = (action: string): Access => ({ action: `s3:${action}`, resource: objectArn(input), conditions });
    return [
      access('PutObject'),
      ...(saysAcl(context) ? [access('PutObjectAcl')] : []),
      ...(typeof input.Tagging === 'string' && input.Tagging !== '' ? [access('PutObjectTagging')] : []),
      ...(input.ObjectLockMode !== undefined ? [access('PutObjectRetention')] : []),
      ...(input.ObjectLockLegalHoldStatus !== undefined ? [access('PutObjectLegalHold')] : []),
      ...(input.IfMatch !== undefined ? [access('GetObject')] : []),
    ];
  };

  /** Reading the source, and its tags; then as for a put. */
  const copying: Rule = (input, context) => {
    const source = parseCopySource(input.CopySource);
    const named = { Bucket: source.bucket, Key: source.key, ...(source.versionId !== undefined && { VersionId: source.versionId }) };
    const read = (action: string): Access => ({ action: versioned(action, named), resource: objectArn(named), conditions: {} });
    const found = s3.buckets.find(source.bucket, context.account)?.objects.current(source.key);
    const conditions = copyConditions(context);
    const targets = [putting(input, context)].flat().map((access) => ({ ...access, conditions: { ...access.conditions, ...conditions } }));
    return [read('GetObject'), ...(found && found.tags.length > 0 ? [read('GetObjectTagging')] : []), ...targets];
  };

  const rules: Readonly<Record<string, Rule>> = {
    ListBuckets: () => ({ action: 's3:ListAllMyBuckets', resource: '*' }),
    CreateBucket: (input, context) => [
      { action: 's3:CreateBucket', resource: bucketArn(input), conditions: locationCondition(input) },
      ...(input.ObjectOwnership !== undefined ? [{ action: 's3:PutBucketOwnershipControls', resource: bucketArn(input) }] : []),
      ...(saysAcl(context) ? [{ action: 's3:PutBucketAcl', resource: bucketArn(input) }] : []),
      ...(input.ObjectLockEnabledForBucket
        ? [
            { action: 's3:PutBucketObjectLockConfiguration', resource: bucketArn(input) },
            { action: 's3:PutBucketVersioning', resource: bucketArn(input) },
          ]
        : []),
    ],
    HeadBucket: onBucket('ListBucket'),
    DeleteBucket: onBucket('DeleteBucket'),
    ListObjects: listing('ListBucket'),
    ListObjectsV2: listing('ListBucket'),
    ListObjectVersions: listing('ListBucketVersions'),
    ListMultipartUploads: listing('ListBucketMultipartUploads'),
    GetObject: reading('GetObject'),
    HeadObject: reading('GetObject'),
    GetObjectAttributes: reading('GetObject', 'GetObjectAttributes'),
    GetObjectTagging: onObject('GetObjectTagging'),
    PutObjectTagging: onObject('PutObjectTagging'),
    DeleteObjectTagging: onObject('DeleteObjectTagging'),
    GetObjectAcl: onObject('GetObjectAcl'),
    PutObjectAcl: (input, context) => ({
      action: versioned('PutObjectAcl', input),
      resource: objectArn(input),
      conditions: putConditions(s3, input, context),
    }),
    GetObjectRetention: (input) => ({ action: 's3:GetObjectRetention', resource: objectArn(input) }),
    PutObjectRetention: (input) => [
      { action: 's3:PutObjectRetention', resource: objectArn(input) },
      ...(input.BypassGovernanceRetention ? [{ action: 's3:BypassGovernanceRetention', resource: objectArn(input) }] : []),
    ],
    GetObjectLegalHold: (input) => ({ action: 's3:GetObjectLegalHold', resource: objectArn(input) }),
    PutObjectLegalHold: (input) => ({ action: 's3:PutObjectLegalHold', resource: objectArn(input) }),
    PutObject: putting,
    CreateMultipartUpload: putting,
    UploadPart: (input) => ({ action: 's3:PutObject', resource: objectArn(input) }),
    CompleteMultipartUpload: (input) => ({ action: 's3:PutObject', resource: objectArn(input) }),
    UploadPartCopy: copying,
    CopyObject: copying,
    AbortMultipartUpload: (input) => ({ action: 's3:AbortMultipartUpload', resource: objectArn(input) }),
    ListParts: (input) => ({ action: 's3:ListMultipartUploadParts', resource: objectArn(input) }),
    DeleteObject: (input) => accessOfDeletion(bucketArn(input), { ...input, Key: input.Key ?? '', ETag: input.IfMatch }),
    // Judged key by key, by the operation itself.
    DeleteObjects: () => [],
    ...Object.fromEntries(Object.entries(bucketActions).map(([operation, action]) => [operation, onBucket(action)])),
  };
  // AWS: of a bucket that is not there everybody is told so.
  const unlessAbsent =
    (rule: Rule): Rule =>
    (input, context) =>
      s3.buckets.find(input.Bucket ?? '', context.account) ? rule(input, context) : [];
  const guarded = Object.entries(rules).map(([operation, rule]) => [
    operation,
    withoutBucket.includes(operation) ? rule : unlessAbsent(rule),
  ]);
  return Object.fromEntries(guarded) as Readonly<Record<string, Authorization>>;
}

const withoutBucket: readonly string[] = ['ListBuckets', 'CreateBucket'];

/** Operations on a bucket's settings by their action; many share one or are called differently. */
const bucketActions: Readonly<Record<string, string>> = {
  GetBucketLocation: 'GetBucketLocation',
  GetBucketVersioning: 'GetBucketVersioning',
  PutBucketVersioning: 'PutBucketVersioning',
  GetBucketTagging: 'GetBucketTagging',
  PutBucketTagging: 'PutBucketTagging',
  DeleteBucketTagging: 'PutBucketTagging',
  GetBucketPolicy: 'GetBucketPolicy',
  PutBucketPolicy: 'PutBucketPolicy',
  DeleteBucketPolicy: 'DeleteBucketPolicy',
  GetBucketPolicyStatus: 'GetBucketPolicyStatus',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
  GetBucketOwnershipControls: 'GetBucketOwnershipControls',
  PutBucketOwnershipControls: 'PutBucketOwnershipControls',
  DeleteBucketOwnershipControls: 'PutBucketOwnershipControls',
  GetBucketAcl: 'GetBucketAcl',
  PutBucketAcl: 'PutBucketAcl',
  GetBucketCors: 'GetBucketCORS',
  PutBucketCors: 'PutBucketCORS',
  DeleteBucketCors: 'PutBucketCORS',
  GetBucketWebsite: 'GetBucketWebsite',
  PutBucketWebsite: 'PutBucketWebsite',
  DeleteBucketWebsite: 'DeleteBucketWebsite',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
  PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
  DeleteBucketLifecycle: 'PutLifecycleConfiguration',
  GetBucketEncryption: 'GetEncryptionConfiguration',
  PutBucketEncryption: 'PutEncryptionConfiguration',
  DeleteBucketEncryption: 'PutEncryptionConfiguration',
  GetBucketNotificationConfiguration: 'GetBucketNotification',
  PutBucketNotificationConfiguration: 'PutBucketNotification',
  GetBucketAccelerateConfiguration: 'GetAccelerateConfiguration',
  PutBucketAccelerateConfiguration: 'PutAccelerateConfiguration',
  GetBucketRequestPayment: 'GetBucketRequestPayment',
  PutBucketRequestPayment: 'PutBucketRequestPayment',
  GetBucketLogging: 'GetBucketLogging',
  PutBucketLogging: 'PutBucketLogging',
  GetBucketReplication: 'GetReplicationConfiguration',
  DeleteBucketReplication: 'PutReplicationConfiguration',
  GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
  PutObjectLockConfiguration: 'PutBucketObjectLockConfiguration',
};

function locationCondition({ CreateBucketConfiguration: configuration }: Named): Readonly<Record<string, readonly string[]>> {
  return configuration?.LocationConstraint === undefined ? {} : { 's3:LocationConstraint': [configuration.LocationConstraint] };
}

function saysAcl({ request: { headers } }: CallContext): boolean {
  return [...headers.keys()].some((name) => name === 'x-amz-acl' || name.startsWith('x-amz-grant-'));
}
