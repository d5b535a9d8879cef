// GetObject, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
import { DeleteObjectCommand, GetObjectCommand, type GetObjectCommandInput } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, openS3Cloud, s3Cloud } from '../testing/s3-cloud.ts';

const DIGITS = '0123456789';

async function withDigits() {
  const cloud = await s3Cloud();
  const { ETag } = await cloud.put('digits', DIGITS, { CacheControl: 'no-cache', ContentType: 'text/plain' });
  const get = (input: Partial<GetObjectCommandInput> = {}) =>
    cloud.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'digits', ...input }));
  return { ...cloud, get, etag: ETag ?? '' };
}

test.each([
  ['bytes=0-3', '0123', 'bytes 0-3/10'],
  ['bytes=7-', '789', 'bytes 7-9/10'],
  ['bytes=-2', '89', 'bytes 8-9/10'],
  ['bytes=-99', DIGITS, 'bytes 0-9/10'],
  ['bytes=8-99', '89', 'bytes 8-9/10'],
])('the range %s', async (Range, text, ContentRange) => {
  const { get } = await withDigits();
  const { Body, ...answer } = await get({ Range });
  expect(await Body?.transformToString()).toBe(text);
  expect(answer).toMatchObject({ ContentRange, ContentLength: text.length, AcceptRanges: 'bytes', $metadata: { httpStatusCode: 206 } });
});

test.each(['bytes=0-1,3-4', 'lines=1-2', 'bytes=5-2'])('%s is answered by the whole object', async (Range) => {
  const { get } = await withDigits();
  const { Body, ...answer } = await get({ Range });
  expect(await Body?.transformToString()).toBe(DIGITS);
  expect(answer.$metadata.httpStatusCode).toBe(200);
});

test.each(['bytes=10-', 'bytes=-0', 'bytes=99-100'])('%s lies outside', async (Range) => {
  const { get } = await withDigits();
  await expect(get({ Range })).rejects.toMatchObject({
    name: 'InvalidRange',
    message: 'The requested range is not satisfiable',
    ActualObjectSize: '10',
    RangeRequested: Range,
    $metadata: { httpStatusCode: 416 },
  });
});

test('conditions on the ETag', async () => {
  const { get, etag } = await withDigits();
  expect((await get({ IfMatch: etag })).ETag).toBe(etag);
  expect((await get({ IfMatch: `"x", ${etag}` })).ETag).toBe(etag);
  expect((await get({ IfNoneMatch: '"x"' })).ETag).toBe(etag);
  await expect(get({ IfMatch: '"x"' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
    Condition: 'If-Match',
    $metadata: { httpStatusCode: 412 },
  });
  await expect(get({ IfNoneMatch: etag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
});

test('conditions on the time, to the second', async () => {
  const { get, clock } = await withDigits();
  const put = new Date(clock.now());
  const before = new Date(clock.now() - 1000);
  expect((await get({ IfModifiedSince: before })).ContentLength).toBe(10);
  await expect(get({ IfModifiedSince: put })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  expect((await get({ IfUnmodifiedSince: put })).ContentLength).toBe(10);
  await expect(get({ IfUnmodifiedSince: before })).rejects.toMatchObject({ name: 'PreconditionFailed', Condition: 'If-Unmodified-Since' });
});

test('of two conditions the one on the ETag decides (RFC 9110, and the two notes of API_GetObject)', async () => {
  const { get, etag, clock } = await withDigits();
  const put = new Date(clock.now());
  const before = new Date(clock.now() - 1000);
  expect((await get({ IfMatch: etag, IfUnmodifiedSince: before })).$metadata.httpStatusCode).toBe(200);
  await expect(get({ IfNoneMatch: etag, IfModifiedSince: before })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  expect((await get({ IfNoneMatch: '"x"', IfModifiedSince: put })).$metadata.httpStatusCode).toBe(200);
});

test('"not modified" says what a cache wants to know, and nothing else', async () => {
  const { put, anonymous, etag } = { ...(await openS3Cloud()), etag: '"781e5e245d69b566979b86e28d23f2c7"' };
  await put('digits', DIGITS, { CacheControl: 'no-cache', ACL: 'public-read' });
  const answer = await anonymous(`/${BUCKET}/digits`, { headers: { 'if-none-match': etag } });
  expect(answer.status).toBe(304);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    etag,
    'cache-control': 'no-cache',
    'last-modified': 'Sun, 01 Nov 2026 00:00:00 GMT',
  });
  expect(await answer.text()).toBe('');
});

test('response-... parameters change what is said of the object; a caller without a signature may not use them', async () => {
  const { get } = await withDigits();
  const said = {
    ResponseContentType: 'text/csv',
    ResponseCacheControl: 'max-age=1',
    ResponseContentDisposition: 'attachment',
    ResponseContentEncoding: 'identity',
    ResponseContentLanguage: 'de',
    ResponseExpires: new Date(Date.UTC(2027, 0, 1)),
  };
  expect(await get(said)).toMatchObject({
    ContentType: 'text/csv',
    CacheControl: 'max-age=1',
    ContentDisposition: 'attachment',
    ContentEncoding: 'identity',
    ContentLanguage: 'de',
    ExpiresString: 'Fri, 01 Jan 2027 00:00:00 GMT',
  });
  const open = await openS3Cloud();
  await open.put('a', 'x', { ACL: 'public-read' });
  const answer = await open.anonymous(`/${BUCKET}/a?response-content-type=text/csv`);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('Request specific response headers cannot be used for anonymous GET requests.');
});

test('an object that is not there', async () => {
  const { get } = await withDigits();
  await expect(get({ Key: 'absent' })).rejects.toMatchObject({
    name: 'NoSuchKey',
    message: 'The specified key does not exist.',
    $metadata: { httpStatusCode: 404 },
  });
  await expect(get({ Bucket: 'absent' })).rejects.toMatchObject({ name: 'NoSuchBucket', $metadata: { httpStatusCode: 404 } });
});

test('versions by id; the newest one without', async () => {
  const { put, text, versioning, get } = await withDigits();
  await versioning('Enabled');
  const first = await put('a', 'first');
  await put('a', 'second');
  expect(await text('a')).toBe('second');
  expect(await text('a', first.VersionId)).toBe('first');
  expect((await get()).VersionId).toBe('null');
  await expect(get({ VersionId: 'x'.repeat(32) })).rejects.toMatchObject({ name: 'NoSuchVersion', $metadata: { httpStatusCode: 404 } });
  await expect(get({ VersionId: 'no id' })).rejects.toMatchObject({ name: 'InvalidArgument', message: 'Invalid version id specified' });
});

test('a delete marker is 404, and 405 when it is asked for by its id; both say what it is', async () => {
  const { s3, put, versioning } = await withDigits();
  await versioning('Enabled');
  await put('a');
  const { VersionId } = await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'a' }));
  const answers: unknown[] = [];
  s3.middlewareStack.add(
    (next) => async (call) => {
      const answer = await next(call);
      answers.push((answer.response as { headers: unknown }).headers);
      return answer;
    },
    { step: 'deserialize', priority: 'low' },
  );
  await expect(s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'a' }))).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'a', VersionId }))).rejects.toMatchObject({
    name: 'MethodNotAllowed',
    ResourceType: 'DeleteMarker',
    $metadata: { httpStatusCode: 405 },
  });
  expect(answers).toMatchObject([
    { 'x-amz-delete-marker': 'true', 'x-amz-version-id': VersionId },
    { 'x-amz-delete-marker': 'true', allow: 'DELETE', 'last-modified': 'Sun, 01 Nov 2026 00:00:00 GMT' },
  ]);
});

test('a large object comes as a stream that a reader may leave', async () => {
  const { s3, put } = await s3Cloud();
  const size = 9 * 1024 * 1024;
  await put('large', 'x'.repeat(size));
  const { Body, ContentLength } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'large' }));
  expect(ContentLength).toBe(size);
  const reader = Body?.transformToWebStream().getReader();
  const { value } = (await reader?.read()) ?? {};
  expect(value?.length).toBeLessThan(size);
  await reader?.cancel();
  const again = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'large' }));
  expect((await again.Body?.transformToByteArray())?.length).toBe(size);
});
