// What an observer sees of a stream besides its records: its shards, and what they refused. Source of truth: Observation in core/ports.ts.
import { PutRecordCommand, PutRecordsCommand, SplitShardCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import type { Observation } from '../../core/ports.ts';
import { limits } from './limits.ts';
import { kinesisCloud } from './testing/kinesis-cloud.ts';

const data = new TextEncoder().encode('1');
const half = 2n ** 127n;

function observedCloud(options?: Parameters<typeof kinesisCloud>[0]) {
  const cloud = kinesisCloud(options);
  const seen: Observation[] = [];
  cloud.aws.observe((observation) => {
    // Calls are told, too.
    if ('streamArn' in observation) seen.push(observation);
  });
  return { ...cloud, seen };
}

test('the shards of a stream are told when it becomes ACTIVE, with their parts of the ring', async () => {
  const { stream, seen } = observedCloud();
  await stream('prices', { ShardCount: 2 });
  expect(seen).toEqual([
    {
      kind: 'shards',
      atMs: expect.any(Number),
      streamArn: expect.stringMatching(/stream\/prices$/),
      shards: [
        { shardId: 'shardId-000000000000', startingHashKey: '0', endingHashKey: String(half - 1n), parents: [], state: 'open' },
        {
          shardId: 'shardId-000000000001',
          startingHashKey: String(half),
          endingHashKey: String(2n * half - 1n),
          parents: [],
          state: 'open',
        },
      ],
    },
  ]);
});

test('after a split the parent is told as closed, and the children with their parent', async () => {
  const { kinesis, stream, seen, advance } = observedCloud();
  await stream('prices', { ShardCount: 1 });
  const split = { StreamName: 'prices', ShardToSplit: 'shardId-000000000000', NewStartingHashKey: String(half) };
  await kinesis.send(new SplitShardCommand(split));
  await advance(5000);
  const told = seen.at(-1);
  expect(told?.kind === 'shards' && told.shards.map(({ shardId, parents, state }) => [shardId.at(-1), parents.length, state])).toEqual([
    ['0', 0, 'closed'],
    ['1', 1, 'open'],
    ['2', 1, 'open'],
  ]);
});

test('a record that its shard has no room for is told as refused', async () => {
  const { kinesis, stream, seen } = observedCloud({ throughput: 'enforced' });
  await stream('prices', { ShardCount: 1 });
  const send = (count: number) =>
    kinesis.send(
      new PutRecordsCommand({ StreamName: 'prices', Records: Array.from({ length: count }, () => ({ PartitionKey: 'AMZN', Data: data })) }),
    );
  for (let sent = 0; sent < limits.shardRecordsPerSecond; sent += limits.recordsPerPut) await send(limits.recordsPerPut);
  await send(2);
  const refused = seen.filter(({ kind }) => kind === 'record-refused');
  expect(refused).toHaveLength(2);
  expect(refused[0]).toMatchObject({ shardId: 'shardId-000000000000', partitionKey: 'AMZN', by: 'call', data });
});

test('a hash key that the client named is told with the record', async () => {
  const { kinesis, stream, seen } = observedCloud();
  await stream('prices', { ShardCount: 2 });
  await kinesis.send(new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'a', Data: data, ExplicitHashKey: String(half) }));
  expect(seen.at(-1)).toMatchObject({ kind: 'record', shardId: 'shardId-000000000001', explicitHashKey: String(half) });
});
