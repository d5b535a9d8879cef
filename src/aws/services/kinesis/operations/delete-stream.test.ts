// DeleteStream, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeleteStream.html
import { CreateStreamCommand, DeleteStreamCommand, DescribeStreamSummaryCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const describe = new DescribeStreamSummaryCommand({ StreamName: 'prices' });

test('a stream is DELETING first and then gone, and its name is free', async () => {
  const { kinesis, stream, advance } = kinesisCloud();
  await stream('prices');
  await kinesis.send(new DeleteStreamCommand({ StreamName: 'prices' }));
  const dying = await kinesis.send(describe);
  expect(dying.StreamDescriptionSummary?.StreamStatus).toBe('DELETING');
  await advance(1000);
  await expect(kinesis.send(describe)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Stream prices under account 123456789012 not found.',
  });
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
});

test('a stream that is deleted while it is being created never becomes ACTIVE', async () => {
  const { kinesis, advance } = kinesisCloud();
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  await kinesis.send(new DeleteStreamCommand({ StreamName: 'prices' }));
  await advance(1000);
  await expect(kinesis.send(describe)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a stream that is not there cannot be deleted', async () => {
  const { kinesis } = kinesisCloud();
  await expect(kinesis.send(new DeleteStreamCommand({ StreamName: 'none' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
