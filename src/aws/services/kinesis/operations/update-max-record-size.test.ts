// UpdateMaxRecordSize, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateMaxRecordSize.html
import { DescribeStreamSummaryCommand, PutRecordCommand, UpdateMaxRecordSizeCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const StreamARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';

test('a stream takes larger records once it is ACTIVE again', async () => {
  const { kinesis, stream, advance } = kinesisCloud();
  await stream('prices');
  const large = new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'a', Data: new Uint8Array(1.5 * 1024 * 1024) });
  await kinesis.send(new UpdateMaxRecordSizeCommand({ StreamARN, MaxRecordSizeInKiB: 2048 }));
  await expect(kinesis.send(large)).rejects.toMatchObject({ name: 'ValidationException' });
  await advance(1000);
  await kinesis.send(large);
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'prices' }));
  expect(StreamDescriptionSummary?.MaxRecordSizeInKiB).toBe(2048);
});

test('a size out of range, a stream that is not there and one that is UPDATING are refused', async () => {
  const { kinesis, stream } = kinesisCloud();
  await stream('prices');
  const update = (MaxRecordSizeInKiB: number, arn = StreamARN) =>
    kinesis.send(new UpdateMaxRecordSizeCommand({ StreamARN: arn, MaxRecordSizeInKiB }));
  await expect(update(1023)).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(update(10_241)).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(update(2048, `${StreamARN}-none`)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await update(2048);
  await expect(update(2048)).rejects.toMatchObject({ name: 'ResourceInUseException' });
});
