// ListObjectVersions: every version and delete marker, by key, newest first.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
import type {
  DeleteMarkerEntry,
  ListObjectVersionsOutput,
  ListObjectVersionsRequest,
  ObjectVersion as ToldVersion,
} from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { ownerOf } from '../acl.ts';
import type { Bucket } from '../bucket.ts';
import { invalidArgument } from '../errors.ts';
import { limits } from '../limits.ts';
import { keyWriter, pageSize } from '../listing/list-arguments.ts';
import { entriesOf } from '../listing/page.ts';
import { lastModified, type ObjectVersion, quoted } from '../object-version.ts';
import type { S3 } from '../s3.ts';

type Row =
  | { readonly kind: 'version'; readonly version: ObjectVersion; readonly isLatest: boolean }
  | { readonly kind: 'prefix'; readonly prefix: string };

export const listObjectVersions =
  (s3: S3): Operation<ListObjectVersionsRequest, ListObjectVersionsOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const { Prefix: prefix = '', Delimiter: delimiter = '', KeyMarker: keyMarker = '', VersionIdMarker: versionMarker } = input;
    if (versionMarker !== undefined && keyMarker === '')
      throw invalidArgument('A version-id marker cannot be specified without a key marker.', 'version-id-marker', versionMarker);
    const most = pageSize(input.MaxKeys, 'maxKeys', limits.keysPerPage);
    const write = keyWriter(input.EncodingType);
    const page: Row[] = [];
    let truncated = false;
    for (const row of most === 0 ? [] : rowsOf(bucket, { prefix, delimiter, keyMarker, versionMarker })) {
      truncated = page.length === most;
      if (truncated) break;
      page.push(row);
    }
    const last = page.at(-1);
    const versions = page.filter((row) => row.kind === 'version');
    return {
      Name: bucket.definition.name,
      Prefix: write(prefix),
      KeyMarker: write(keyMarker),
      VersionIdMarker: versionMarker ?? '',
      ...(delimiter !== '' && { Delimiter: write(delimiter) }),
      ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
      MaxKeys: most,
      IsTruncated: truncated,
      ...(truncated && last?.kind === 'prefix' && { NextKeyMarker: write(last.prefix) }),
      ...(truncated && last?.kind === 'version' && { NextKeyMarker: write(last.version.key), NextVersionIdMarker: last.version.versionId }),
      Versions: versions.flatMap((row) => toldVersion(row, write)),
      DeleteMarkers: versions.flatMap((row) => toldMarker(row, write)),
      CommonPrefixes: page.flatMap((row) => (row.kind === 'prefix' ? { Prefix: write(row.prefix) } : [])),
    };
  };

interface Place {
  readonly prefix: string;
  readonly delimiter: string;
  readonly keyMarker: string;
  readonly versionMarker: string | undefined;
}

function* rowsOf({ objects }: Bucket, { prefix, delimiter, keyMarker, versionMarker }: Place): Generator<Row> {
  const from = versionMarker === undefined ? 'behind' : 'at';
  for (const entry of entriesOf({ keys: objects.keys, prefix, delimiter, after: keyMarker, from })) {
    if (entry.kind === 'prefix') {
      yield entry;
      continue;
    }
    const versions = objects.versions(entry.key);
    // The page before ended within this key.
    const told = entry.key === keyMarker ? versions.findIndex(({ versionId }) => versionId === versionMarker) + 1 : 0;
    for (const version of versions.slice(told)) yield { kind: 'version', version, isLatest: version === versions[0] };
  }
}

function toldVersion({ version, isLatest }: Extract<Row, { kind: 'version' }>, write: (key: string) => string): ToldVersion[] {
  if (version.kind !== 'object') return [];
  return [
    {
      ETag: quoted(version.etag),
      ChecksumAlgorithm: [version.checksum.algorithm],
      ChecksumType: version.checksum.type,
      Size: version.size,
      StorageClass: version.storageClass as 'STANDARD',
      Key: write(version.key),
      VersionId: version.versionId,
      IsLatest: isLatest,
      LastModified: lastModified(version),
      Owner: ownerOf(version.owner),
    },
  ];
}

function toldMarker({ version, isLatest }: Extract<Row, { kind: 'version' }>, write: (key: string) => string): DeleteMarkerEntry[] {
  if (version.kind !== 'delete-marker') return [];
  const { key, versionId, owner } = version;
  return [{ Owner: ownerOf(owner), Key: write(key), VersionId: versionId, IsLatest: isLatest, LastModified: lastModified(version) }];
}
