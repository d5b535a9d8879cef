// PutObject: bytes under a key, checked by the digests that came with them.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
import type { PutObjectOutput } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { checksumMembers } from '../checksums/object-checksum.ts';
import { expirationHeader } from '../lifecycle/due-times.ts';
import { encryptionMembers } from '../object-properties.ts';
import { quoted } from '../object-version.ts';
import type { S3 } from '../s3.ts';
import { type PutInput, storeObject, versionMember } from '../store-object.ts';

export const putObject =
  (s3: S3): Operation<PutInput, PutObjectOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const stored = storeObject(s3, bucket, input, context, 'ObjectCreated:Put');
    return {
      ETag: quoted(stored.etag),
      ...checksumMembers(stored.checksum),
      ...encryptionMembers,
      ...versionMember(stored, bucket.settings.versioning),
      ...expirationHeader(bucket.settings.lifecycle, stored),
    };
  };
