// A Kinesis stream behind a Firehose stream. By the real SDK clients.
// Source: https://docs.aws.amazon.com/firehose/latest/dev/writing-with-kinesis-streams.html: reading begins at LATEST.
import { CreateDeliveryStreamCommand, DeleteDeliveryStreamCommand } from '@aws-sdk/client-firehose';
import { CreateStreamCommand, KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { aggregate } from '../../../core/aggregated-records.ts';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { createAws } from '../../../index.ts';
import { clientFor } from '../../../testing/sdk-client.ts';
import { ACCOUNT, BUCKET, BUCKET_ARN, firehoseCloud, ROLE, STREAM } from '../testing/firehose-cloud.ts';

const SOURCE = `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/prices`;
const minute = 60_000;
const fromStream = (RoleARN = ROLE) =>
  ({
    DeliveryStreamType: 'KinesisStreamAsSource',
    KinesisStreamSourceConfiguration: { KinesisStreamARN: SOURCE, RoleARN },
  }) as const;

async function cloudWithStream() {
  const cloud = await firehoseCloud();
  const kinesis = cloud.client(KinesisClient);
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 2 }));
  await cloud.advance(1000);
  const putPrice = (text: string, PartitionKey = text, client = kinesis) =>
    client.send(new PutRecordCommand({ StreamName: 'prices', PartitionKey, Data: new TextEncoder().encode(text) }));
  return { ...cloud, kinesis, putPrice };
}

test('what comes after the stream is ACTIVE is delivered, from all shards; what was there before is not', async () => {
  const { create, putPrice, texts, describe, advance } = await cloudWithStream();
  await putPrice('before');
  await create({}, fromStream());
  for (const text of ['a', 'b', 'c', 'd']) await putPrice(text);
  await advance(5 * minute);
  expect((await texts()).join('').split('').sort()).toEqual(['a', 'b', 'c', 'd']);
  expect((await describe()).Source?.KinesisStreamSourceDescription).toEqual({
    KinesisStreamARN: SOURCE,
    RoleARN: ROLE,
    DeliveryStartTimestamp: new Date(Date.UTC(2026, 10, 1, 0, 0, 2)),
  });
});

test('direct puts are refused on it', async () => {
  const { create, put } = await cloudWithStream();
  await create({}, fromStream());
  await expect(put('x')).rejects.toMatchObject({
    name: 'InvalidArgumentException',
    message: 'This operation is not permitted on KinesisStreamAsSource delivery stream type.',
  });
});

test('records that the Producer Library put into one are delivered as themselves (kpl-with-firehose.html)', async () => {
  const { create, kinesis, texts, advance } = await cloudWithStream();
  await create({}, fromStream());
  const bytes = (text: string) => new TextEncoder().encode(text);
  const Data = aggregate([
    { partitionKey: 'a', data: bytes('one,') },
    { partitionKey: 'b', data: bytes('two,') },
  ]);
  for (const each of [Data, aggregate([]), bytes('three')])
    await kinesis.send(new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'p', Data: each }));
  await advance(5 * minute);
  const text = (await texts()).join('');
  expect(text.startsWith('one,two,')).toBe(true);
  expect(text.endsWith('three')).toBe(true);
});

test('each record is delivered once over a snapshot, and reading goes on', async () => {
  const { aws, create, putPrice, advance } = await cloudWithStream();
  await create({}, fromStream());
  await putPrice('a', 'key');
  await advance(1000);
  await putPrice('b', 'key');
  const again = createAws({ clock: new VirtualClock(0), random: seededRandom(2) });
  await again.restore(structuredClone(await aws.snapshot()));
  await again.settle({ untilMs: Date.UTC(2026, 10, 1, 0, 1) });
  await putPrice('c', 'key', clientFor(again, KinesisClient));
  await again.settle({ untilMs: Date.UTC(2026, 10, 1, 1) });
  const s3 = clientFor(again, S3Client);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  const bodies = await Promise.all(
    Contents.map(async ({ Key }) => (await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }))).Body?.transformToString()),
  );
  expect(bodies).toEqual(['abc']);
});

test('a stream that is deleted reads no more', async () => {
  const { aws, firehose, create, putPrice, keys, advance } = await cloudWithStream();
  await create({}, fromStream());
  await firehose.send(new DeleteDeliveryStreamCommand({ DeliveryStreamName: STREAM }));
  await advance(1000);
  await putPrice('late');
  expect(aws.scheduler.planned().filter(({ label }) => label.startsWith('Firehose'))).toEqual([]);
  await advance(5 * minute);
  expect(await keys()).toEqual([]);
});

test('the source must be named, be there, and be readable by the role (sentences inferred, except the first)', async () => {
  const { firehose, createRole } = await cloudWithStream();
  await createRole('blind', ['s3:PutObject']);
  const create = (more: object) => {
    const ExtendedS3DestinationConfiguration = { RoleARN: ROLE, BucketARN: BUCKET_ARN };
    return firehose.send(new CreateDeliveryStreamCommand({ DeliveryStreamName: STREAM, ExtendedS3DestinationConfiguration, ...more }));
  };
  const { KinesisStreamSourceConfiguration } = fromStream();
  const refused = (message: string | RegExp) => ({ name: 'InvalidArgumentException', message: expect.stringMatching(message) });
  await expect(create({ KinesisStreamSourceConfiguration })).rejects.toMatchObject(
    refused('KinesisSourceStreamConfig is only applicable for KinesisStreamAsSource stream type'),
  );
  await expect(create({ DeliveryStreamType: 'KinesisStreamAsSource' })).rejects.toMatchObject(refused(/must be specified/));
  const absent = { ...KinesisStreamSourceConfiguration, KinesisStreamARN: `${SOURCE}-absent` };
  await expect(create({ ...fromStream(), KinesisStreamSourceConfiguration: absent })).rejects.toMatchObject(refused(/not found/));
  const foreign = { ...KinesisStreamSourceConfiguration, KinesisStreamARN: SOURCE.replace(ACCOUNT, '111122223333') };
  await expect(create({ ...fromStream(), KinesisStreamSourceConfiguration: foreign })).rejects.toMatchObject(refused(/account and region/));
  await expect(create(fromStream(ROLE.replace('/firehose', '/blind')))).rejects.toMatchObject(
    refused(/kinesis:DescribeStream on resource/),
  );
  const encrypted = { DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' } };
  await expect(create({ ...fromStream(), ...encrypted })).rejects.toMatchObject(refused(/DirectPut/));
});
