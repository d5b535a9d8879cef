// Checksums: the algorithms against published check values, and uploads that give, lack or contradict them.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html; check values of "123456789" from
// https://reveng.sourceforge.io/crc-catalogue/all.htm
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';
import { algorithms } from './algorithms.ts';

const named = { Bucket: BUCKET, Key: 'a' };
const signed = {
  authorization: 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=ab',
  'x-amz-date': '20261101T000000Z',
};

test.each([
  ['CRC32', 'cbf43926'],
  ['CRC32C', 'e3069283'],
  ['CRC64NVME', 'ae8b14860a799888'],
] as const)('%s of the digits, in one piece and in several', (name, check) => {
  const digits = utf8ToBytes('123456789');
  expect(bytesToHex(algorithms[name].digest([digits]))).toBe(check);
  expect(bytesToHex(algorithms[name].digest([digits.subarray(0, 2), digits.subarray(2, 2), digits.subarray(2)]))).toBe(check);
  const long = new Uint8Array(1000).map((_, index) => index);
  expect(algorithms[name].digest([long])).toEqual(algorithms[name].digest([long.subarray(0, 13), long.subarray(13)]));
});

test('MD5, by the test suite of RFC 1321 and across the ends of blocks', () => {
  const hex = (...texts: string[]) => bytesToHex(algorithms.MD5.digest(texts.map(utf8ToBytes)));
  expect(hex('')).toBe('d41d8cd98f00b204e9800998ecf8427e');
  expect(hex('message digest')).toBe('f96b697d7cb7938d525a2f31aaf161d0');
  expect(hex('1234567890'.repeat(8))).toBe('57edf4a22be3c955ac49da2e2107b67a');
  for (const length of [54, 55, 56, 63, 64, 65, 119, 120, 128])
    expect(hex('x'.repeat(length))).toBe(bytesToHex(md5(utf8ToBytes('x'.repeat(length)))));
  // Whole blocks that begin at an odd byte.
  expect(hex('x', 'x'.repeat(200))).toBe(hex('x'.repeat(201)));
  expect(hex('1234567890', '', '1234567890'.repeat(6), '1234567890')).toBe('57edf4a22be3c955ac49da2e2107b67a');
});

test.each([
  ['CRC32', 'ChecksumCRC32', 'NhCmhg=='],
  ['CRC32C', 'ChecksumCRC32C', 'mnG7TA=='],
  ['CRC64NVME', 'ChecksumCRC64NVME', 'M3eFcAZSQlc='],
  ['SHA1', 'ChecksumSHA1', 'qvTGHdzF6KLavt4PO0gs2a6pQ00='],
  ['SHA256', 'ChecksumSHA256', 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ='],
] as const)('the SDK sends %s; it is verified, kept, and told to who asks', async (ChecksumAlgorithm, member, value) => {
  const { put, s3 } = await s3Cloud();
  expect((await put('a', 'hello', { ChecksumAlgorithm }))[member]).toBe(value);
  const { Body, ...read } = await s3.send(new GetObjectCommand({ ...named, ChecksumMode: 'ENABLED' }));
  expect(await Body?.transformToString()).toBe('hello');
  expect([read[member], read.ChecksumType]).toEqual([value, 'FULL_OBJECT']);
});

test('a checksum that the bytes contradict keeps the object out', async () => {
  const { put, s3 } = await s3Cloud();
  await expect(put('a', 'hello', { ChecksumSHA256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCU=' })).rejects.toMatchObject({
    name: 'BadDigest',
    message: 'The SHA256 you specified did not match the calculated checksum.',
  });
  await expect(put('a', 'hello', { ChecksumCRC32: 'no' })).rejects.toMatchObject({
    name: 'InvalidRequest',
    message: 'Value for x-amz-checksum-crc32 header is invalid.',
  });
  await expect(s3.send(new HeadObjectCommand(named))).rejects.toMatchObject({ name: 'NotFound' });
});

test('two checksums are one too many, and XXHASH is not embedded', async () => {
  const { anonymous } = await s3Cloud();
  const put = async (headers: Record<string, string>) =>
    (await anonymous(`/${BUCKET}/a`, { method: 'PUT', headers: { ...signed, ...headers }, body: 'hello' })).text();
  expect(await put({ 'x-amz-checksum-crc32': 'NhCmhg==', 'x-amz-checksum-crc32c': 'mnG7TA==' })).toContain(
    'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
  );
  expect(await put({ 'x-amz-checksum-xxhash64': 'AAAAAAAAAAA=' })).toContain('<Code>NotImplemented</Code>');
});

test('an upload without a checksum gets a CRC64NVME', async () => {
  const { anonymous, s3 } = await s3Cloud();
  const answer = await anonymous(`/${BUCKET}/a`, { method: 'PUT', headers: signed, body: 'hello' });
  expect(answer.headers.get('x-amz-checksum-crc64nvme')).toBe('M3eFcAZSQlc=');
  const head = await s3.send(new HeadObjectCommand({ ...named, ChecksumMode: 'ENABLED' }));
  expect(head.ChecksumCRC64NVME).toBe('M3eFcAZSQlc=');
});

test('a stream comes in chunks with its checksum behind them; a wrong one keeps the object out', async () => {
  const { s3, text, anonymous } = await s3Cloud();
  const chunked = (trailer: string) =>
    anonymous(`/${BUCKET}/b`, {
      method: 'PUT',
      headers: {
        ...signed,
        'content-encoding': 'gzip,aws-chunked',
        'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        'x-amz-decoded-content-length': '5',
        'x-amz-trailer': 'x-amz-checksum-crc32',
      },
      body: `5\r\nhello\r\n0\r\nx-amz-checksum-crc32:${trailer}\r\n\r\n`,
    });
  expect(await (await chunked('AAAAAA==')).text()).toContain('<Code>BadDigest</Code>');
  expect((await chunked('NhCmhg==')).headers.get('x-amz-checksum-crc32')).toBe('NhCmhg==');
  expect(await text('b')).toBe('hello');
  expect((await s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'b' }))).ContentEncoding).toBe('gzip');
});

test('a range tells no checksum of the whole', async () => {
  const { put, s3 } = await s3Cloud();
  await put('a', 'hello');
  const { ChecksumCRC32 } = await s3.send(new GetObjectCommand({ ...named, Range: 'bytes=0-1', ChecksumMode: 'ENABLED' }));
  expect(ChecksumCRC32).toBeUndefined();
});
