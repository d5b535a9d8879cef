// What GetObject and HeadObject share: which version, under which conditions, which bytes, and what is said about them.
import type { GetObjectOutput, GetObjectRequest } from '@aws-sdk/client-s3';
import type { CallContext } from '../../core/call.ts';
import { AwsError } from '../../core/errors.ts';
import type { Bucket } from './bucket.ts';
import { checksumMembers } from './checksums/object-checksum.ts';
import { judgeRead } from './conditions.ts';
import { invalidArgument, invalidRequest } from './errors.ts';
import { findObject } from './find-version.ts';
import { expirationHeader } from './lifecycle/due-times.ts';
import { checkEncryption, propertyMembers } from './object-properties.ts';
import { lastModified, quoted, type StoredObject } from './object-version.ts';
import { type ByteRange, contentRange, rangeOf } from './range.ts';
import type { S3 } from './s3.ts';

export type ReadInput = GetObjectRequest;

export interface ObjectRead {
  readonly object: StoredObject;
  /** The bytes to send; all of them when absent. */
  readonly range?: ByteRange;
  readonly members: Omit<GetObjectOutput, 'Body'>;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: 200 | 206 | 304;
}

/** Throws AwsError NoSuchKey, NoSuchVersion, MethodNotAllowed, PreconditionFailed, InvalidRange, InvalidPartNumber, InvalidRequest. */
export function readObject(s3: S3, input: ReadInput, context: CallContext): ObjectRead {
  const bucket = s3.buckets.get(input, context);
  checkEncryption(input);
  const object = findObject(bucket, input, context.request, s3.errorHeaders);
  const overrides = overridesOf(input, context);
  const version = bucket.settings.versioning === undefined ? {} : { VersionId: object.versionId };
  if (judgeRead(object, input) === 'not-modified') return { object, status: 304, members: {}, headers: notModifiedHeaders(object, bucket) };
  const range = wantedRange(object, input);
  const headers = { ...(object.properties.expires !== undefined && { expires: object.properties.expires }), ...overrides.headers };
  const members = {
    ...propertyMembers(object),
    ...overrides.members,
    AcceptRanges: 'bytes',
    LastModified: lastModified(object),
    ETag: quoted(object.etag),
    ContentLength: range ? range.last - range.first + 1 : object.size,
    ...version,
    ...(range && { ContentRange: contentRange(range, object.size) }),
    ...(input.PartNumber !== undefined && object.parts && { PartsCount: object.parts.length }),
    ...(input.ChecksumMode === 'ENABLED' && checksumOfRead(object, input, range)),
    ...expirationHeader(bucket.settings.lifecycle, object),
  };
  return { object, ...(range && { range }), members, headers, status: range ? 206 : 200 };
}

function notModifiedHeaders(object: StoredObject, { settings }: Bucket): Readonly<Record<string, string>> {
  const { CacheControl: cacheControl, expires } = object.properties;
  return {
    etag: quoted(object.etag),
    'last-modified': lastModified(object).toUTCString(),
    ...(cacheControl !== undefined && { 'cache-control': cacheControl }),
    ...(expires !== undefined && { expires }),
    ...(settings.versioning !== undefined && { 'x-amz-version-id': object.versionId }),
  };
}

/** AWS: a checksum is told for a whole object, and for a whole part; never for any other range. */
function checksumOfRead(object: StoredObject, { PartNumber: number }: ReadInput, range: ByteRange | undefined) {
  if (number !== undefined && object.parts) {
    const checksum = object.parts[number - 1]?.checksum;
    return { ...checksumMembers(checksum), ...(checksum && { ChecksumType: object.checksum.type }) };
  }
  const whole = !range || (range.first === 0 && range.last === object.size - 1);
  return whole ? checksumMembers(object.checksum) : {};
}

function wantedRange(object: StoredObject, { Range: header, PartNumber: number }: ReadInput): ByteRange | undefined {
  if (number === undefined) return rangeOf(header, object.size);
  if (header !== undefined) throw invalidRequest('Cannot specify both Range header and partNumber query parameter');
  if (!Number.isInteger(number) || number < 1 || number > 10_000)
    throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', number);
  const parts = object.parts ?? [{ size: object.size }];
  const part = parts[number - 1];
  if (!part)
    throw new AwsError('InvalidPartNumber', 'The requested partnumber is not satisfiable', 416, {
      PartNumberRequested: number,
      ActualPartCount: parts.length,
    });
  if (object.size === 0) return undefined;
  const first = parts.slice(0, number - 1).reduce((sum, { size }) => sum + size, 0);
  return { first, last: first + part.size - 1 };
}

/** AWS: response-... parameters change what an answer says about itself; only signed requests may use them. */
function overridesOf(input: ReadInput, { principal }: CallContext) {
  const members = {
    ...(input.ResponseCacheControl !== undefined && { CacheControl: input.ResponseCacheControl }),
    ...(input.ResponseContentDisposition !== undefined && { ContentDisposition: input.ResponseContentDisposition }),
    ...(input.ResponseContentEncoding !== undefined && { ContentEncoding: input.ResponseContentEncoding }),
    ...(input.ResponseContentLanguage !== undefined && { ContentLanguage: input.ResponseContentLanguage }),
    ...(input.ResponseContentType !== undefined && { ContentType: input.ResponseContentType }),
  };
  const headers: Readonly<Record<string, string>> = input.ResponseExpires ? { expires: input.ResponseExpires.toUTCString() } : {};
  const any = Object.keys(members).length + Object.keys(headers).length > 0;
  if (any && principal.kind === 'anonymous')
    throw invalidRequest('Request specific response headers cannot be used for anonymous GET requests.');
  return { members, headers };
}
