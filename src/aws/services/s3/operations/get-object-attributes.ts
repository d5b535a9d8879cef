// GetObjectAttributes: facts of an object that the caller picks.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html
import type { GetObjectAttributesOutput, GetObjectAttributesRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { checksumMembers, partChecksumMembers } from '../checksums/object-checksum.ts';
import { invalidArgument } from '../errors.ts';
import { findObject } from '../find-version.ts';
import { limits } from '../limits.ts';
import { pageSize } from '../listing/list-arguments.ts';
import { checkEncryption } from '../object-properties.ts';
import { lastModified, type StoredObject } from '../object-version.ts';
import type { S3 } from '../s3.ts';
import { versionMember } from '../store-object.ts';

const known = ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'];

export const getObjectAttributes =
  (s3: S3): Operation<GetObjectAttributesRequest, GetObjectAttributesOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    checkEncryption(input);
    const object = findObject(bucket, input, context.request, s3.errorHeaders);
    const asked: readonly string[] = input.ObjectAttributes ?? [];
    const unknown = asked.find((name) => !known.includes(name));
    if (unknown !== undefined) throw invalidArgument('Invalid attribute name specified.', 'x-amz-object-attributes', unknown);
    const wants = (name: string) => asked.includes(name);
    return {
      LastModified: lastModified(object),
      ...versionMember(object, bucket.settings.versioning),
      ...(wants('ETag') && { ETag: object.etag }),
      ...(wants('Checksum') && { Checksum: checksumMembers(object.checksum) }),
      ...(wants('ObjectParts') && object.parts && { ObjectParts: partsOf(object, input) }),
      ...(wants('StorageClass') && { StorageClass: object.storageClass }),
      ...(wants('ObjectSize') && { ObjectSize: object.size }),
    };
  };

/** AWS: the parts themselves are told only where each has a checksum. */
function partsOf({ parts = [] }: StoredObject, { MaxParts, PartNumberMarker }: GetObjectAttributesRequest) {
  const most = pageSize(MaxParts, 'x-amz-max-parts', limits.partsPerPage);
  const marker = Number(PartNumberMarker ?? 0);
  const rest = parts.filter(({ number }) => number > marker);
  const page = rest.slice(0, most);
  return {
    TotalPartsCount: parts.length,
    PartNumberMarker: String(marker),
    NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
    MaxParts: most,
    IsTruncated: rest.length > page.length && most > 0,
    ...(parts.every(({ checksum }) => checksum) && {
      Parts: page.map(({ number, size, checksum }) => ({ PartNumber: number, Size: size, ...partChecksumMembers(checksum) })),
    }),
  };
}
