// The cloud that a run leaves behind can be asked, on the real embedded AWS. Source of truth: README.md.
import { expect, test } from 'vitest';
import type { CloudRequest } from './cloud-request.ts';
import { inlineSession, runInline } from './testing/inline-lab.ts';

const program = (stream: string) => ({
  'main.ts': `import { CreateStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
await new KinesisClient({}).send(new CreateStreamCommand({ StreamName: '${stream}', ShardCount: 1 }));
`,
});

const call = (operation: string, input: object): CloudRequest => ({
  service: 'kinesis',
  method: 'POST',
  url: 'https://kinesis.us-east-1.amazonaws.com/',
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Kinesis_20131202.${operation}` },
  body: JSON.stringify(input),
});

test('it holds what the program made, goes on in time, and tells what happens inside', async () => {
  const session = inlineSession({ cloudAfterRun: 'kept' });
  await session.run(program('prices'));
  const listed = await session.ask(call('ListStreams', {}));
  expect(JSON.parse(listed.call.response)).toMatchObject({ StreamNames: ['prices'] });
  const put = await session.ask(call('PutRecord', { StreamName: 'prices', PartitionKey: 'a', Data: 'aGVsbG8=' }));
  expect(put.call).toMatchObject({ service: 'kinesis', operation: 'PutRecord', status: 200, requestId: expect.stringMatching(/./) });
  expect(put.observations.map(({ kind }) => kind)).toEqual(['call-began', 'decision', 'record', 'call-ended']);
  expect(put.nowMs).toBeGreaterThan(listed.nowMs);
});

test('for a look no lab time passes, and its answer is whole', async () => {
  const session = inlineSession({ cloudAfterRun: 'kept' });
  await session.run(program('prices'));
  for (const Data of ['a', 'b', 'c'])
    await session.ask(call('PutRecord', { StreamName: 'prices', PartitionKey: 'a', Data: Data.repeat(12_000) }));
  const iterator = await session.ask(
    call('GetShardIterator', { StreamName: 'prices', ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' }),
  );
  const { ShardIterator } = JSON.parse(iterator.call.response);
  const looked = await session.ask({ ...call('GetRecords', { ShardIterator }), as: 'look' });
  expect(looked.nowMs).toBe(iterator.nowMs);
  expect(looked.call.truncated).toBe(true);
  expect(JSON.parse(looked.whole ?? '').Records).toHaveLength(3);
});

test('the next run has a new cloud, and the one of before is gone', async () => {
  const session = inlineSession({ cloudAfterRun: 'kept' });
  await session.run(program('prices'));
  await session.run(program('waves'));
  expect(JSON.parse((await session.ask(call('ListStreams', {}))).call.response)).toMatchObject({ StreamNames: ['waves'] });
  await session.run({ 'main.ts': 'this does not compile' });
  await expect(session.ask(call('ListStreams', {}))).rejects.toThrow('There is no cloud to ask: no run has left one.');
});

test('what AWS refuses is an answer; while a run is under way there is none', async () => {
  const session = inlineSession({ cloudAfterRun: 'kept' });
  await session.run(program('prices'));
  const refused = await session.ask(call('DescribeStream', { StreamName: 'none' }));
  expect(refused.call).toMatchObject({ status: 400, errorCode: 'ResourceNotFoundException' });
  const running = session.run(program('prices'));
  await expect(session.ask(call('ListStreams', {}))).rejects.toThrow('A run is under way');
  await running;
});

test('a session that does not keep its cloud says so', async () => {
  const session = inlineSession();
  await session.run(program('prices'));
  await expect(session.ask(call('ListStreams', {}))).rejects.toThrow('no run has left one');
  expect((await runInline(program('prices'))).result.outcome).toBe('passed');
});
