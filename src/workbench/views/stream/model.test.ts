// The model: what is kept of a run. Source of truth: the contract in aws/core/ports.ts; bounds and lanes are our own (inferred).

import { describe, expect, it } from 'vitest';
import type { WindowShape } from '../../../aws/core/ports.ts';
import { describeStreams } from './describe.ts';
import { laneFields } from './lane-fields.ts';
import { laneRecordsBy, MAX_LANES, OTHER_LANE } from './lanes.ts';
import { applyEvent, emptyModel } from './model.ts';
import type { StreamModel } from './seen.ts';
import type { StreamEvent } from './stream-event.ts';
import { recordTable, resultTable } from './table-rows.ts';

const START = Date.UTC(2017, 2, 11, 10, 0, 0);
const tenSeconds: WindowShape = { kind: 'tumbling', from: 'SOURCE', sizeMs: 10_000 };

function record(second: number, partitionKey: string, value: object | string, by: 'call' | 'delivery' = 'call'): StreamEvent {
  const data = new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
  const streamArn = `arn:aws:kinesis:us-east-1:123456789012:stream/${by === 'call' ? 'prices' : 'averages'}`;
  return { kind: 'record', atMs: START + second * 1_000, streamArn, shardId: 'shardId-0', partitionKey, sequenceNumber: '1', data, by };
}

function modelOf(...events: StreamEvent[]): StreamModel {
  const model = emptyModel();
  for (const event of events) applyEvent(model, event);
  return model;
}

const started: StreamEvent = { kind: 'query-started', atMs: START, application: 'app', windows: [tenSeconds] };

describe('the model of the streams', () => {
  it('gives each partition key a lane, in order of appearance', () => {
    const model = modelOf(record(1, 'IBM', {}), record(2, 'AAPL', {}), record(3, 'IBM', {}));
    expect(model.lanes).toEqual(['IBM', 'AAPL']);
    expect(model.records.at(2)?.lane).toBe(0);
  });

  it('keeps what clients put apart from what a query delivered', () => {
    const model = modelOf(record(1, 'IBM', { PRICE: 1 }), record(10, 'x', { TICKER: 'IBM', COUNT: 1 }, 'delivery'));
    expect([model.records.length, model.results.length]).toEqual([1, 1]);
    expect([...model.sourceStreams, ...model.outputStreams]).toEqual(['prices', 'averages']);
  });

  it('finds the lane of a result row by a field that holds a known key, whatever its partition key is', () => {
    const model = modelOf(record(1, 'IBM', {}), record(2, 'AAPL', {}), record(10, '93715', { T: 'AAPL', N: 1 }, 'delivery'));
    expect(model.results.at(0)?.lane).toBe(1);
  });

  it('collects all keys beyond the last lane in one', () => {
    const keys = Array.from({ length: MAX_LANES + 5 }, (_, index) => `key ${index}`);
    const model = modelOf(...keys.map((key, index) => record(index, key, {})));
    expect(model.lanes).toHaveLength(MAX_LANES + 1);
    expect(model.lanes.at(-1)).toBe(OTHER_LANE);
    expect(model.records.at(keys.length - 1)?.lane).toBe(MAX_LANES);
  });

  it('keeps a bounded number of records and still counts all', () => {
    const model = emptyModel();
    for (let index = 0; index < 20_500; index++) applyEvent(model, record(index / 1_000, 'IBM', 'x'));
    expect(model.records.length).toBe(model.records.capacity);
    expect(model.recordCount).toBe(20_500);
    expect(model.records.at(0)?.id).toBe(20_500 - model.records.capacity);
  });

  it('begins anew when the clock goes back, because that is another run', () => {
    const model = modelOf(started, record(50, 'IBM', {}), { kind: 'clock', nowMs: START });
    expect([model.recordCount, model.lanes.length, model.windows.length, model.nowMs]).toEqual([0, 0, 0, START]);
  });

  it('begins anew when a run starts', () => {
    expect(modelOf(started, record(50, 'IBM', {}), { kind: 'run-started' }).recordCount).toBe(0);
  });

  it('replaces the windows of an application that starts again', () => {
    const again: StreamEvent = {
      kind: 'query-started',
      atMs: START + 5_000,
      application: 'app',
      windows: [{ kind: 'sliding-rows', from: 'S', rows: 2 }],
    };
    expect(modelOf(started, again).windows.map((window) => window.shape.kind)).toEqual(['sliding-rows']);
  });

  it('sorts everything into other lanes when another field names them', () => {
    const model = modelOf(record(1, '1', { TICKER: 'IBM' }), record(2, '2', { TICKER: 'IBM' }), record(3, '3', { TICKER: 'AAPL' }));
    expect(laneFields(model)).toEqual(['TICKER']);
    laneRecordsBy(model, 'TICKER');
    expect(model.lanes).toEqual(['IBM', 'AAPL']);
    expect(model.records.at(2)?.lane).toBe(1);
  });

  it('does not offer a field that only repeats the partition key', () => {
    expect(laneFields(modelOf(record(1, 'IBM', { T: 'IBM' }), record(2, 'AAPL', { T: 'AAPL' })))).toEqual([]);
  });
});

describe('the streams in words', () => {
  const model = modelOf(
    started,
    record(11, 'AAPL', { PRICE: 1.5 }),
    record(12, 'AAPL', 'AAPL,2'),
    record(20, 'k', { T: 'AAPL', N: 2 }, 'delivery'),
  );

  it('says how many records each key has in the open window', () => {
    const early = modelOf(started, record(11, 'AAPL', {}), record(12, 'AAPL', {}), record(13, 'IBM', {}));
    expect(describeStreams(early, early.windows[0])).toBe(
      'AAPL: 2 records in the window 10:00:10 to 10:00:20, IBM: 1 record in the window 10:00:10 to 10:00:20; 0 result rows so far.',
    );
  });

  it('says so when the open window is empty', () => {
    expect(describeStreams(model, model.windows[0])).toBe('no record in an open window; 1 result row so far.');
  });

  it('lists records newest first with the window of each', () => {
    const { rows } = recordTable(model, model.windows[0], 10);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['10:00:12', 'AAPL', 'AAPL,2', '10:00:10 to 10:00:20'],
      ['10:00:11', 'AAPL', '{"PRICE":1.5}', '10:00:10 to 10:00:20'],
    ]);
  });

  it('lists result rows with the window that they came from', () => {
    expect(resultTable(model, model.windows[0], 10).rows[0]?.cells).toEqual([
      '10:00:20',
      'AAPL',
      '{"T":"AAPL","N":2}',
      '10:00:10 to 10:00:20',
    ]);
  });
});
