// ListParts: the parts of an upload so far, by number.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html
import type { ListPartsOutput, ListPartsRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { ownerOf } from '../acl.ts';
import { partChecksumMembers } from '../checksums/object-checksum.ts';
import { findUpload } from '../find-upload.ts';
import { limits } from '../limits.ts';
import { pageSize } from '../listing/list-arguments.ts';
import { lastModified, quoted } from '../object-version.ts';
import type { S3 } from '../s3.ts';

export const listParts =
  (s3: S3): Operation<ListPartsRequest, ListPartsOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const upload = findUpload(bucket, input);
    const most = pageSize(input.MaxParts, 'max-parts', limits.partsPerPage);
    const marker = Number(input.PartNumberMarker ?? 0);
    const rest = [...upload.parts.values()].filter(({ number }) => number > marker).sort((one, other) => one.number - other.number);
    const page = rest.slice(0, most);
    const last = page.at(-1);
    return {
      Bucket: bucket.definition.name,
      Key: upload.key,
      UploadId: upload.id,
      PartNumberMarker: String(marker),
      NextPartNumberMarker: String(last?.number ?? 0),
      MaxParts: most,
      IsTruncated: rest.length > page.length && most > 0,
      Parts: page.map(({ number, size, etag, modifiedMs, checksum }) => ({
        PartNumber: number,
        LastModified: lastModified({ modifiedMs }),
        ETag: quoted(etag),
        Size: size,
        ...partChecksumMembers(checksum),
      })),
      Initiator: { ...ownerOf(upload.owner), DisplayName: upload.initiatorArn },
      Owner: ownerOf(upload.owner),
      StorageClass: upload.storageClass,
      ...(upload.checksum && { ChecksumAlgorithm: upload.checksum.algorithm, ChecksumType: upload.checksum.type }),
    };
  };
