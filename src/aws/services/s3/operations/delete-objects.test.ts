// DeleteObjects, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
import { DeleteObjectsCommand, ListObjectsV2Command, type ObjectIdentifier } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

async function cloudWithKeys() {
  const cloud = await s3Cloud();
  for (const key of ['a', 'b', 'c']) await cloud.put(key);
  return {
    ...cloud,
    removeAll: (Objects: ObjectIdentifier[], Quiet?: boolean) =>
      cloud.s3.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects, ...(Quiet && { Quiet }) } })),
    keys: async () => (await cloud.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }))).Contents?.map(({ Key }) => Key),
  };
}

test('deletes what is there, and what is not is a success too', async () => {
  const { removeAll, keys } = await cloudWithKeys();
  expect((await removeAll([{ Key: 'a' }, { Key: 'absent' }])).Deleted).toEqual([{ Key: 'a' }, { Key: 'absent' }]);
  expect(await keys()).toEqual(['b', 'c']);
});

test('quietly: only errors are told; each key stands for itself', async () => {
  const { removeAll, keys } = await cloudWithKeys();
  const { Deleted, Errors } = await removeAll([{ Key: 'a' }, { Key: 'b', ETag: '"x"' }, { Key: 'c', VersionId: 'no id' }], true);
  expect(Deleted).toBeUndefined();
  expect(Errors).toEqual([
    { Key: 'b', Code: 'PreconditionFailed', Message: 'At least one of the pre-conditions you specified did not hold' },
    { Key: 'c', VersionId: 'no id', Code: 'InvalidArgument', Message: 'Invalid version id specified' },
  ]);
  expect(await keys()).toEqual(['b', 'c']);
});

test('delete markers are told by their ids', async () => {
  const { removeAll, versioning } = await cloudWithKeys();
  await versioning('Enabled');
  const { Deleted } = await removeAll([{ Key: 'a' }]);
  expect(Deleted).toEqual([{ Key: 'a', DeleteMarker: true, DeleteMarkerVersionId: expect.stringMatching(/^[\w.]{32}$/) }]);
  const again = await removeAll([{ Key: 'a', VersionId: Deleted?.[0]?.DeleteMarkerVersionId }]);
  expect(again.Deleted).toEqual([
    {
      Key: 'a',
      VersionId: Deleted?.[0]?.DeleteMarkerVersionId,
      DeleteMarker: true,
      DeleteMarkerVersionId: Deleted?.[0]?.DeleteMarkerVersionId,
    },
  ]);
});

test('no keys, or more than a thousand, are refused', async () => {
  const { removeAll, keys } = await cloudWithKeys();
  await expect(removeAll([])).rejects.toMatchObject({ name: 'MalformedXML', $metadata: { httpStatusCode: 400 } });
  await expect(removeAll(Array.from({ length: 1001 }, (_, index) => ({ Key: `k${index}` })))).rejects.toMatchObject({
    name: 'MalformedXML',
  });
  expect(await keys()).toEqual(['a', 'b', 'c']);
});

test('the list of keys must come with a digest, and agree with it', async () => {
  const { anonymous, keys } = await cloudWithKeys();
  const body = '<Delete><Object><Key>a</Key></Object></Delete>';
  const signed = {
    authorization: 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=ab',
    'x-amz-date': '20261101T000000Z',
  };
  const without = await anonymous(`/${BUCKET}?delete`, { method: 'POST', headers: signed, body });
  expect(await without.text()).toContain('Missing required header for this request: Content-MD5 OR x-amz-checksum-*');
  const wrong = await anonymous(`/${BUCKET}?delete`, {
    method: 'POST',
    headers: { ...signed, 'content-md5': 'XUFAKrxLKna5cZ2REBfFkg==' },
    body,
  });
  expect(await wrong.text()).toContain('<Code>BadDigest</Code>');
  expect(await keys()).toEqual(['a', 'b', 'c']);
});
