// Streams as a source and a sink for other services. Source of truth: the contracts in src/aws/core/ports.ts.
import { expect, test } from 'vitest';
import { VirtualClock } from '../../core/clock.ts';
import type { Observation, SinkRecord } from '../../core/ports.ts';
import { seededRandom } from '../../core/random.ts';
import { Scheduler } from '../../core/scheduler.ts';
import type { ThroughputRule } from '../../core/service.ts';
import { LoadedServices } from '../loaded-services.ts';
import { Consumers } from './consumers.ts';
import { recordSink, recordSource } from './record-ports.ts';
import { freshSettings } from './stream-settings.ts';
import { Streams } from './streams.ts';

const place = { account: '123456789012', region: 'us-east-1' };
const record = (text: string, partitionKey = 'a'): SinkRecord => ({ partitionKey, data: new TextEncoder().encode(text) });
const texts = (records: readonly { data: Uint8Array }[]) => records.map(({ data }) => new TextDecoder().decode(data));

async function activeStream(throughput: ThroughputRule = 'unlimited') {
  const clock = new VirtualClock(Date.UTC(2026, 10, 1));
  const scheduler = new Scheduler(clock);
  const seen: Observation[] = [];
  const given = {
    clock,
    scheduler,
    random: seededRandom(1),
    observe: (observation: Observation) => void seen.push(observation),
    isObserved: () => true,
    throughput,
  };
  const { ports } = new LoadedServices(given);
  const streams = new Streams({ ...given, ports });
  const { arn } = streams.create({ ...place, name: 'prices' }, freshSettings(), 2);
  clock.advanceTo(clock.now() + 1000);
  await scheduler.runDue();
  const consumers = new Consumers({ ...given, ports });
  const pass = async (ms: number) => {
    clock.advanceTo(clock.now() + ms);
    await scheduler.runDue();
  };
  return { arn, streams, consumers, pass, source: recordSource(streams, consumers), sink: recordSink(streams), seen, ports };
}

test('what is put is read from a position on, and read on from there', async () => {
  const { arn, source, sink } = await activeStream();
  const [shardId = ''] = source.shardIds(arn);
  expect(source.latest(arn, shardId)).toEqual({ kind: 'oldest' });
  expect(sink.put(arn, [record('1'), record('2'), record('elsewhere', 'b'), record('3')])).toEqual([]);
  const first = source.read(arn, shardId, { kind: 'oldest' }, 2);
  expect(texts(first)).toEqual(['1', '2']);
  const after = { kind: 'after', sequenceNumber: first[1]?.sequenceNumber ?? '' } as const;
  expect(texts(source.read(arn, shardId, after, 10))).toEqual(['3']);
  expect(source.read(arn, shardId, { kind: 'newest' }, 10)).toEqual([]);
  expect(source.read(arn, shardId, source.latest(arn, shardId), 10)).toEqual([]);
});

test('a subscriber is woken by each append until it ends its subscription', async () => {
  const { arn, source, sink } = await activeStream();
  let woken = 0;
  const end = source.subscribe(arn, () => woken++);
  sink.put(arn, [record('1'), record('2')]);
  expect(woken).toBe(2);
  end();
  sink.put(arn, [record('3')]);
  expect(woken).toBe(2);
});

test('an observer sees deliveries as deliveries', async () => {
  const { arn, sink, seen } = await activeStream();
  sink.put(arn, [record('1')]);
  expect(seen.filter(({ kind }) => kind === 'record')).toMatchObject([
    { kind: 'record', by: 'delivery', streamArn: arn, shardId: 'shardId-000000000000' },
  ]);
});

test('a stream that is not there throws, for reading and for writing', async () => {
  const { source, sink } = await activeStream();
  const missing = 'arn:aws:kinesis:us-east-1:123456789012:stream/none';
  const sentence = 'Stream none under account 123456789012 not found.';
  expect(() => source.shardIds(missing)).toThrow(sentence);
  expect(() => sink.put(missing, [record('1')])).toThrow(sentence);
});

test('ports find the owner of an ARN, and say so when there is none', async () => {
  const { ports } = await activeStream();
  const source = await ports.recordSource('arn:aws:kinesis:us-east-1:123456789012:stream/none');
  expect(() => source.shardIds('arn:aws:kinesis:us-east-1:123456789012:stream/none')).toThrow('not found');
  await expect(ports.recordSink('arn:aws:glacier:us-east-1:123456789012:vault')).rejects.toThrow('No service embedded in Sandshark owns');
  await expect(ports.recordSink('arn:aws:sts::123456789012:x')).rejects.toThrow('is not a stream whose records can be written.');
});

test('where throughput is enforced, what a shard has no room for comes back for another try', async () => {
  const { arn, sink } = await activeStream('enforced');
  const many = Array.from({ length: 1001 }, (_, index) => record(String(index)));
  expect(texts(sink.put(arn, many))).toEqual(['1000']);
});

test('a split wakes the subscribers, and the children name their parent, which comes before them', async () => {
  const { arn, streams, source, pass } = await activeStream();
  let woken = 0;
  source.subscribe(arn, () => woken++);
  streams.update(streams.getByArn(arn), { kind: 'split', index: 0, startingHashKey: 2n ** 126n });
  await pass(1000);
  expect(woken).toBe(1);
  const [parent = '', , child = ''] = source.shardIds(arn);
  expect(source.parentsOf?.(arn, child)).toEqual([parent]);
  expect(source.parentsOf?.(arn, parent)).toEqual([]);
});

test('the ARN of a consumer reads its stream while the consumer is ACTIVE', async () => {
  const { arn, streams, consumers, source, pass } = await activeStream();
  const consumer = consumers.register(streams.getByArn(arn), 'app', {});
  await pass(1000);
  expect(source.shardIds(consumer.arn)).toEqual(source.shardIds(arn));
  consumers.deregister(consumer);
  expect(() => source.shardIds(consumer.arn)).toThrow(`Consumer ${consumer.arn}, account 123456789012 not found.`);
});
