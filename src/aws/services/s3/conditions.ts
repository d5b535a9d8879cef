// Conditional requests: reads, writes, copies and deletes that depend on what is there.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html; precedence by RFC 9110, section 13.2.2
import { headerNotImplemented, noSuchKey, preconditionFailed } from './errors.ts';
import { lastModified, type ObjectVersion, type StoredObject } from './object-version.ts';

export interface ReadConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: Date | undefined;
  readonly IfUnmodifiedSince?: Date | undefined;
}

/** What a read comes to. Throws AwsError PreconditionFailed. */
export function judgeRead(object: StoredObject, conditions: ReadConditions): 'send' | 'not-modified' {
  const { IfMatch: match, IfNoneMatch: noneMatch, IfModifiedSince: since, IfUnmodifiedSince: unmodifiedSince } = conditions;
  const modified = lastModified(object);
  if (match !== undefined) {
    if (!matches(match, object.etag)) throw preconditionFailed('If-Match');
  } else if (unmodifiedSince && modified > unmodifiedSince) throw preconditionFailed('If-Unmodified-Since');
  if (noneMatch !== undefined) return matches(noneMatch, object.etag) ? 'not-modified' : 'send';
  return since && modified <= since ? 'not-modified' : 'send';
}

export interface CopyConditions {
  readonly CopySourceIfMatch?: string | undefined;
  readonly CopySourceIfNoneMatch?: string | undefined;
  readonly CopySourceIfModifiedSince?: Date | undefined;
  readonly CopySourceIfUnmodifiedSince?: Date | undefined;
}

/** The source of a copy. Throws AwsError PreconditionFailed, also where a read would be "not modified". */
export function checkCopySource(object: StoredObject, conditions: CopyConditions): void {
  const judged = judgeRead(object, {
    IfMatch: conditions.CopySourceIfMatch,
    IfNoneMatch: conditions.CopySourceIfNoneMatch,
    IfModifiedSince: conditions.CopySourceIfModifiedSince,
    IfUnmodifiedSince: conditions.CopySourceIfUnmodifiedSince,
  });
  if (judged === 'send') return;
  const none = conditions.CopySourceIfNoneMatch !== undefined;
  throw preconditionFailed(none ? 'x-amz-copy-source-If-None-Match' : 'x-amz-copy-source-If-Modified-Since');
}

export interface WriteConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
}

/** Throws AwsError PreconditionFailed, NoSuchKey (If-Match on nothing), NotImplemented (If-None-Match with an ETag). */
export function checkWrite(
  current: StoredObject | undefined,
  key: string,
  { IfMatch: match, IfNoneMatch: noneMatch }: WriteConditions,
): void {
  if (noneMatch !== undefined) {
    if (noneMatch.trim() !== '*') throw headerNotImplemented('If-None-Match');
    if (current) throw preconditionFailed('If-None-Match');
  }
  if (match === undefined) return;
  if (match.trim() === '*') throw headerNotImplemented('If-Match');
  if (!current) throw noSuchKey(key);
  if (!matches(match, current.etag)) throw preconditionFailed('If-Match');
}

/** AWS: conditional-deletes.html: only the current version counts; nothing there fails too. Throws AwsError PreconditionFailed. */
export function checkDelete(newest: ObjectVersion | undefined, match: string | undefined): void {
  if (match === undefined) return;
  if (newest?.kind !== 'object' || !matches(match, newest.etag)) throw preconditionFailed('If-Match');
}

/** Is the ETag, quoted or not, in the list of a header? */
function matches(header: string, etag: string): boolean {
  return header.split(',').some((item) => {
    const text = item
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1');
    return text === '*' || text === etag;
  });
}
