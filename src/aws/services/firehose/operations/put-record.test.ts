// PutRecord and PutRecordBatch, by the real SDK client. What becomes of the records: ../delivery.
// Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html, API_PutRecordBatch.html and limits.html
import { CreateDeliveryStreamCommand, PutRecordBatchCommand, PutRecordCommand } from '@aws-sdk/client-firehose';
import { expect, test } from 'vitest';
import { ACCOUNT, BUCKET_ARN, type FirehoseCloud, firehoseCloud, ROLE, STREAM } from '../testing/firehose-cloud.ts';

const bytes = (length: number) => new Uint8Array(length);
const putOne = ({ firehose }: FirehoseCloud, Data: Uint8Array) =>
  firehose.send(new PutRecordCommand({ DeliveryStreamName: STREAM, Record: { Data } }));
const putMany = ({ firehose }: FirehoseCloud, all: readonly Uint8Array[]) =>
  firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: STREAM, Records: all.map((Data) => ({ Data })) }));

test('each record gets an id of its own', async () => {
  const cloud = await firehoseCloud();
  await cloud.create();
  const one = await putOne(cloud, bytes(1));
  expect(one).toMatchObject({ RecordId: expect.any(String), Encrypted: false });
  const many = await putMany(cloud, [bytes(1), bytes(2)]);
  expect(many).toMatchObject({ FailedPutCount: 0, Encrypted: false });
  const ids = [one.RecordId, ...(many.RequestResponses ?? []).map(({ RecordId }) => RecordId)];
  expect(new Set(ids).size).toBe(3);
});

test('records of up to 1,000 KiB, up to 500 of them, up to 4 MiB together', async () => {
  const cloud = await firehoseCloud();
  await cloud.create();
  await putOne(cloud, bytes(1000 * 1024));
  await expect(putOne(cloud, bytes(1000 * 1024 + 1))).rejects.toMatchObject({ name: 'ValidationException' });
  const tooMany = Array.from({ length: 501 }, () => bytes(1));
  await expect(putMany(cloud, tooMany)).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(putMany(cloud, [])).rejects.toMatchObject({ name: 'ValidationException' });
  const tooLarge = Array.from({ length: 5 }, () => bytes(1000 * 1024));
  await expect(putMany(cloud, tooLarge)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
});

test('a stream that is not there, or not ACTIVE yet', async () => {
  const cloud = await firehoseCloud();
  const message = `Firehose ${STREAM} under account ${ACCOUNT} not found.`;
  await expect(putOne(cloud, bytes(1))).rejects.toMatchObject({ name: 'ResourceNotFoundException', message });
  const S3DestinationConfiguration = { RoleARN: ROLE, BucketARN: BUCKET_ARN };
  await cloud.firehose.send(new CreateDeliveryStreamCommand({ DeliveryStreamName: STREAM, S3DestinationConfiguration }));
  await expect(putMany(cloud, [bytes(1)])).rejects.toMatchObject({ name: 'ResourceNotFoundException', message });
});

test('where decompression is enabled only CloudWatch Logs may put (InvalidSourceException of the model)', async () => {
  const cloud = await firehoseCloud();
  await cloud.create({ ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'Decompression' }] } });
  await expect(putOne(cloud, bytes(1))).rejects.toMatchObject({ name: 'InvalidSourceException' });
});

test('limits per second, where they are enforced: 5 MiB and 2,000 requests in us-east-1, and a record fails alone', async () => {
  const cloud = await firehoseCloud({ throughput: 'enforced' });
  await cloud.create();
  await putMany(cloud, [bytes(1000 * 1024), bytes(1000 * 1024), bytes(1000 * 1024)]);
  const { FailedPutCount, RequestResponses } = await putMany(cloud, [bytes(1000 * 1024), bytes(1000 * 1024), bytes(500 * 1024)]);
  expect(FailedPutCount).toBe(1);
  expect(RequestResponses?.[2]).toEqual({ ErrorCode: 'ServiceUnavailableException', ErrorMessage: 'Slow down.' });
  await expect(putOne(cloud, bytes(500 * 1024))).rejects.toMatchObject({ name: 'ServiceUnavailableException', message: 'Slow down.' });
  await cloud.advance(1000);
  for (let n = 0; n < 2000; n++) await putOne(cloud, bytes(1));
  await expect(putOne(cloud, bytes(1))).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
  await cloud.advance(1000);
  await putOne(cloud, bytes(1));
});
