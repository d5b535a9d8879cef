// The version of an object that a read means: the newest one, or the one that its id names.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/RetrievingObjectVersions.html, DeleteMarker.html
import type { ReadRequest } from '../../core/call.ts';
import type { Bucket } from './bucket.ts';
import type { ErrorHeaders } from './error-headers.ts';
import { invalidArgument, methodNotAllowed, noSuchKey, noSuchVersion } from './errors.ts';
import { lastModified, type ObjectVersion, type StoredObject } from './object-version.ts';
import { isVersionId } from './random-id.ts';

/** Throws AwsError InvalidArgument, NoSuchKey, NoSuchVersion. */
export function findVersion(bucket: Bucket, key: string, versionId: string | undefined): ObjectVersion {
  if (versionId === undefined) {
    const newest = bucket.objects.newest(key);
    if (!newest) throw noSuchKey(key);
    return newest;
  }
  if (!isVersionId(versionId)) throw invalidArgument('Invalid version id specified', 'versionId', versionId);
  const version = bucket.objects.version(key, versionId);
  if (!version) throw noSuchVersion(key, versionId);
  return version;
}

/** The same where only an object will do. A delete marker is 404, or 405 when its own id is named, and says so in headers. */
export function findObject(
  bucket: Bucket,
  { Key: key = '', VersionId: versionId }: { readonly Key?: string | undefined; readonly VersionId?: string | undefined },
  request: ReadRequest,
  errorHeaders: ErrorHeaders,
): StoredObject {
  const version = findVersion(bucket, key, versionId);
  if (version.kind === 'object') return version;
  const marked = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': version.versionId };
  if (versionId === undefined) {
    errorHeaders.set(request, marked);
    throw noSuchKey(key);
  }
  errorHeaders.set(request, { ...marked, allow: 'DELETE', 'last-modified': lastModified(version).toUTCString() });
  throw methodNotAllowed(request.method, 'DeleteMarker');
}
