// The JSON of S3's events, for queues, topics and functions, and for EventBridge.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html and ev-events.html
import { hostIdOf } from '../../../protocols/xml-errors.ts';
import type { Bucket } from '../bucket.ts';
import { canonicalUserId } from '../canonical-user.ts';
import type { Cause } from '../cause.ts';
import type { ObjectVersion } from '../object-version.ts';
import type { ObjectEventName } from './event-names.ts';

export interface Happening {
  readonly bucket: Bucket;
  readonly name: ObjectEventName;
  readonly version: ObjectVersion;
  readonly cause: Cause;
  readonly atMs: number;
  /** Grows with each event of a cloud: readers order the events of one key by it. */
  readonly sequencer: string;
}

/** One message: `{ Records: [...] }`. */
export function notificationOf({ bucket, name, version, cause, atMs, sequencer }: Happening, configurationId: string): string {
  const { definition } = bucket;
  const record = {
    eventVersion: /^(ObjectCreated|ObjectRemoved)/.test(name) ? '2.1' : '2.3',
    eventSource: 'aws:s3',
    awsRegion: definition.region,
    eventTime: new Date(atMs).toISOString(),
    eventName: name,
    userIdentity: { principalId: cause ? `AWS:${cause.principal.userId}` : 's3.amazonaws.com' },
    requestParameters: { sourceIPAddress: cause ? sourceAddress(cause) : 's3.amazonaws.com' },
    responseElements: {
      'x-amz-request-id': cause?.requestId ?? sequencer,
      'x-amz-id-2': hostIdOf(cause?.requestId ?? sequencer),
    },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId,
      bucket: {
        name: definition.name,
        ownerIdentity: { principalId: canonicalUserId(definition.account).slice(0, 14).toUpperCase() },
        arn: bucket.arn,
      },
      object: {
        key: formEncoded(version.key),
        ...(version.kind === 'object' && !/Removed:Delete$|Expiration:Delete$/.test(name) && { size: version.size, eTag: version.etag }),
        ...(version.kind === 'delete-marker' && { eTag: 'd41d8cd98f00b204e9800998ecf8427e' }),
        ...(version.versionId !== 'null' && { versionId: version.versionId }),
        sequencer,
      },
    },
  };
  return JSON.stringify({ Records: [record] });
}

/** What a queue or topic gets when a configuration that names it is put. */
export function testMessage(bucket: Bucket, atMs: number, requestId: string): string {
  return JSON.stringify({
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: new Date(atMs).toISOString(),
    Bucket: bucket.definition.name,
    RequestId: requestId,
    HostId: hostIdOf(requestId),
  });
}

const bridged: Readonly<Record<ObjectEventName, readonly [detailType: string, reason: string]>> = {
  'ObjectCreated:Put': ['Object Created', 'PutObject'],
  'ObjectCreated:Post': ['Object Created', 'POST Object'],
  'ObjectCreated:Copy': ['Object Created', 'CopyObject'],
  'ObjectCreated:CompleteMultipartUpload': ['Object Created', 'CompleteMultipartUpload'],
  'ObjectRemoved:Delete': ['Object Deleted', 'DeleteObject'],
  'ObjectRemoved:DeleteMarkerCreated': ['Object Deleted', 'DeleteObject'],
  'LifecycleExpiration:Delete': ['Object Deleted', 'Lifecycle Expiration'],
  'LifecycleExpiration:DeleteMarkerCreated': ['Object Deleted', 'Lifecycle Expiration'],
  LifecycleTransition: ['Object Storage Class Changed', 'Lifecycle Transition'],
  'ObjectTagging:Put': ['Object Tags Added', 'PutObjectTagging'],
  'ObjectTagging:Delete': ['Object Tags Deleted', 'DeleteObjectTagging'],
  'ObjectAcl:Put': ['Object ACL Updated', 'PutObjectAcl'],
};

/** The whole event of an EventBridge bus. */
export function bridgeEventOf({ bucket, name, version, cause, atMs, sequencer }: Happening, id: string): string {
  const { definition } = bucket;
  const [detailType, reason] = bridged[name];
  const deletion = detailType === 'Object Deleted';
  return JSON.stringify({
    version: '0',
    id,
    'detail-type': detailType,
    source: 'aws.s3',
    account: definition.account,
    time: new Date(atMs).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region: definition.region,
    resources: [bucket.arn],
    detail: {
      version: '0',
      bucket: { name: definition.name },
      object: {
        key: version.key,
        ...(version.kind === 'object' && !deletion && { size: version.size, etag: version.etag }),
        ...(version.versionId !== 'null' && { 'version-id': version.versionId }),
        sequencer,
      },
      'request-id': cause?.requestId ?? sequencer,
      requester: cause?.principal.account || 's3.amazonaws.com',
      ...(cause && { 'source-ip-address': sourceAddress(cause) }),
      ...(/^Object (Created|Deleted)$/.test(detailType) && { reason }),
      ...(deletion && { 'deletion-type': version.kind === 'delete-marker' ? 'Delete Marker Created' : 'Permanently Deleted' }),
      ...(name === 'LifecycleTransition' && version.kind === 'object' && { 'destination-storage-class': version.storageClass }),
    },
  });
}

/** The embedded AWS sees no socket. */
function sourceAddress({ request }: NonNullable<Cause>): string {
  return request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? '127.0.0.1';
}

/** AWS: the key is encoded as in a form: a space is a plus. */
function formEncoded(key: string): string {
  return encodeURIComponent(key).replace(/%20/g, '+').replace(/%2F/g, '/');
}
