// ListMultipartUploads: uploads that are under way, by key, then by the time of their beginning.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html
import type { ListMultipartUploadsOutput, ListMultipartUploadsRequest, MultipartUpload } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { ownerOf } from '../acl.ts';
import type { Bucket } from '../bucket.ts';
import { compareKeys } from '../key-order.ts';
import { limits } from '../limits.ts';
import { keyWriter, pageSize } from '../listing/list-arguments.ts';
import { entriesOf } from '../listing/page.ts';
import { lastModified } from '../object-version.ts';
import type { S3 } from '../s3.ts';
import type { Upload } from '../upload.ts';

type Row = { readonly kind: 'upload'; readonly upload: Upload } | { readonly kind: 'prefix'; readonly prefix: string };

export const listMultipartUploads =
  (s3: S3): Operation<ListMultipartUploadsRequest, ListMultipartUploadsOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const { Prefix: prefix = '', Delimiter: delimiter = '', KeyMarker: keyMarker = '' } = input;
    // AWS: an upload id marker without a key marker is ignored.
    const idMarker = keyMarker === '' ? undefined : input.UploadIdMarker;
    const most = pageSize(input.MaxUploads, 'max-uploads', limits.uploadsPerPage);
    const write = keyWriter(input.EncodingType);
    const rows = [...rowsOf(bucket, { prefix, delimiter, keyMarker, idMarker })];
    const page = rows.slice(0, most);
    const truncated = rows.length > page.length && most > 0;
    const last = page.at(-1);
    return {
      Bucket: bucket.definition.name,
      KeyMarker: write(keyMarker),
      UploadIdMarker: idMarker ?? '',
      ...(truncated && last?.kind === 'prefix' && { NextKeyMarker: write(last.prefix) }),
      ...(truncated && last?.kind === 'upload' && { NextKeyMarker: write(last.upload.key), NextUploadIdMarker: last.upload.id }),
      Prefix: write(prefix),
      ...(delimiter !== '' && { Delimiter: write(delimiter) }),
      ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
      MaxUploads: most,
      IsTruncated: truncated,
      Uploads: page.flatMap((row) => (row.kind === 'upload' ? told(row.upload, write) : [])),
      CommonPrefixes: page.flatMap((row) => (row.kind === 'prefix' ? { Prefix: write(row.prefix) } : [])),
    };
  };

interface Place {
  readonly prefix: string;
  readonly delimiter: string;
  readonly keyMarker: string;
  readonly idMarker: string | undefined;
}

function* rowsOf(bucket: Bucket, { prefix, delimiter, keyMarker, idMarker }: Place): Generator<Row> {
  // In order of their beginning within a key, as the map keeps them.
  const byKey = Map.groupBy(bucket.uploads.values(), ({ key }) => key);
  const keys = [...byKey.keys()].sort(compareKeys);
  const from = idMarker === undefined ? 'behind' : 'at';
  for (const entry of entriesOf({ keys, prefix, delimiter, after: keyMarker, from })) {
    if (entry.kind === 'prefix') {
      yield entry;
      continue;
    }
    const uploads = byKey.get(entry.key) ?? [];
    const told = entry.key === keyMarker ? uploads.findIndex(({ id }) => id === idMarker) + 1 : 0;
    for (const upload of uploads.slice(told)) yield { kind: 'upload', upload };
  }
}

function told(
  { id, key, initiatedMs, storageClass, owner, initiatorArn, checksum }: Upload,
  write: (key: string) => string,
): MultipartUpload {
  return {
    UploadId: id,
    Key: write(key),
    Initiated: lastModified({ modifiedMs: initiatedMs }),
    StorageClass: storageClass,
    Owner: ownerOf(owner),
    Initiator: { ...ownerOf(owner), DisplayName: initiatorArn },
    ...(checksum && { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type }),
  };
}
