// GetShardIterator, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html; sentences inferred.
import { expect, test } from 'vitest';
import { streamCloud } from '../testing/stream-cloud.ts';

test('each type begins where it says', async () => {
  const { put, records, iterator } = await streamCloud();
  for (const pk of ['a', 'b', 'c']) await put(pk);
  const latest = await iterator({ ShardIteratorType: 'LATEST' });
  await put('d');
  const [, second] = await records();
  const SequenceNumber = second?.dynamodb?.SequenceNumber;
  const names = async (from: string) => (await records(from)).map(({ dynamodb }) => dynamodb?.Keys?.pk?.S);
  expect(await names(await iterator())).toEqual(['a', 'b', 'c', 'd']);
  expect(await names(latest)).toEqual(['d']);
  expect(await names(await iterator({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber }))).toEqual(['b', 'c', 'd']);
  expect(await names(await iterator({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber }))).toEqual(['c', 'd']);
});

test('a number that is no longer kept is past the horizon', async () => {
  const { put, records, iterator, advance } = await streamCloud();
  await put('a');
  await put('b');
  const [, { dynamodb } = {}] = await records();
  await advance(23 * 3600 * 1000);
  await put('c');
  await advance(2 * 3600 * 1000);
  await expect(iterator({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: dynamodb?.SequenceNumber })).rejects.toMatchObject({
    name: 'TrimmedDataAccessException',
  });
});

test('a number is needed where a type asks for it, and nowhere else', async () => {
  const { iterator } = await streamCloud();
  await expect(iterator({ ShardIteratorType: 'AT_SEQUENCE_NUMBER' })).rejects.toThrow('SequenceNumber must be specified');
  const SequenceNumber = '1'.repeat(21);
  await expect(iterator({ ShardIteratorType: 'LATEST', SequenceNumber })).rejects.toThrow('SequenceNumber must not be specified');
  await expect(iterator({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: '0'.repeat(21) })).rejects.toThrow(
    'Invalid SequenceNumber',
  );
});

test('a stream or a shard that is not there is not found, and a type that is none is refused', async () => {
  const { iterator, arn } = await streamCloud();
  await expect(iterator({ StreamArn: `${arn}1` })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Requested resource not found: Stream: ${arn}1 not found`,
  });
  await expect(iterator({ ShardId: `shardId-${'0'.repeat(20)}-x` })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(iterator({ ShardIteratorType: 'HERE' as never })).rejects.toThrow('Member must satisfy enum value set');
});
