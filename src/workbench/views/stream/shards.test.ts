// Shards, the ring and the lanes of shards. Source of truth: MD5 of the key as a 128-bit number (AWS: API_PutRecord); what is hot is our own (inferred).
import { describe, expect, it } from 'vitest';
import type { ShardShape } from '../../../aws/core/ports.ts';
import { describeRing, ringScene, shardLoads } from './hash-ring-scene.ts';
import { showLanesOf } from './lanes.ts';
import { applyEvent, emptyModel } from './model.ts';
import type { StreamModel } from './seen.ts';
import { placeOfHashKey, placeOfKey } from './shards.ts';
import type { StreamEvent } from './stream-event.ts';
import { refusalTable, shardTable } from './table-rows.ts';

const START = Date.UTC(2017, 2, 11, 10, 0, 0);
const streamArn = 'arn:aws:kinesis:us-east-1:123456789012:stream/waves';
const HALF = 2n ** 127n;
const data = new TextEncoder().encode('{}');

const shape = (index: number, from: bigint, to: bigint, more: Partial<ShardShape> = {}): ShardShape => ({
  shardId: `shardId-${String(index).padStart(12, '0')}`,
  startingHashKey: String(from),
  endingHashKey: String(to),
  parents: [],
  state: 'open',
  ...more,
});
const two = [shape(0, 0n, HALF - 1n), shape(1, HALF, 2n * HALF - 1n)];
const split = [
  { ...shape(0, 0n, HALF - 1n), state: 'closed' as const },
  shape(1, HALF, 2n * HALF - 1n),
  shape(2, 0n, HALF / 2n - 1n, { parents: ['shardId-000000000000'] }),
  shape(3, HALF / 2n, HALF - 1n, { parents: ['shardId-000000000000'] }),
];
const shards = (second: number, told: readonly ShardShape[]): StreamEvent => ({
  kind: 'shards',
  atMs: START + second * 1_000,
  streamArn,
  shards: told,
});
const put = (second: number, partitionKey: string, shard: number, kind: 'record' | 'record-refused' = 'record'): StreamEvent => ({
  kind,
  atMs: START + second * 1_000,
  streamArn,
  shardId: `shardId-${String(shard).padStart(12, '0')}`,
  partitionKey,
  sequenceNumber: '1',
  data,
  by: 'call',
});
function modelOf(...events: StreamEvent[]): StreamModel {
  const model = emptyModel();
  for (const event of events) applyEvent(model, event);
  return model;
}
const fifteen = Array.from({ length: 15 }, (_, index) => put(2, `key-${index % 3}`, index < 12 ? 0 : 1));

describe('the ring of hash keys', () => {
  it('puts a partition key at the MD5 of its bytes', () => {
    // md5('') = d41d8cd9..., md5('a') = 0cc175b9...
    expect(placeOfKey('')).toBeCloseTo(0xd41d8cd9 / 2 ** 32, 9);
    expect(placeOfKey('a')).toBeCloseTo(0x0cc175b9 / 2 ** 32, 9);
    expect(placeOfHashKey(String(HALF))).toBe(0.5);
  });

  it('calls a shard hot that takes most of what comes while another stands by', () => {
    const model = modelOf(shards(1, two), ...fifteen);
    expect(shardLoads(model, 'waves', model.nowMs).map(({ shard, share, heat }) => [shard.name, share, heat])).toEqual([
      ['0', 0.8, 'hot'],
      ['1', 0.2, 'calm'],
    ]);
  });

  it('calls a shard hot that refused a record, and says how many', () => {
    const model = modelOf(shards(1, two), put(2, 'a', 0), put(2, 'b', 1), put(2, 'a', 0, 'record-refused'));
    expect(shardLoads(model, 'waves', model.nowMs)).toMatchObject([
      { taken: 1, refused: 1, heat: 'hot' },
      { taken: 1, refused: 0, heat: 'calm' },
    ]);
    expect(refusalTable(model, 10)).toMatchObject({ total: 1, rows: [{ cells: ['10:00:02', 'a', '{}', '0'] }] });
    expect(describeRing(ringScene(model, 'waves', model.nowMs))).toBe(
      'The hash ring of waves, 2 keys in the last 5 seconds: shard 0 (0–50 % of the ring) carries 50 %, hot, 1 refused; shard 1 (50–100 % of the ring) carries 50 %.',
    );
  });

  it('looks back: before the split the parent is open and its children are not there', () => {
    const model = modelOf(shards(1, two), ...fifteen, shards(4, split), put(5, 'a', 2));
    const states = (second: number) =>
      ringScene(model, 'waves', START + second * 1_000).shards.map(({ shard, state }) => `${shard.name} ${state}`);
    expect(states(3)).toEqual(['0 open', '1 open']);
    expect(states(5)).toEqual(['0 closed', '2 open', '3 open', '1 open']);
    expect(shardTable(model).rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['0', '0–50 %', 'closed 10:00:04'],
      ['2', '0–25 %', 'open'],
      ['3', '25–50 %', 'open'],
      ['1', '50–100 %', 'open'],
    ]);
  });

  it('puts a record with a hash key of its own there, not at the MD5 of its key', () => {
    const explicit = { ...put(2, 'a', 1), explicitHashKey: String(HALF) } as StreamEvent;
    expect(ringScene(modelOf(shards(1, two), explicit), 'waves', START + 3_000).keys).toEqual([{ key: 'a', place: 0.5, share: 1 }]);
  });
});

describe('lanes of shards', () => {
  it('come by default where a stream has several and no query draws windows over keys', () => {
    const model = modelOf(shards(1, two), put(2, 'a', 1));
    expect([model.laneKind, model.lanes, model.records.at(0)?.lane]).toEqual(['shards', ['shard 0', 'shard 1'], 1]);
    applyEvent(model, {
      kind: 'query-started',
      atMs: START + 3_000,
      application: 'app',
      windows: [{ kind: 'tumbling', from: 'S', sizeMs: 10_000 }],
    });
    expect([model.laneKind, model.lanes]).toEqual(['keys', ['a']]);
  });

  it('stay as the learner chose, also in the next run', () => {
    const model = modelOf(shards(1, two), put(2, 'a', 1));
    showLanesOf(model, 'keys', 'learner');
    for (const event of [{ kind: 'run-started' } as const, shards(1, two), put(2, 'b', 0)]) applyEvent(model, event);
    expect([model.laneKind, model.lanes]).toEqual(['keys', ['b']]);
  });

  it('get the children of a split, and its records find them', () => {
    const model = modelOf(shards(1, two), put(2, 'a', 0), shards(4, split), put(5, 'a', 3));
    expect([model.lanes.length, model.records.at(0)?.lane, model.records.at(1)?.lane]).toEqual([4, 0, 3]);
  });
});
