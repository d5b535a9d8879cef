// CreateMultipartUpload, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html
import { CreateMultipartUploadCommand, type CreateMultipartUploadCommandInput } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

async function begin(input: Partial<CreateMultipartUploadCommandInput> = {}) {
  const { s3 } = await s3Cloud();
  return s3.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: 'large', ...input }));
}

test('answers an id', async () => {
  expect(await begin({ ChecksumAlgorithm: 'CRC32' })).toMatchObject({
    Bucket: BUCKET,
    Key: 'large',
    UploadId: expect.stringMatching(/^[\w.]{128}$/),
    ChecksumAlgorithm: 'CRC32',
    ChecksumType: 'COMPOSITE',
    ServerSideEncryption: 'AES256',
  });
});

test.each([
  [{ Bucket: 'absent' }, 'NoSuchBucket'],
  [{ Key: 'k'.repeat(1025) }, 'KeyTooLongError'],
  [{ StorageClass: 'WARM' }, 'InvalidStorageClass'],
  [{ ChecksumAlgorithm: 'SHA256', ChecksumType: 'FULL_OBJECT' }, 'InvalidRequest'],
  [{ ChecksumAlgorithm: 'CRC64NVME', ChecksumType: 'COMPOSITE' }, 'InvalidRequest'],
  [{ ChecksumType: 'FULL_OBJECT' }, 'InvalidRequest'],
  [{ ChecksumAlgorithm: 'XXHASH64' }, 'NotImplemented'],
  [{ ACL: 'public-read' }, 'AccessControlListNotSupported'],
  [{ ServerSideEncryption: 'aws:kms' }, 'NotImplemented'],
  [{ Metadata: { big: 'x'.repeat(2048) } }, 'MetadataTooLarge'],
] as const)('%j is %s', async (input, name) => {
  await expect(begin(input as object)).rejects.toMatchObject({ name });
});
