// Buckets as other services see them.
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ListedObject, ObjectStore } from '../../core/ports.ts';
import { serviceRefusal } from '../../iam/service-access.ts';
import type { Bucket } from './bucket.ts';
import { checksumOf } from './checksums/object-checksum.ts';
import { noSuchKey } from './errors.ts';
import { wholeBody } from './object-body.ts';
import { checkKey, defaultContentType } from './object-properties.ts';
import type { StoredObject } from './object-version.ts';
import type { S3 } from './s3.ts';

export function objectStore(s3: S3): Required<ObjectStore> {
  const bucketOf = (arn: string, account = ''): Bucket => s3.buckets.get({ Bucket: arn.split(':::')[1] ?? '' }, { account });
  const objectOf = (arn: string, key: string, account?: string): StoredObject => {
    const object = bucketOf(arn, account).objects.current(key);
    if (!object) throw noSuchKey(key);
    return object;
  };
  return {
    get: async (arn, key, account) => wholeBody(objectOf(arn, key, account).body),
    async put(arn, key, bytes, { contentType = defaultContentType, contentEncoding, metadata = {} } = {}, account) {
      const bucket = bucketOf(arn, account);
      checkKey(key);
      // A copy: whoever puts may use its buffer again.
      const body = [bytes.slice()];
      const object = {
        key,
        owner: bucket.definition.account,
        body,
        size: bytes.length,
        etag: bytesToHex(s3.md5(body)),
        checksum: checksumOf('CRC64NVME', body),
        properties: {
          ContentType: contentType,
          ...(contentEncoding !== undefined && { ContentEncoding: contentEncoding }),
          Metadata: metadata,
        },
        storageClass: 'STANDARD' as const,
        tags: [],
      };
      s3.writes.put(bucket, object, 'ObjectCreated:Put', undefined);
    },
    async mayPut(arn, key, source, conditions = {}) {
      const { definition, settings } = bucketOf(arn, source.account);
      const access = { action: 's3:PutObject', resource: `${arn}/${key}`, owner: definition.account, policy: settings.policy, conditions };
      return serviceRefusal(source, access) === undefined ? 'yes' : 'no';
    },
    async list(arn, prefix, account) {
      const { objects } = bucketOf(arn, account);
      return objects.keys.filter((key) => key.startsWith(prefix)).flatMap((key) => listed(objects.current(key)));
    },
    async head(arn, key, account) {
      const object = objectOf(arn, key, account);
      const { ContentType: contentType, ContentEncoding: contentEncoding, Metadata: metadata } = object.properties;
      const [told] = listed(object);
      return { ...(told as ListedObject), contentType, metadata, ...(contentEncoding !== undefined && { contentEncoding }) };
    },
  };
}

function listed(object: StoredObject | undefined): ListedObject[] {
  return object ? [{ key: object.key, size: object.size, etag: object.etag, modifiedMs: object.modifiedMs }] : [];
}
