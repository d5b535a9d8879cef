// Windows: what is inside at a moment. Source of truth: AWS, "Windowed Queries", https://docs.aws.amazon.com/kinesisanalytics/latest/dev/windowed-sql.html

import { describe, expect, it } from 'vitest';
import type { WindowShape } from '../../../aws/core/ports.ts';
import { applyEvent, emptyModel } from './model.ts';
import { openWindows } from './open-window.ts';
import type { SeenRecord, SeenResult, StreamModel } from './seen.ts';
import { windowOfResult } from './window-of-result.ts';

const START = Date.UTC(2017, 2, 11, 10, 0, 0);
const SIZE = 10_000;

/** Records and rows as `[second, key]`, in order of time. */
function modelOf(shape: WindowShape, records: readonly (readonly [number, string])[]): StreamModel {
  const model = emptyModel();
  applyEvent(model, { kind: 'query-started', atMs: START, application: 'app', windows: [shape] });
  for (const [second, key] of records) put(model, second, key, {}, 'call');
  return model;
}

function put(model: StreamModel, second: number, partitionKey: string, value: object, by: 'call' | 'delivery'): void {
  const data = new TextEncoder().encode(JSON.stringify(value));
  applyEvent(model, {
    kind: 'record',
    atMs: START + second * 1_000,
    streamArn: 'a/s',
    shardId: 's',
    partitionKey,
    sequenceNumber: '1',
    data,
    by,
  });
}

/** Seconds of the records inside at `second`, among those that were there. */
function insideAt(model: StreamModel, second: number): readonly number[] {
  const open = openWindows(model, model.windows[0], START + second * 1_000);
  const seconds: number[] = [];
  for (let index = 0; index < model.records.length; index++) {
    const record = model.records.at(index) as SeenRecord;
    if (record.atMs <= START + second * 1_000 && open.inside(record)) seconds.push((record.atMs - START) / 1_000);
  }
  return seconds;
}

describe('a tumbling window', () => {
  const shape: WindowShape = { kind: 'tumbling', from: 'S', sizeMs: SIZE };

  it('holds the records of its stretch for every key, and none of the stretch before', () => {
    const model = modelOf(shape, [
      [8, 'A'],
      [9, 'B'],
      [11, 'A'],
      [12, 'B'],
      [13, 'A'],
    ]);
    expect(insideAt(model, 14)).toEqual([11, 12, 13]);
    expect([...openWindows(model, model.windows[0], START + 14_000).byLane.values()].map((window) => window.count)).toEqual([2, 1]);
  });

  it('takes a record at its start and not one at its end', () => {
    const model = modelOf(shape, [
      [10, 'A'],
      [20, 'A'],
    ]);
    expect(insideAt(model, 19)).toEqual([10]);
    expect(insideAt(model, 20)).toEqual([20]);
  });

  it('does not hold what was put before the query started (AWS: position NOW)', () => {
    const model = modelOf(shape, []);
    put(model, 11, 'A', {}, 'call');
    applyEvent(model, { kind: 'query-started', atMs: START + 12_000, application: 'app', windows: [shape] });
    put(model, 13, 'A', {}, 'call');
    expect(insideAt(model, 11)).toEqual([]);
    expect(insideAt(model, 14)).toEqual([13]);
  });

  it('is no longer open when the query has stopped', () => {
    const model = modelOf(shape, [[11, 'A']]);
    applyEvent(model, { kind: 'query-stopped', atMs: START + 12_000, application: 'app' });
    expect(insideAt(model, 12)).toEqual([]);
    expect(insideAt(model, 11.5)).toEqual([11]);
  });
});

describe('a sliding window by time', () => {
  const shape: WindowShape = { kind: 'sliding-range', from: 'S', sizeMs: SIZE };

  it('ends at the newest record of each key, the lower bound included (SQL:2008 RANGE)', () => {
    const model = modelOf(shape, [
      [1, 'A'],
      [2, 'B'],
      [3, 'A'],
      [11, 'A'],
      [13.5, 'A'],
    ]);
    expect(insideAt(model, 12)).toEqual([1, 2, 3, 11]);
    expect(insideAt(model, 14)).toEqual([2, 11, 13.5]);
  });

  it('does not move while a key has no new record', () => {
    const model = modelOf(shape, [[1, 'A']]);
    expect(openWindows(model, model.windows[0], START + 60_000).byLane.get(0)).toEqual({
      fromMs: START - 9_000,
      toMs: START + 1_000,
      count: 1,
    });
  });
});

describe('a sliding window by rows', () => {
  const shape: WindowShape = { kind: 'sliding-rows', from: 'S', rows: 2 };

  it('holds the newest record of a key and the rows before it', () => {
    const model = modelOf(shape, [
      [1, 'A'],
      [2, 'A'],
      [3, 'B'],
      [4, 'A'],
      [5, 'A'],
    ]);
    expect(insideAt(model, 6)).toEqual([2, 3, 4, 5]);
    expect(insideAt(model, 2)).toEqual([1, 2]);
  });
});

describe('a stagger window', () => {
  it('opens at the first record of a key and closes its size later', () => {
    const model = modelOf({ kind: 'stagger', from: 'S', sizeMs: SIZE }, [
      [3, 'A'],
      [7, 'B'],
      [12, 'A'],
      [14, 'A'],
    ]);
    expect(insideAt(model, 12)).toEqual([3, 7, 12]);
    expect(insideAt(model, 15)).toEqual([7, 14]);
    expect(insideAt(model, 30)).toEqual([]);
  });
});

describe('the window that a result row came from', () => {
  const fromSecond = (model: StreamModel) => {
    const window = model.windows[0];
    const result = model.results.at(model.results.length - 1) as SeenResult;
    const span = window && windowOfResult(model, window, result);
    return span && [(span.fromMs - START) / 1_000, (span.toMs - START) / 1_000];
  };
  const tumbling: WindowShape = { kind: 'tumbling', from: 'S', sizeMs: SIZE };

  it('is the last tumbling window closed when the row was delivered', () => {
    const model = modelOf(tumbling, [[3, 'A']]);
    put(model, 10, 'A', { N: 1 }, 'delivery');
    expect(fromSecond(model)).toEqual([0, 10]);
    put(model, 21.5, 'A', { N: 1 }, 'delivery');
    expect(fromSecond(model)).toEqual([10, 20]);
  });

  it('is the one that ends at ROWTIME, because a tumbling row has its window’s end as ROWTIME', () => {
    const model = modelOf(tumbling, [[3, 'A']]);
    put(model, 31, 'A', { ROWTIME: '2017-03-11 10:00:10.000', N: 1 }, 'delivery');
    expect(fromSecond(model)).toEqual([0, 10]);
  });

  it('is the one that begins at a column named as its start', () => {
    const model = modelOf(tumbling, [[3, 'A']]);
    put(model, 31, 'A', { WINDOW_START: '2017-03-11 10:00:10.000' }, 'delivery');
    expect(fromSecond(model)).toEqual([10, 20]);
  });

  it('ends at the row’s own record where the window slides, also for rows delivered together', () => {
    const model = modelOf({ kind: 'sliding-range', from: 'S', sizeMs: SIZE }, [
      [11, 'A'],
      [12, 'B'],
      [13, 'A'],
    ]);
    for (const key of ['A', 'B', 'A']) put(model, 14, key, {}, 'delivery');
    const window = model.windows[0];
    const ends = [0, 1, 2].map((index) => window && windowOfResult(model, window, model.results.at(index) as SeenResult)?.toMs);
    expect(ends).toEqual([11, 12, 13].map((second) => START + second * 1_000));
  });

  it('reaches back by rows where rows are counted', () => {
    const model = modelOf({ kind: 'sliding-rows', from: 'S', rows: 2 }, [
      [1, 'A'],
      [2, 'A'],
      [3, 'B'],
      [4, 'A'],
      [5, 'A'],
    ]);
    put(model, 5, 'A', {}, 'delivery');
    expect(fromSecond(model)).toEqual([2, 5]);
  });
});
