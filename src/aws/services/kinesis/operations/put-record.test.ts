// PutRecord, by the real SDK client.
import { CreateStreamCommand, GetRecordsCommand, GetShardIteratorCommand, KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { createAws } from '../../../index.ts';
import { clientFor } from '../../../testing/sdk-client.ts';

test('a record that was put is read back', async () => {
  const clock = new VirtualClock(Date.UTC(2026, 10, 1));
  const aws = createAws({ clock, random: seededRandom(1) });
  const kinesis = clientFor(aws, KinesisClient);
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 2 }));
  await aws.settle({ untilMs: clock.now() + 60_000 });
  const put = await kinesis.send(new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'a', Data: new TextEncoder().encode('hi') }));
  const { ShardIterator } = await kinesis.send(
    new GetShardIteratorCommand({ StreamName: 'prices', ShardId: put.ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
  );
  const read = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
  expect(read.Records).toMatchObject([{ PartitionKey: 'a', SequenceNumber: put.SequenceNumber }]);
  expect(new TextDecoder().decode(read.Records?.[0]?.Data)).toBe('hi');
});
