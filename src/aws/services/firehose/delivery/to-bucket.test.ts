// Records become objects of S3: by time, by size, under which key, compressed. By the real SDK clients.
// Source: https://docs.aws.amazon.com/firehose/latest/dev/basic-deliver.html and s3-object-name.html, s3-prefixes.html
import { FirehoseClient, PutRecordCommand } from '@aws-sdk/client-firehose';
import { DeleteRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, DeleteBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { gunzipSync, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { createAws } from '../../../index.ts';
import { clientFor } from '../../../testing/sdk-client.ts';
import { BUCKET, BUCKET_ARN, firehoseCloud, ROLE, STREAM } from '../testing/firehose-cloud.ts';

const fiveMinutes = 5 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

test('records wait for five minutes and become one object, one behind the other, under the hour of the first (UTC)', async () => {
  const { create, put, keys, text, advance } = await firehoseCloud();
  await create();
  await put('a', 'b');
  await advance(fiveMinutes - 1);
  expect(await keys()).toEqual([]);
  await put('c');
  await advance(1);
  const [key = ''] = await keys();
  expect(key).toMatch(/^2026\/11\/01\/00\/clicks-1-2026-11-01-00-00-01-[0-9a-f-]{36}$/);
  expect(await text(key)).toBe('abc');
});

test('a buffer that is full is delivered at once, and the next one begins', async () => {
  const { create, put, texts, advance } = await firehoseCloud();
  await create({ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 } });
  const half = 'x'.repeat(512 * 1024);
  await put(half);
  await put(half, 'y');
  await advance(0);
  expect((await texts()).map(({ length }) => length)).toEqual([1024 * 1024]);
  await advance(60_000);
  expect((await texts()).map((text) => text.slice(-1)).sort()).toEqual(['x', 'y']);
});

test('an interval of no seconds delivers at once', async () => {
  const { create, put, texts, advance } = await firehoseCloud();
  await create({ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 } });
  await put('now');
  await advance(0);
  expect(await texts()).toEqual(['now']);
});

test('a cloud settles when what is buffered has been delivered', async () => {
  const { aws, clock, create, put, texts } = await firehoseCloud();
  await create();
  await put('last words');
  await aws.settle({ untilMs: clock.now() + dayMs });
  expect(await texts()).toEqual(['last words']);
  expect(aws.scheduler.busy).toBe(false);
});

test('prefixes with expressions are evaluated, in the time zone that was chosen', async () => {
  const { create, put, keys, advance } = await firehoseCloud();
  const Prefix = "raw/day=!{timestamp:yyyy'-'MM-dd}/hour=!{timestamp:HH}/!{firehose:random-string}/";
  const ErrorOutputPrefix = 'errors/!{firehose:error-output-type}/';
  await create({ Prefix, ErrorOutputPrefix, CustomTimeZone: 'Asia/Tokyo', FileExtension: '.jsonl' });
  await put('{}');
  await advance(fiveMinutes);
  expect(await keys()).toEqual([
    expect.stringMatching(/^raw\/day=2026-11-01\/hour=09\/[0-9a-f]{11}\/clicks-1-2026-11-01-09-00-01-[0-9a-f-]{36}\.jsonl$/),
  ]);
});

test('a prefix without a timestamp is followed by the hour', async () => {
  const { create, put, keys, advance } = await firehoseCloud();
  await create({ Prefix: 'raw-' });
  await put('x');
  await advance(fiveMinutes);
  expect(await keys()).toEqual([expect.stringMatching(/^raw-2026\/11\/01\/00\/clicks-1-/)]);
});

test('GZIP and ZIP, with their extensions', async () => {
  const gzip = await firehoseCloud();
  await gzip.create({ CompressionFormat: 'GZIP' });
  await gzip.put('small');
  await gzip.advance(fiveMinutes);
  const [zipped = ''] = await gzip.keys();
  expect(zipped).toMatch(/\.gz$/);
  expect(new TextDecoder().decode(gunzipSync(await gzip.read(zipped)))).toBe('small');

  const zip = await firehoseCloud();
  await zip.create({ CompressionFormat: 'ZIP' });
  await zip.put('small');
  await zip.advance(fiveMinutes);
  const [archive = ''] = await zip.keys();
  expect(archive).toMatch(/\.zip$/);
  expect(Object.values(unzipSync(await zip.read(archive))).map((bytes) => new TextDecoder().decode(bytes))).toEqual(['small']);
});

test('AppendDelimiterToRecord ends each record', async () => {
  const { create, put, texts, advance } = await firehoseCloud();
  await create({
    ProcessingConfiguration: {
      Enabled: true,
      Processors: [{ Type: 'AppendDelimiterToRecord', Parameters: [{ ParameterName: 'Delimiter', ParameterValue: '\\n' }] }],
    },
  });
  await put('{"a":1}', '{"a":2}');
  await advance(fiveMinutes);
  expect(await texts()).toEqual(['{"a":1}\n{"a":2}\n']);
});

test('source records are backed up as they came', async () => {
  const { create, put, keys, texts, advance } = await firehoseCloud();
  await create({
    Prefix: 'ready/',
    S3BackupMode: 'Enabled',
    S3BackupConfiguration: {
      RoleARN: ROLE,
      BucketARN: BUCKET_ARN,
      Prefix: 'source/',
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
    },
    ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'AppendDelimiterToRecord' }] },
  });
  await put('a');
  await advance(60_000);
  expect(await keys()).toEqual([expect.stringMatching(/^source\/2026/)]);
  await advance(fiveMinutes);
  expect(await texts('source/')).toEqual(['a']);
  expect(await texts('ready/')).toEqual(['a\n']);
});

test('a bucket that is gone is tried again until it is there; nothing is lost (pauses by design)', async () => {
  const { s3, create, put, texts, advance } = await firehoseCloud();
  await create({ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 } });
  await s3.send(new DeleteBucketCommand({ Bucket: BUCKET }));
  await put('patient');
  await advance(10 * 60_000);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await advance(5 * 60_000);
  expect(await texts()).toEqual(['patient']);
});

test('a role that may no longer write holds records back, the inspector says why, and a settling cloud does not wait for ever', async () => {
  const { aws, clock, client, create, put, keys, createRole } = await firehoseCloud();
  const RoleARN = ROLE.replace('/firehose', '/weak');
  await createRole('weak', ['s3:PutObject']);
  await create({ RoleARN });
  const iam = client(IAMClient);
  await iam.send(new DeleteRolePolicyCommand({ RoleName: 'weak', PolicyName: 'all' }));
  await put('held back');
  const untilMs = clock.now() + dayMs / 2;
  await aws.settle({ untilMs });
  expect(clock.now()).toBeLessThan(untilMs);
  expect(await keys()).toEqual([]);
  const { firehose } = aws.inspect('123456789012', 'us-east-1') as { firehose: { errors: { errorCode: string }[] } };
  expect(firehose.errors.at(-1)).toMatchObject({ errorCode: 'S3.AccessDenied', destination: BUCKET_ARN });
});

test('after 24 hours of vain tries records are lost (PutRecord: "stored for 24 hours")', async () => {
  const { aws, s3, create, put, advance } = await firehoseCloud();
  await create();
  await s3.send(new DeleteBucketCommand({ Bucket: BUCKET }));
  await put('gone');
  await advance(25 * 60 * 60_000);
  const { firehose } = aws.inspect('123456789012', 'us-east-1') as { firehose: { errors: object[]; streams: { buffers: object[] }[] } };
  expect(firehose.streams[0]?.buffers).toEqual([]);
  expect(firehose.errors.at(-1)).toMatchObject({ errorCode: 'DataExpired' });
});

test('nothing is lost or twice over a snapshot in the middle of a buffer', async () => {
  const { aws, clock, create, put, advance } = await firehoseCloud();
  await create();
  await put('before ');
  await advance(60_000);
  const snapshot = structuredClone(await aws.snapshot());
  const again = createAws({ clock: new VirtualClock(0), random: seededRandom(2) });
  await again.restore(snapshot);
  const Record = { Data: new TextEncoder().encode('after') };
  await clientFor(again, FirehoseClient).send(new PutRecordCommand({ DeliveryStreamName: STREAM, Record }));
  await again.settle({ untilMs: clock.now() + dayMs });
  const s3 = clientFor(again, S3Client);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  expect(Contents.length).toBe(1);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: Contents[0]?.Key }));
  expect(await Body?.transformToString()).toBe('before after');
});
