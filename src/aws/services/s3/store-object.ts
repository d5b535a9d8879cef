// How an object is stored that came in one piece: checked, described, put. PutObject and browser forms share it.
import type { PutObjectRequest } from '@aws-sdk/client-s3';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { CallContext } from '../../core/call.ts';
import { AwsError } from '../../core/errors.ts';
import { grantsForObject } from './acl.ts';
import type { Bucket } from './bucket.ts';
import { verifiedChecksum, verifiedMd5 } from './checksums/object-checksum.ts';
import { checkWrite } from './conditions.ts';
import { limits } from './limits.ts';
import type { ObjectEventName } from './notifications/event-names.ts';
import { lockOfPut } from './object-lock.ts';
import { ownerOfNew } from './object-ownership.ts';
import { checkEncryption, checkKey, propertiesOf, refuseAppend, storageClassOf } from './object-properties.ts';
import type { StoredObject } from './object-version.ts';
import type { S3 } from './s3.ts';
import { tagsOfHeader } from './tags.ts';

/** The input as the protocol decodes it: the body is read. */
export type PutInput = Omit<PutObjectRequest, 'Body'> & { readonly Body?: Uint8Array };

export function storeObject(s3: S3, bucket: Bucket, input: PutInput, context: CallContext, event: ObjectEventName): StoredObject {
  const { Key: key = '', Body: bytes = new Uint8Array() } = input;
  checkKey(key);
  refuseAppend(input);
  checkEncryption(input);
  checkSize(bytes.length);
  const owner = ownerOfNew(bucket, context.account, input.ACL);
  const described = {
    properties: propertiesOf(input, context.request),
    storageClass: storageClassOf(input.StorageClass),
    tags: tagsOfHeader(input.Tagging),
    ...granted(grantsForObject(bucket, input, owner)),
    ...lockOfPut(bucket, input, s3.now()),
  };
  const body = [bytes];
  const etag = bytesToHex(verifiedMd5(input.ContentMD5, s3.md5(body)));
  // AWS: an object that came without a checksum gets a CRC64NVME.
  const checksum = verifiedChecksum(input, body, 'CRC64NVME');
  checkWrite(bucket.objects.current(key), key, input);
  return s3.writes.put(bucket, { key, owner, body, size: bytes.length, etag, checksum, ...described }, event, context);
}

/** Throws AwsError EntityTooLarge. */
export function checkSize(size: number, most: number = limits.putObjectBytes): void {
  if (size <= most) return;
  throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', 400, {
    ProposedSize: size,
    MaxSizeAllowed: most,
  });
}

export function granted<Grants>(grants: Grants | undefined): { grants?: Grants } {
  return grants === undefined ? {} : { grants };
}

/** AWS: the id is told where versioning is, or was, on. */
export function versionMember({ versionId }: Pick<StoredObject, 'versionId'>, versioning: string | undefined): { VersionId?: string } {
  return versioning === undefined ? {} : { VersionId: versionId };
}
