// The cloud as a whole: its time, its snapshots, its inside. Source of truth: src/aws/README.md.
import { CreateStreamCommand, DescribeStreamSummaryCommand, KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { VirtualClock, wallClock } from './core/clock.ts';
import { seededRandom } from './core/random.ts';
import { createAws } from './index.ts';
import { kinesisCloud } from './services/kinesis/testing/kinesis-cloud.ts';
import { clientFor } from './testing/sdk-client.ts';
import { testCloud } from './testing/test-cloud.ts';

test('settling jumps to what is due and not beyond', async () => {
  const { aws, clock, client } = testCloud();
  await client(KinesisClient).send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  const startMs = clock.now();
  await aws.settle({ untilMs: startMs + 100 });
  expect(clock.now()).toBe(startMs);
  await aws.settle({ untilMs: startMs + 60_000 });
  expect(clock.now()).toBe(startMs + 500);
});

test('settling runs periodic work on the way at its own time, and does not wait for it', async () => {
  const { aws, clock } = testCloud();
  const startMs = clock.now();
  const ran: string[] = [];
  aws.scheduler.at(startMs + 100, 'tick', () => void ran.push(`tick at ${clock.now() - startMs}`), { periodic: true });
  aws.scheduler.at(startMs + 200, 'work', () => void ran.push(`work at ${clock.now() - startMs}`));
  aws.scheduler.at(startMs + 300, 'tick', () => void ran.push('never'), { periodic: true });
  await aws.settle({ untilMs: startMs + 1000 });
  expect(ran).toEqual(['tick at 100', 'work at 200']);
});

test('what is due has happened before a request, whoever moved the clock', async () => {
  const { clock, client } = testCloud();
  const kinesis = client(KinesisClient);
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  clock.advanceTo(clock.now() + 1000);
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'prices' }));
  expect(StreamDescriptionSummary?.StreamStatus).toBe('ACTIVE');
});

test('only a virtual clock can settle', async () => {
  const aws = createAws({ clock: wallClock, random: seededRandom(1) });
  await expect(aws.settle({ untilMs: 0 })).rejects.toThrow('only a virtual clock can settle');
});

test('a snapshot, cloned as plain data, brings everything back in a new cloud: records, time and what is due', async () => {
  const old = kinesisCloud();
  await old.stream('prices');
  const number = await old.put('prices', 'one');
  await old.kinesis.send(new CreateStreamCommand({ StreamName: 'young', ShardCount: 1 }));
  const snapshot = structuredClone(await old.aws.snapshot());
  await old.put('prices', 'after the snapshot');

  const restored = kinesisCloud();
  await restored.aws.restore(snapshot);
  expect(restored.clock.now()).toBe(old.clock.now());
  expect(await restored.texts('prices')).toEqual(['one']);
  expect((await restored.put('prices', 'two')) > number).toBe(true);
  await restored.advance(1000);
  const { StreamSummaries } = await restored.kinesis.send(new ListStreamsCommand({}));
  expect(StreamSummaries).toMatchObject([{ StreamStatus: 'ACTIVE' }, { StreamName: 'young', StreamStatus: 'ACTIVE' }]);
});

test('the inspector sees one account and region', async () => {
  const { aws, stream, put } = kinesisCloud();
  await stream('prices');
  await put('prices', 'one');
  const inside = aws.inspect('123456789012', 'us-east-1');
  expect(inside).toMatchObject({ kinesis: [{ name: 'prices', status: 'ACTIVE', shards: [{ records: 1, StartingHashKey: '0' }] }] });
  expect(JSON.parse(JSON.stringify(inside))).toEqual(inside);
  expect(aws.inspect('999999999999', 'us-east-1')).toEqual({ kinesis: [] });
});

test('two clouds with the same seed give the same answers', async () => {
  const once = async () => {
    const aws = createAws({ clock: new VirtualClock(0), random: seededRandom(7) });
    const { $metadata } = await clientFor(aws, KinesisClient).send(new ListStreamsCommand({}));
    return [$metadata.requestId, $metadata.extendedRequestId];
  };
  expect(await once()).toEqual(await once());
});
