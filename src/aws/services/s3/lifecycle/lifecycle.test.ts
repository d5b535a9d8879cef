// Lifecycle rules: put, told, and carried out at midnight UTC on the cloud's clock.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html, API_PutBucketLifecycleConfiguration.html
import {
  CreateMultipartUploadCommand,
  DeleteBucketLifecycleCommand,
  DeleteObjectCommand,
  GetBucketLifecycleConfigurationCommand,
  HeadObjectCommand,
  type LifecycleRule,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  PutBucketLifecycleConfigurationCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const named = { Bucket: BUCKET };
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

async function cloudWithRules(...Rules: Partial<LifecycleRule>[]) {
  const cloud = await s3Cloud();
  const putRules = (rules: Partial<LifecycleRule>[]) =>
    cloud.s3.send(
      new PutBucketLifecycleConfigurationCommand({
        ...named,
        LifecycleConfiguration: { Rules: rules.map((rule) => ({ Status: 'Enabled', Filter: { Prefix: '' }, ...rule })) },
      }),
    );
  if (Rules.length > 0) await putRules(Rules);
  return {
    ...cloud,
    putRules,
    head: (Key: string) => cloud.s3.send(new HeadObjectCommand({ ...named, Key })),
    async history() {
      const { Versions = [], DeleteMarkers = [] } = await cloud.s3.send(new ListObjectVersionsCommand(named));
      return { versions: Versions.map(({ VersionId }) => VersionId), markers: DeleteMarkers.map(({ VersionId }) => VersionId) };
    },
  };
}

test('an object expires at the midnight after its days, and says so before', async () => {
  const { put, head, advance } = await cloudWithRules({ ID: 'logs out', Filter: { Prefix: 'logs/' }, Expiration: { Days: 2 } });
  await advance(hourMs);
  const { Expiration } = await put('logs/a');
  expect(Expiration).toBe('expiry-date="Wed, 04 Nov 2026 00:00:00 GMT", rule-id="logs%20out"');
  await put('kept');
  expect((await head('logs/a')).Expiration).toBe(Expiration);
  await advance(3 * dayMs - hourMs - 1);
  await head('logs/a');
  await advance(1);
  await expect(head('logs/a')).rejects.toMatchObject({ name: 'NotFound' });
  expect((await head('kept')).Expiration).toBeUndefined();
});

test('an object that was put anew lives anew', async () => {
  const { put, head, advance } = await cloudWithRules({ Expiration: { Days: 2 } });
  await put('a');
  await advance(dayMs);
  await put('a');
  await advance(dayMs);
  await head('a');
  await advance(dayMs);
  await expect(head('a')).rejects.toMatchObject({ name: 'NotFound' });
});

test('by date, by tag and by size', async () => {
  const { put, head, advance } = await cloudWithRules(
    { Filter: { Tag: { Key: 'temporary', Value: 'yes' } }, Expiration: { Date: new Date(Date.UTC(2026, 10, 2)) } },
    { Filter: { And: { Prefix: 'big', ObjectSizeGreaterThan: 3 } }, Expiration: { Days: 1 } },
  );
  await put('a', 'x', { Tagging: 'temporary=yes' });
  await put('b', 'x', { Tagging: 'temporary=no' });
  await put('big', 'xxxx');
  await put('big enough', 'xxx');
  await advance(dayMs);
  for (const key of ['a', 'big']) await expect(head(key)).rejects.toMatchObject({ name: 'NotFound' });
  for (const key of ['b', 'big enough']) await head(key);
});

test('with versioning a delete marker comes; old versions and lonely markers go by rules of their own', async () => {
  const { put, history, advance, versioning, putRules } = await cloudWithRules({ Expiration: { Days: 1 } });
  await versioning('Enabled');
  const { VersionId: first } = await put('a', 'first');
  const { VersionId: second } = await put('a', 'second');
  await advance(dayMs);
  const { versions, markers } = await history();
  expect([versions, markers.length]).toEqual([[second, first], 1]);
  await putRules([
    { NoncurrentVersionExpiration: { NoncurrentDays: 1, NewerNoncurrentVersions: 1 } },
    { Expiration: { ExpiredObjectDeleteMarker: true } },
  ]);
  await advance(dayMs);
  expect((await history()).versions).toEqual([second]);
  await putRules([{ NoncurrentVersionExpiration: { NoncurrentDays: 1 } }, { Expiration: { ExpiredObjectDeleteMarker: true } }]);
  await advance(dayMs);
  expect(await history()).toEqual({ versions: [], markers: [] });
});

test('objects move to other storage classes', async () => {
  const { put, head, advance } = await cloudWithRules({
    Transitions: [
      { Days: 1, StorageClass: 'STANDARD_IA' },
      { Days: 3, StorageClass: 'GLACIER' },
    ],
  });
  await put('a');
  await advance(dayMs);
  expect((await head('a')).StorageClass).toBe('STANDARD_IA');
  await advance(2 * dayMs);
  expect((await head('a')).StorageClass).toBe('GLACIER');
});

test('uploads that nobody finishes are aborted', async () => {
  const { s3, advance } = await cloudWithRules({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } });
  await s3.send(new CreateMultipartUploadCommand({ ...named, Key: 'half' }));
  await advance(dayMs - 1);
  expect((await s3.send(new ListMultipartUploadsCommand(named))).Uploads).toHaveLength(1);
  await advance(1);
  expect((await s3.send(new ListMultipartUploadsCommand(named))).Uploads).toBeUndefined();
});

test('rules that are switched off, or deleted, do nothing', async () => {
  const { put, head, advance, putRules, s3 } = await cloudWithRules({ Status: 'Disabled', Expiration: { Days: 1 } });
  await put('a');
  await advance(2 * dayMs);
  await head('a');
  await putRules([{ Expiration: { Days: 1 } }]);
  await s3.send(new DeleteBucketLifecycleCommand(named));
  await advance(2 * dayMs);
  await head('a');
  await expect(s3.send(new GetBucketLifecycleConfigurationCommand(named))).rejects.toMatchObject({ name: 'NoSuchLifecycleConfiguration' });
});

test('a locked version outlives its rule', async () => {
  const { s3, putRules, put, versioning, history, advance } = await cloudWithRules();
  await versioning('Enabled');
  await put('a');
  await s3.send(new DeleteObjectCommand({ ...named, Key: 'a' }));
  await putRules([{ NoncurrentVersionExpiration: { NoncurrentDays: 1 } }]);
  await advance(dayMs);
  expect((await history()).versions).toEqual([]);
});

test('an empty filter means every key, and so does an empty prefix of the older form', async () => {
  const { anonymous, put, head, advance } = await cloudWithRules();
  const headers = {
    authorization: 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=ab',
    'x-amz-date': '20261101T000000Z',
  };
  for (const [key, element] of [
    ['a', '<Filter/>'],
    ['b', '<Prefix></Prefix>'],
  ] as const) {
    await put(key);
    const body = `<LifecycleConfiguration><Rule>${element}<Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>`;
    expect((await anonymous(`/${BUCKET}?lifecycle`, { method: 'PUT', headers, body })).status).toBe(200);
    await advance(2 * dayMs);
    await expect(head(key)).rejects.toMatchObject({ name: 'NotFound' });
  }
});

test('rules are told as they were put; one without an id is given one', async () => {
  const { s3, putRules } = await cloudWithRules();
  await putRules([{ Expiration: { Days: 1 }, Transitions: [{ Days: 0, StorageClass: 'GLACIER_IR' }] }]);
  const { Rules, TransitionDefaultMinimumObjectSize } = await s3.send(new GetBucketLifecycleConfigurationCommand(named));
  expect(Rules).toEqual([
    {
      ID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      Status: 'Enabled',
      Filter: { Prefix: '' },
      Expiration: { Days: 1 },
      Transitions: [{ Days: 0, StorageClass: 'GLACIER_IR' }],
    },
  ]);
  expect(TransitionDefaultMinimumObjectSize).toBe('all_storage_classes_128K');
});

test.each<[string, Partial<LifecycleRule>, string]>([
  ['no action', {}, 'InvalidRequest'],
  ['days that are none', { Expiration: { Days: 0 } }, 'InvalidArgument'],
  ['days and a date', { Expiration: { Days: 1, Date: new Date(Date.UTC(2026, 11, 1)) } }, 'MalformedXML'],
  ['a date within a day', { Expiration: { Date: new Date(Date.UTC(2026, 11, 1, 5)) } }, 'InvalidArgument'],
  ['a filter and a prefix', { Prefix: 'a', Expiration: { Days: 1 } }, 'MalformedXML'],
  ['a long id', { ID: 'x'.repeat(256), Expiration: { Days: 1 } }, 'InvalidArgument'],
  ['a status that is none', { Status: 'Maybe' as 'Enabled', Expiration: { Days: 1 } }, 'MalformedXML'],
])('a rule with %s is refused', async (_what, rule, name) => {
  const { putRules } = await cloudWithRules();
  await expect(putRules([rule])).rejects.toMatchObject({ name });
});

test('two rules of one id, or none at all, are refused', async () => {
  const { putRules } = await cloudWithRules();
  const rule = { ID: 'r', Expiration: { Days: 1 } };
  await expect(putRules([rule, rule])).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(putRules([])).rejects.toMatchObject({ name: 'MalformedXML' });
});
