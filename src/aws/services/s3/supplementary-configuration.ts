// The settings of a bucket as AWS Config records them. Some are always there, with nulls for what was never set; others only when set.
import type { Grant, NotificationConfigurationFilter } from '@aws-sdk/client-s3';
import { camelCased } from '../../core/camel-cased.ts';
import { allUsers, authenticatedUsers, privateGrants } from './acl.ts';
import type { Bucket, BucketSettings } from './bucket.ts';
import { canonicalUserId } from './canonical-user.ts';
import { recordedLifecycleRule } from './lifecycle/recorded-lifecycle-rule.ts';

export function supplementaryConfiguration(bucket: Bucket): Record<string, unknown> {
  const { settings } = bucket;
  return {
    // A text inside: so it stands in recorded items.
    AccessControlList: JSON.stringify(accessControlList(bucket)),
    BucketAccelerateConfiguration: { status: settings.accelerate ?? null },
    BucketLoggingConfiguration: {
      destinationBucketName: settings.logging?.TargetBucket ?? null,
      logFilePrefix: settings.logging?.TargetPrefix ?? null,
    },
    BucketNotificationConfiguration: { configurations: notifications(settings) },
    BucketPolicy: { policyText: settings.policy ?? null },
    BucketVersioningConfiguration: { status: settings.versioning ?? 'Off', isMfaDeleteEnabled: null },
    // A text, not a boolean, in recorded items.
    IsRequesterPaysEnabled: String(settings.requestPayer === 'Requester'),
    ServerSideEncryptionConfiguration: { rules: encryptionRules(settings) },
    ...onlyWhenSet(settings),
  };
}

function onlyWhenSet({ publicAccessBlock, tags, lifecycle, cors, website, objectLock }: BucketSettings): Record<string, unknown> {
  const pairs = (tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]);
  return {
    ...(publicAccessBlock && { PublicAccessBlockConfiguration: camelCased(publicAccessBlock) }),
    ...(pairs.length > 0 && { BucketTaggingConfiguration: { tagSets: [{ tags: Object.fromEntries(pairs) }] } }),
    ...(lifecycle && { BucketLifecycleConfiguration: { rules: lifecycle.map(recordedLifecycleRule) } }),
    ...(cors && {
      BucketCrossOriginConfiguration: {
        rules: cors.map(({ ID, AllowedMethods, AllowedOrigins, AllowedHeaders, ExposeHeaders, MaxAgeSeconds }) => ({
          id: ID ?? null,
          allowedMethods: AllowedMethods ?? [],
          allowedOrigins: AllowedOrigins ?? [],
          maxAgeSeconds: MaxAgeSeconds ?? 0,
          exposedHeaders: ExposeHeaders ?? null,
          allowedHeaders: AllowedHeaders ?? null,
        })),
      },
    }),
    ...(website && { BucketWebsiteConfiguration: recordedWebsite(website) }),
    ...(objectLock && { ObjectLockConfiguration: camelCased(objectLock) }),
  };
}

/** AWS: with ACLs disabled the owner has full control, whatever was granted before. */
function accessControlList(bucket: Bucket) {
  const { account } = bucket.definition;
  const grants = (bucket.aclsDisabled ? undefined : bucket.settings.grants) ?? privateGrants(account);
  return {
    grantSet: null,
    grantList: grants.map((grant) => ({ grantee: recordedGrantee(grant), permission: permissions[grant.Permission ?? ''] })),
    owner: { displayName: null, id: canonicalUserId(account) },
    isRequesterCharged: false,
  };
}

const permissions: Readonly<Record<string, string>> = {
  FULL_CONTROL: 'FullControl',
  READ: 'Read',
  WRITE: 'Write',
  READ_ACP: 'ReadAcp',
  WRITE_ACP: 'WriteAcp',
};

/** Groups are told by one word. */
function recordedGrantee({ Grantee: grantee }: Grant): unknown {
  if (grantee?.URI === allUsers) return 'AllUsers';
  if (grantee?.URI === authenticatedUsers) return 'AuthenticatedUsers';
  return grantee?.URI === undefined ? { id: grantee?.ID ?? null, displayName: null } : 'LogDelivery';
}

/** By id. The members are those that moto, a peer, writes; no recorded item was found. */
function notifications({ notification = {} }: BucketSettings): Record<string, unknown> {
  const { TopicConfigurations = [], QueueConfigurations = [], LambdaFunctionConfigurations = [] } = notification;
  const entry = (Id: string | undefined, Events: readonly string[] | undefined, Filter: NotificationConfigurationFilter | undefined) => {
    const rules = Filter?.Key?.FilterRules;
    const filter = rules ? { s3KeyFilter: { filterRules: rules.map(camelCased) } } : null;
    return { id: Id ?? '', common: { events: [...(Events ?? [])], filter, objectPrefixes: [] } };
  };
  const all = [
    ...TopicConfigurations.map(({ Id, Events, Filter, TopicArn }) => ({
      ...entry(Id, Events, Filter),
      own: { topicARN: TopicArn, type: 'TopicConfiguration' },
    })),
    ...QueueConfigurations.map(({ Id, Events, Filter, QueueArn }) => ({
      ...entry(Id, Events, Filter),
      own: { queueARN: QueueArn, type: 'QueueConfiguration' },
    })),
    ...LambdaFunctionConfigurations.map(({ Id, Events, Filter, LambdaFunctionArn }) => ({
      ...entry(Id, Events, Filter),
      own: { functionARN: LambdaFunctionArn, type: 'LambdaConfiguration' },
    })),
  ];
  return Object.fromEntries(all.map(({ id, common, own }) => [id, { ...common, ...own }]));
}

/** AWS: since 2023 every bucket encrypts, by S3's own key unless told otherwise. */
function encryptionRules({ encryption }: BucketSettings) {
  const rules = encryption?.Rules ?? [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const }, BucketKeyEnabled: false }];
  return rules.map(({ ApplyServerSideEncryptionByDefault, BucketKeyEnabled }) => ({
    applyServerSideEncryptionByDefault: {
      sseAlgorithm: ApplyServerSideEncryptionByDefault?.SSEAlgorithm ?? null,
      kmsMasterKeyID: ApplyServerSideEncryptionByDefault?.KMSMasterKeyID ?? null,
    },
    bucketKeyEnabled: BucketKeyEnabled ?? false,
  }));
}

function recordedWebsite({
  IndexDocument,
  ErrorDocument,
  RedirectAllRequestsTo,
  RoutingRules = [],
}: NonNullable<BucketSettings['website']>) {
  return {
    indexDocumentSuffix: IndexDocument?.Suffix ?? null,
    errorDocument: ErrorDocument?.Key ?? null,
    redirectAllRequestsTo: RedirectAllRequestsTo ? camelCased(RedirectAllRequestsTo) : null,
    routingRules: RoutingRules.map(camelCased),
  };
}
