// DescribeStream, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html
import { DescribeStreamCommand } from '@aws-sdk/client-dynamodb-streams';
import { expect, test } from 'vitest';
import { streamCloud } from '../testing/stream-cloud.ts';

test('a stream tells its table, its view and its shard, and the end of the shard once it is closed', async () => {
  const { streams, arn, shardId, put, close, records } = await streamCloud();
  const described = async () => (await streams.send(new DescribeStreamCommand({ StreamArn: arn }))).StreamDescription;
  expect(await described()).toEqual({
    StreamArn: arn,
    StreamLabel: '2026-11-01T00:00:00.000',
    StreamStatus: 'ENABLED',
    StreamViewType: 'NEW_AND_OLD_IMAGES',
    CreationRequestDateTime: new Date(Date.UTC(2026, 10, 1)),
    TableName: 'users',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    Shards: [{ ShardId: shardId, SequenceNumberRange: { StartingSequenceNumber: expect.stringMatching(/^\d{21}$/) } }],
  });
  expect(shardId).toMatch(/^shardId-\d{20}-[0-9a-f]{8}$/);
  await put('a');
  await close();
  const [{ dynamodb } = {}] = await records();
  expect(await described()).toMatchObject({
    StreamStatus: 'DISABLED',
    Shards: [{ SequenceNumberRange: { StartingSequenceNumber: dynamodb?.SequenceNumber, EndingSequenceNumber: dynamodb?.SequenceNumber } }],
  });
});

test('a stream that is not there is not found', async () => {
  const { streams, arn } = await streamCloud();
  await expect(streams.send(new DescribeStreamCommand({ StreamArn: `${arn}1` }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Requested resource not found: Stream: ${arn}1 not found`,
  });
  await expect(streams.send(new DescribeStreamCommand({ StreamArn: 'short' }))).rejects.toThrow(
    'Member must have length greater than or equal to 37',
  );
});

test('a text that is no ARN of a stream is refused, and so is half a shard filter (recorded by scylladb/alternator)', async () => {
  const { streams, arn, shardId } = await streamCloud();
  const described = (input: object) => streams.send(new DescribeStreamCommand({ StreamArn: arn, ...input }));
  await expect(described({ StreamArn: 'x'.repeat(40) })).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(described({ ShardFilter: { ShardId: shardId } })).rejects.toThrow('ShardFilter.Type must be specified');
  await expect(described({ ShardFilter: { Type: 'CHILD_SHARDS' } })).rejects.toThrow('ShardFilter.ShardId must be specified');
  await expect(described({ ShardFilter: { Type: 'CHILD_SHARDS', ShardId: 'x' } })).rejects.toThrow('shardFilter.shardId');
  const children = await described({ ShardFilter: { Type: 'CHILD_SHARDS', ShardId: shardId } });
  expect(children.StreamDescription?.Shards).toEqual([]);
});
