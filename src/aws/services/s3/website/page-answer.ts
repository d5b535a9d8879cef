// An object as a page of a website: bytes with the headers that caches need, whole, in part, or "not modified".
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import { headerSafe } from '../../../protocols/http-answer.ts';
import { judgeRead } from '../conditions.ts';
import { answerBody, bodySlice } from '../object-body.ts';
import { lastModified, quoted, type StoredObject } from '../object-version.ts';
import { contentRange, rangeOf } from '../range.ts';

/** Throws AwsError PreconditionFailed, InvalidRange. */
export function pageAnswer(object: StoredObject, { headers }: Pick<ReadRequest, 'headers'>): EncodedAnswer {
  const validators = {
    etag: quoted(object.etag),
    'last-modified': lastModified(object).toUTCString(),
    ...(object.properties.CacheControl !== undefined && { 'cache-control': object.properties.CacheControl }),
    ...(object.properties.expires !== undefined && { expires: object.properties.expires }),
    ...(object.versionId !== 'null' && { 'x-amz-version-id': object.versionId }),
  };
  if (judgeRead(object, conditionsOf(headers)) === 'not-modified') return { status: 304, headers: validators, body: new Uint8Array() };
  const range = rangeOf(headers.get('range') ?? undefined, object.size);
  const body = range ? bodySlice(object.body, range.first, range.last) : object.body;
  return {
    status: range ? 206 : 200,
    headers: {
      ...validators,
      ...descriptionOf(object),
      'accept-ranges': 'bytes',
      'content-length': String(range ? range.last - range.first + 1 : object.size),
      ...(range && { 'content-range': contentRange(range, object.size) }),
    },
    body: answerBody(body),
  };
}

function descriptionOf({ properties }: StoredObject): Readonly<Record<string, string>> {
  const { ContentType, ContentEncoding, ContentLanguage, ContentDisposition, Metadata } = properties;
  return {
    'content-type': ContentType,
    ...(ContentEncoding !== undefined && { 'content-encoding': ContentEncoding }),
    ...(ContentLanguage !== undefined && { 'content-language': ContentLanguage }),
    ...(ContentDisposition !== undefined && { 'content-disposition': ContentDisposition }),
    ...Object.fromEntries(Object.entries(Metadata).map(([name, value]) => [`x-amz-meta-${name}`, headerSafe(value)])),
  };
}

function conditionsOf(headers: Headers) {
  const date = (name: string) => {
    const date = new Date(headers.get(name) ?? '');
    return Number.isNaN(date.getTime()) ? undefined : date;
  };
  return {
    IfMatch: headers.get('if-match') ?? undefined,
    IfNoneMatch: headers.get('if-none-match') ?? undefined,
    IfModifiedSince: date('if-modified-since'),
    IfUnmodifiedSince: date('if-unmodified-since'),
  };
}
