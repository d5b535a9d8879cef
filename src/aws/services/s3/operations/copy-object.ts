// CopyObject: an object anew under another key, or under its own with other properties.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
import type { CopyObjectOutput, CopyObjectRequest } from '@aws-sdk/client-s3';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Operation } from '../../../core/service.ts';
import { grantsForObject } from '../acl.ts';
import { algorithmNamed, checksumMembers, checksumOf } from '../checksums/object-checksum.ts';
import { checkCopySource, checkWrite } from '../conditions.ts';
import { type CopySource, findCopySource, parseCopySource } from '../copy-source.ts';
import { invalidArgument, invalidRequest } from '../errors.ts';
import { expirationHeader } from '../lifecycle/due-times.ts';
import { limits } from '../limits.ts';
import { lockOfPut } from '../object-lock.ts';
import { ownerOfNew } from '../object-ownership.ts';
import { checkEncryption, checkKey, encryptionMembers, propertiesOf, storageClassOf } from '../object-properties.ts';
import { lastModified, quoted, type StoredObject } from '../object-version.ts';
import type { S3 } from '../s3.ts';
import { granted, versionMember } from '../store-object.ts';
import { tagsOfHeader } from '../tags.ts';

export const copyObject =
  (s3: S3): Operation<CopyObjectRequest, CopyObjectOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const { Key: key = '' } = input;
    checkKey(key);
    checkEncryption(input);
    const source = parseCopySource(input.CopySource);
    const { object, versioning } = findCopySource(s3, source, context, input.ExpectedSourceBucketOwner);
    checkCopySource(object, input);
    checkChanges(input, source);
    if (object.size > limits.copyObjectBytes)
      throw invalidRequest('The specified copy source is larger than the maximum allowable size for a copy source: 5368709120');
    const replaces = directive(input.MetadataDirective, 'x-amz-metadata-directive') === 'REPLACE';
    const retags = directive(input.TaggingDirective, 'x-amz-tagging-directive') === 'REPLACE';
    const owner = ownerOfNew(bucket, context.account, input.ACL);
    const algorithm = algorithmNamed(input.ChecksumAlgorithm) ?? object.checksum.algorithm;
    const { WebsiteRedirectLocation: _, ...kept } = object.properties;
    const redirect = input.WebsiteRedirectLocation;
    const properties = replaces
      ? propertiesOf(input, context.request)
      : // AWS: the redirect is never copied.
        { ...kept, ...(redirect !== undefined && { WebsiteRedirectLocation: redirect }) };
    const copy = {
      key,
      owner,
      body: object.body,
      size: object.size,
      etag: object.parts ? bytesToHex(s3.md5(object.body)) : object.etag,
      checksum: hasWholeChecksum(object, algorithm) ? object.checksum : checksumOf(algorithm, object.body),
      properties,
      storageClass: storageClassOf(input.StorageClass),
      tags: retags ? tagsOfHeader(input.Tagging) : object.tags,
      ...granted(grantsForObject(bucket, input, owner)),
      ...lockOfPut(bucket, input, s3.now()),
    };
    checkWrite(bucket.objects.current(key), key, input);
    const stored = s3.writes.put(bucket, copy, 'ObjectCreated:Copy', context);
    return {
      CopyObjectResult: { ETag: quoted(stored.etag), LastModified: lastModified(stored), ...checksumMembers(stored.checksum) },
      ...encryptionMembers,
      ...versionMember(stored, bucket.settings.versioning),
      ...(versioning !== undefined && { CopySourceVersionId: object.versionId }),
      ...expirationHeader(bucket.settings.lifecycle, stored),
    };
  };

function hasWholeChecksum({ checksum }: StoredObject, algorithm: string): boolean {
  return checksum.type === 'FULL_OBJECT' && checksum.algorithm === algorithm;
}

function directive(text: string | undefined, header: string): 'COPY' | 'REPLACE' {
  if (text === undefined || text === 'COPY') return 'COPY';
  if (text === 'REPLACE') return text;
  throw invalidArgument('Unknown metadata directive.', header, text);
}

/** Throws AwsError InvalidRequest for a copy onto itself that would change nothing. */
function checkChanges(input: CopyObjectRequest, source: CopySource): void {
  if (source.bucket !== input.Bucket || source.key !== input.Key || source.versionId !== undefined) return;
  const changes = [input.StorageClass, input.WebsiteRedirectLocation, input.ServerSideEncryption];
  if (input.MetadataDirective === 'REPLACE' || changes.some((change) => change !== undefined)) return;
  throw invalidRequest(
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage " +
      'class, website redirect location or encryption attributes.',
  );
}
