// CompleteMultipartUpload: the parts that the call names become an object. The call may be repeated.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
import type { CompletedPart, CompleteMultipartUploadOutput, CompleteMultipartUploadRequest } from '@aws-sdk/client-s3';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import type { Bucket } from '../bucket.ts';
import { algorithms, type Checksum } from '../checksums/algorithms.ts';
import { checkAgrees, checksumMembers, checksumOf, compositeChecksum, givenChecksum } from '../checksums/object-checksum.ts';
import { checkWrite } from '../conditions.ts';
import { invalidRequest, malformedXml, noSuchUpload } from '../errors.ts';
import { findUpload } from '../find-upload.ts';
import { expirationHeader } from '../lifecycle/due-times.ts';
import { limits } from '../limits.ts';
import { encryptionMembers } from '../object-properties.ts';
import { quoted, type StoredObject } from '../object-version.ts';
import type { S3 } from '../s3.ts';
import { versionMember } from '../store-object.ts';
import type { Upload, UploadedPart } from '../upload.ts';

export const completeMultipartUpload =
  (s3: S3): Operation<CompleteMultipartUploadRequest, CompleteMultipartUploadOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const named = input.MultipartUpload?.Parts ?? [];
    if (named.length === 0) throw malformedXml();
    const partEtags = named.map(({ ETag: etag = '', PartNumber: number }) => `${number}:${unquoted(etag)}`).join(',');
    const finished = bucket.finishedUploads.get(input.UploadId ?? '');
    if (finished) {
      const object = bucket.objects.version(finished.key, finished.versionId);
      if (finished.key !== input.Key || finished.partEtags !== partEtags || object?.kind !== 'object') throw noSuchUpload(finished.id);
      return answerOf(bucket, object);
    }
    const upload = findUpload(bucket, input);
    const { id, key, owner, properties, storageClass, tags, grants, retention, legalHold } = upload;
    const parts = partsOf(upload, named);
    const size = parts.reduce((sum, part) => sum + part.size, 0);
    if (input.MpuObjectSize !== undefined && input.MpuObjectSize !== size)
      throw invalidRequest(
        `The provided 'x-amz-mp-object-size' header value ${input.MpuObjectSize} does not match what was computed: ${size}`,
      );
    const body = parts.flatMap((part) => part.body);
    const checksum = checksumOfObject(upload, parts, body);
    const given = givenChecksum(input);
    if (given && given.algorithm === checksum.algorithm) checkAgrees(given, checksum);
    checkWrite(bucket.objects.current(key), key, input);
    const object = {
      key,
      owner,
      body,
      size,
      etag: `${bytesToHex(s3.md5(parts.map(({ md5 }) => md5)))}-${parts.length}`,
      checksum,
      parts: parts.map(({ number, size: partSize, checksum: own }) => ({ number, size: partSize, ...(own && { checksum: own }) })),
      properties,
      storageClass,
      tags,
      ...(grants && { grants }),
      ...(retention && { retention }),
      ...(legalHold && { legalHold }),
    };
    const stored = s3.writes.put(bucket, object, 'ObjectCreated:CompleteMultipartUpload', context);
    bucket.uploads.delete(id);
    bucket.finishedUploads.set(id, { id, key, versionId: stored.versionId, partEtags });
    return answerOf(bucket, stored);
  };

/** The named parts as they were uploaded. Throws AwsError InvalidPartOrder, InvalidPart, EntityTooSmall, InvalidRequest. */
function partsOf(upload: Upload, named: readonly CompletedPart[]): UploadedPart[] {
  let before = 0;
  for (const { PartNumber: number = 0 } of named) {
    if (number <= before)
      throw new AwsError(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
        400,
        { UploadId: upload.id },
      );
    before = number;
  }
  const parts = named.map((part) => partOf(upload, part));
  const small = parts.slice(0, -1).find(({ size }) => size < limits.partBytesAtLeast);
  if (small)
    throw new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', 400, {
      ETag: small.etag,
      MinSizeAllowed: limits.partBytesAtLeast,
      PartNumber: small.number,
      ProposedSize: small.size,
    });
  return parts;
}

function partOf(upload: Upload, named: CompletedPart): UploadedPart {
  const { PartNumber: number = 0, ETag: etag = '' } = named;
  const part = upload.parts.get(number);
  const given = givenChecksum(named);
  const agrees = !given || part?.checksum === undefined || given.value === part.checksum.value;
  if (!part || part.etag !== unquoted(etag) || !agrees)
    throw new AwsError(
      'InvalidPart',
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      400,
      { UploadId: upload.id, PartNumber: number, ETag: unquoted(etag) },
    );
  const { algorithm, type } = upload.checksum ?? {};
  if (algorithm && type === 'COMPOSITE' && named[algorithms[algorithm].member] === undefined)
    throw invalidRequest(
      `The upload was created using a ${algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. ` +
        `It was missing for part ${number} in the request.`,
    );
  return part;
}

function checksumOfObject({ checksum }: Upload, parts: readonly UploadedPart[], body: readonly Uint8Array[]): Checksum {
  if (checksum?.type !== 'COMPOSITE') return checksumOf(checksum?.algorithm ?? 'CRC64NVME', body);
  const { algorithm } = checksum;
  return compositeChecksum(
    algorithm,
    parts.map((part) => part.checksum ?? checksumOf(algorithm, part.body)),
  );
}

function answerOf(bucket: Bucket, object: StoredObject): CompleteMultipartUploadOutput {
  const { name, region } = bucket.definition;
  return {
    Location: `https://${name}.s3.${region}.amazonaws.com/${encodeURIComponent(object.key)}`,
    Bucket: name,
    Key: object.key,
    ETag: quoted(object.etag),
    ...checksumMembers(object.checksum),
    ...encryptionMembers,
    ...versionMember(object, bucket.settings.versioning),
    ...expirationHeader(bucket.settings.lifecycle, object),
  };
}

function unquoted(etag: string): string {
  return etag.replace(/^"(.*)"$/, '$1');
}
