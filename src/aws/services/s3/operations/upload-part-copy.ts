// UploadPartCopy: a part that is an object, or a range of one. The bytes are shared, not copied.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html
import type { UploadPartCopyOutput, UploadPartCopyRequest } from '@aws-sdk/client-s3';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Operation } from '../../../core/service.ts';
import { checksumOf, partChecksumMembers } from '../checksums/object-checksum.ts';
import { checkCopySource } from '../conditions.ts';
import { findCopySource, parseCopySource } from '../copy-source.ts';
import { invalidArgument } from '../errors.ts';
import { checkPartNumber, findUpload } from '../find-upload.ts';
import { bodySize, bodySlice } from '../object-body.ts';
import { checkEncryption, encryptionMembers } from '../object-properties.ts';
import { lastModified, quoted, type StoredObject } from '../object-version.ts';
import type { S3 } from '../s3.ts';
import { checkSize } from '../store-object.ts';

export const uploadPartCopy =
  (s3: S3): Operation<UploadPartCopyRequest, UploadPartCopyOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const number = checkPartNumber(input.PartNumber);
    const upload = findUpload(bucket, input);
    checkEncryption(input);
    const { object, versioning } = findCopySource(s3, parseCopySource(input.CopySource), context, input.ExpectedSourceBucketOwner);
    checkCopySource(object, input);
    const body = rangeOfSource(object, input.CopySourceRange);
    const size = bodySize(body);
    checkSize(size);
    const md5 = s3.md5(body);
    const etag = bytesToHex(md5);
    const checksum = upload.checksum && checksumOf(upload.checksum.algorithm, body);
    const modifiedMs = s3.now();
    upload.parts.set(number, { number, body, size, md5, etag, ...(checksum && { checksum }), modifiedMs });
    return {
      CopyPartResult: { ETag: quoted(etag), LastModified: lastModified({ modifiedMs }), ...partChecksumMembers(checksum) },
      ...encryptionMembers,
      ...(versioning !== undefined && { CopySourceVersionId: object.versionId }),
    };
  };

function rangeOfSource({ body, size }: StoredObject, header: string | undefined): readonly Uint8Array[] {
  if (header === undefined) return body;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(header) ?? [];
  if (first === undefined || last === undefined || Number(first) > Number(last))
    throw invalidArgument(
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the ' +
        'first and last bytes to copy',
      'x-amz-copy-source-range',
      header,
    );
  if (Number(last) >= size)
    throw invalidArgument(`Range specified is not valid for source object of size: ${size}`, 'x-amz-copy-source-range', header);
  return bodySlice(body, Number(first), Number(last));
}
