// PutObject: bytes under a key, checked by the digests that came with them.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
import type { PutObjectOutput, PutObjectRequest } from '@aws-sdk/client-s3';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { grantsForObject } from '../acl.ts';
import { checksumMembers, verifiedChecksum, verifiedMd5 } from '../checksums/object-checksum.ts';
import { checkWrite } from '../conditions.ts';
import { expirationHeader } from '../lifecycle/due-times.ts';
import { limits } from '../limits.ts';
import { lockOfPut } from '../object-lock.ts';
import { checkEncryption, checkKey, encryptionMembers, propertiesOf, refuseAppend, storageClassOf } from '../object-properties.ts';
import { quoted, type StoredObject } from '../object-version.ts';
import type { S3 } from '../s3.ts';
import { tagsOfHeader } from '../tags.ts';

/** The input as the protocol decodes it: the body is read. */
type Input = Omit<PutObjectRequest, 'Body'> & { readonly Body?: Uint8Array };

export const putObject =
  (s3: S3): Operation<Input, PutObjectOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const { Key: key = '', Body: bytes = new Uint8Array() } = input;
    checkKey(key);
    refuseAppend(input);
    checkEncryption(input);
    checkSize(bytes.length);
    const owner = context.account || bucket.definition.account;
    const described = {
      properties: propertiesOf(input, context.request),
      storageClass: storageClassOf(input.StorageClass),
      tags: tagsOfHeader(input.Tagging),
      ...granted(grantsForObject(bucket, input, owner)),
      ...lockOfPut(bucket, input, s3.now()),
    };
    const body = [bytes];
    const etag = bytesToHex(verifiedMd5(input.ContentMD5, body));
    // AWS: an object that came without a checksum gets a CRC64NVME.
    const checksum = verifiedChecksum(input, body, 'CRC64NVME');
    checkWrite(bucket.objects.current(key), key, input);
    const stored = s3.writes.put(
      bucket,
      { key, owner, body, size: bytes.length, etag, checksum, ...described },
      'ObjectCreated:Put',
      context,
    );
    return {
      ETag: quoted(etag),
      ...checksumMembers(checksum),
      ...encryptionMembers,
      ...versionMember(stored, bucket.settings.versioning),
      ...expirationHeader(bucket.settings.lifecycle, stored),
    };
  };

/** Throws AwsError EntityTooLarge. */
export function checkSize(size: number): void {
  if (size <= limits.putObjectBytes) return;
  throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', 400, {
    ProposedSize: size,
    MaxSizeAllowed: limits.putObjectBytes,
  });
}

export function granted<Grants>(grants: Grants | undefined): { grants?: Grants } {
  return grants === undefined ? {} : { grants };
}

/** AWS: the id is told where versioning is, or was, on. */
export function versionMember({ versionId }: Pick<StoredObject, 'versionId'>, versioning: string | undefined): { VersionId?: string } {
  return versioning === undefined ? {} : { VersionId: versionId };
}
