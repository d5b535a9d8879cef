// PutObject, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
import { GetObjectCommand, GetObjectTaggingCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const named = { Bucket: BUCKET, Key: 'a' };

test('bytes come back as they went in, whatever the key', async () => {
  const { put, text, s3 } = await s3Cloud();
  for (const key of ['a', 'a b+c', '/leading', 'double//slash', 'ünïcödé/価格.txt', 'a%2Fb', "quote'(1)!*~", 'ends/']) {
    await put(key, `text of ${key}`);
    expect(await text(key)).toBe(`text of ${key}`);
  }
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  await s3.send(new PutObjectCommand({ ...named, Body: bytes }));
  expect(await (await s3.send(new GetObjectCommand(named))).Body?.transformToByteArray()).toEqual(bytes);
});

test('answers the MD5 as ETag, the checksum that came, and that S3 encrypts', async () => {
  const { put } = await s3Cloud();
  expect(await put('a', 'hello')).toMatchObject({
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
    ChecksumCRC32: 'NhCmhg==',
    ChecksumType: 'FULL_OBJECT',
    ServerSideEncryption: 'AES256',
  });
});

test('an empty object is an object', async () => {
  const { s3, text } = await s3Cloud();
  expect((await s3.send(new PutObjectCommand(named))).ETag).toBe('"d41d8cd98f00b204e9800998ecf8427e"');
  expect(await text('a')).toBe('');
});

test('keeps what is said about the object', async () => {
  const { put, s3 } = await s3Cloud();
  const said = {
    ContentType: 'text/csv',
    CacheControl: 'max-age=60',
    ContentDisposition: 'attachment; filename="a.csv"',
    ContentEncoding: 'gzip',
    ContentLanguage: 'ja',
    Metadata: { author: 'Ann', 'mixed-case': 'Kept' },
    StorageClass: 'STANDARD_IA' as const,
    WebsiteRedirectLocation: '/b',
  };
  await put('a', 'x', { ...said, Expires: new Date(Date.UTC(2027, 0, 1)), Tagging: 'team=blue&cost%20center=1' });
  expect(await s3.send(new HeadObjectCommand(named))).toMatchObject({
    ...said,
    ExpiresString: 'Fri, 01 Jan 2027 00:00:00 GMT',
    TagCount: 2,
  });
  expect((await s3.send(new GetObjectTaggingCommand(named))).TagSet).toEqual([
    { Key: 'team', Value: 'blue' },
    { Key: 'cost center', Value: '1' },
  ]);
});

test('a new object takes the place of the old one, with everything that was said about it', async () => {
  const { put, text, s3 } = await s3Cloud();
  await put('a', 'old', { Metadata: { x: '1' }, Tagging: 'a=1' });
  await put('a', 'new');
  expect(await text('a')).toBe('new');
  const { Metadata, TagCount } = await s3.send(new HeadObjectCommand(named));
  expect([Metadata, TagCount]).toEqual([{}, undefined]);
});

test('without a type an object is binary/octet-stream', async () => {
  const { anonymous, s3 } = await s3Cloud();
  const headers = {
    authorization: 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=ab',
    'x-amz-date': '20261101T000000Z',
  };
  expect((await anonymous(`/${BUCKET}/a`, { method: 'PUT', headers, body: new Uint8Array([1]) })).status).toBe(200);
  expect((await s3.send(new HeadObjectCommand(named))).ContentType).toBe('binary/octet-stream');
});

test('a wrong Content-MD5 keeps the object out', async () => {
  const { put, s3 } = await s3Cloud();
  await expect(put('a', 'hello', { ContentMD5: 'XUFAKrxLKna5cZ2REBfFkw==' })).rejects.toMatchObject({
    name: 'BadDigest',
    $metadata: { httpStatusCode: 400 },
  });
  await expect(put('a', 'hello', { ContentMD5: 'no digest' })).rejects.toMatchObject({ name: 'InvalidDigest' });
  await expect(s3.send(new HeadObjectCommand(named))).rejects.toMatchObject({ name: 'NotFound' });
  await put('a', 'hello', { ContentMD5: 'XUFAKrxLKna5cZ2REBfFkg==' });
});

test('user metadata has room for 2 KB', async () => {
  const { put } = await s3Cloud();
  await put('a', 'x', { Metadata: { big: 'y'.repeat(2045) } });
  await expect(put('a', 'x', { Metadata: { big: 'y'.repeat(2046) } })).rejects.toMatchObject({
    name: 'MetadataTooLarge',
    $metadata: { httpStatusCode: 400 },
  });
});

test('a key has room for 1,024 bytes of UTF-8', async () => {
  const { put } = await s3Cloud();
  await put('k'.repeat(1024));
  await expect(put('k'.repeat(1025))).rejects.toMatchObject({ name: 'KeyTooLongError', $metadata: { httpStatusCode: 400 } });
  await expect(put('価'.repeat(342))).rejects.toMatchObject({ name: 'KeyTooLongError' });
});

test('If-None-Match: * puts only where nothing is; with an ETag S3 does not implement it', async () => {
  const { put, text } = await s3Cloud();
  await put('a', 'first', { IfNoneMatch: '*' });
  await expect(put('a', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
    Condition: 'If-None-Match',
    $metadata: { httpStatusCode: 412 },
  });
  expect(await text('a')).toBe('first');
  await expect(put('a', 'x', { IfNoneMatch: '"abc"' })).rejects.toMatchObject({
    name: 'NotImplemented',
    $metadata: { httpStatusCode: 501 },
  });
});

test('If-Match puts only over what it names', async () => {
  const { put, text } = await s3Cloud();
  await expect(put('a', 'x', { IfMatch: '"abc"' })).rejects.toMatchObject({ name: 'NoSuchKey', $metadata: { httpStatusCode: 404 } });
  const { ETag } = await put('a', 'first');
  await expect(put('a', 'x', { IfMatch: '"abc"' })).rejects.toMatchObject({ name: 'PreconditionFailed', Condition: 'If-Match' });
  await put('a', 'second', { IfMatch: ETag });
  expect(await text('a')).toBe('second');
});

test('tags are checked', async () => {
  const { put } = await s3Cloud();
  const many = Array.from({ length: 11 }, (_, index) => `k${index}=v`).join('&');
  await expect(put('a', 'x', { Tagging: many })).rejects.toMatchObject({ name: 'BadRequest' });
  await expect(put('a', 'x', { Tagging: 'a=1&a=2' })).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(put('a', 'x', { Tagging: 'aws:a=1' })).rejects.toMatchObject({ name: 'InvalidTag' });
  await expect(put('a', 'x', { Tagging: `${'k'.repeat(129)}=1` })).rejects.toMatchObject({ name: 'InvalidTag' });
});

test.each([
  ['a storage class that is none', { StorageClass: 'WARM' }, 'InvalidStorageClass', 400],
  ['an encryption that is none', { ServerSideEncryption: 'ROT13' }, 'InvalidArgument', 400],
  ['KMS, which is not embedded', { ServerSideEncryption: 'aws:kms' }, 'NotImplemented', 501],
  ['an append, which only directory buckets know', { WriteOffsetBytes: 0 }, 'NotImplemented', 501],
  ['a redirect that leads nowhere', { WebsiteRedirectLocation: 'elsewhere' }, 'InvalidArgument', 400],
  ['a canned ACL, while ACLs are disabled', { ACL: 'public-read' }, 'AccessControlListNotSupported', 400],
  ['object lock, where the bucket has none', { ObjectLockLegalHoldStatus: 'ON' }, 'InvalidRequest', 400],
] as const)('refuses %s', async (_what, input, name, httpStatusCode) => {
  const { put, s3 } = await s3Cloud();
  await expect(put('a', 'x', input as object)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  await expect(s3.send(new HeadObjectCommand(named))).rejects.toMatchObject({ name: 'NotFound' });
});

test('the one ACL that is accepted while ACLs are disabled changes nothing', async () => {
  const { put, text } = await s3Cloud();
  await put('a', 'x', { ACL: 'bucket-owner-full-control' });
  expect(await text('a')).toBe('x');
});

test('no bucket, no object', async () => {
  const { s3 } = await s3Cloud();
  await expect(s3.send(new PutObjectCommand({ Bucket: 'absent', Key: 'a', Body: 'x' }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
    message: 'The specified bucket does not exist',
    BucketName: 'absent',
  });
});
