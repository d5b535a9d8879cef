// The three clocks, late records, and windows by ROWTIME. Source of truth: AWS, "Timestamps and the ROWTIME Column",
// https://docs.aws.amazon.com/kinesisanalytics/latest/dev/timestamps-rowtime-concepts.html; what counts as late is our own (inferred).
import { describe, expect, it } from 'vitest';
import type { WindowShape } from '../../../aws/core/ports.ts';
import { clocksOf, isLate, timeOn } from './clocks.ts';
import { describeRecord } from './describe-record.ts';
import { type ClockShown, marksInView, placeOn } from './marks.ts';
import { applyEvent, emptyModel } from './model.ts';
import { openWindows } from './open-window.ts';
import { recordBeside } from './record-steps.ts';
import { buildScene } from './scene.ts';
import type { SeenRecord, StreamModel } from './seen.ts';
import { staggerName, staggerWindows } from './stagger-windows.ts';
import type { StreamEvent } from './stream-event.ts';
import { recordTable } from './table-rows.ts';
import { resultOfRecord } from './window-of-result.ts';

const START = Date.UTC(2017, 2, 11, 10, 0, 0);
const streamArn = 'arn:aws:kinesis:us-east-1:123456789012:stream/scans';
const at = (second: number) => START + second * 1_000;
const tumbling: WindowShape = { kind: 'tumbling', from: 'S', sizeMs: 60_000 };

const started = (second: number, ...windows: WindowShape[]): StreamEvent => ({
  kind: 'query-started',
  atMs: at(second),
  application: 'app',
  windows,
});
const put = (second: number, key: string, happened: number): StreamEvent => ({
  kind: 'record',
  atMs: at(second),
  streamArn,
  shardId: 's',
  partitionKey: key,
  sequenceNumber: `${second} ${key}`,
  data: new TextEncoder().encode(JSON.stringify({ gate: key, at: new Date(at(happened)).toISOString() })),
  by: 'call',
});
const row = (second: number, value: object): StreamEvent =>
  ({
    ...put(second, 'random', 0),
    data: new TextEncoder().encode(JSON.stringify(value)),
    streamArn: 'a/out',
    by: 'delivery',
  }) as StreamEvent;
const read = (second: number, upTo: string): StreamEvent => ({
  kind: 'rows-read',
  atMs: at(second),
  application: 'app',
  streamArn,
  upTo: [{ shardId: 's', sequenceNumber: upTo }],
});
function modelOf(...events: StreamEvent[]): StreamModel {
  const model = emptyModel();
  for (const event of events) applyEvent(model, event);
  return model;
}
const recordAt = (model: StreamModel, index: number) => model.records.at(index) as SeenRecord;

describe('the clocks of a record', () => {
  const model = modelOf(put(5, 'A', 3), put(7, 'B', 7), started(10, tumbling), read(10, '7 B'), put(70, 'A', 20), read(70, '70 A'));

  it('are the time in its field, the arrival at the shard, and the moment in which the query read it', () => {
    expect(clocksOf(model)).toEqual(['event', 'arrival', 'rowtime']);
    expect((['event', 'arrival', 'rowtime'] as const).map((clock) => timeOn(clock, recordAt(model, 0)))).toEqual([at(3), at(5), at(10)]);
  });

  it('without a time in the records and without a query there is the arrival alone', () => {
    const plain = { ...put(1, 'A', 0), data: new TextEncoder().encode('{"price":1}') } as StreamEvent;
    expect(clocksOf(modelOf(plain))).toEqual(['arrival']);
  });

  it('a record is late whose window by event time had closed when it was read', () => {
    expect([0, 1, 2].map((index) => isLate(model.windows[0], recordAt(model, index)))).toEqual([false, false, true]);
  });

  it('stand in the table, with the window that counted the record', () => {
    const { columns, rows } = recordTable(model, model.windows[0], 1);
    expect(columns.map(({ name }) => name)).toEqual(['Event time', 'Arrival', 'ROWTIME', 'Key', 'Value', 'Window']);
    expect(rows[0]?.cells.filter((_, index) => index !== 4)).toEqual([
      '10:00:20',
      '10:01:10',
      '10:01:10',
      'A',
      '10:01:00 to 10:02:00, open, late',
    ]);
  });

  it('are told in words of a record', () => {
    expect(describeRecord(model, model.windows[0], recordAt(model, 0))).toMatch(
      /^A happened 10:00:03, arrived 10:00:05, ROWTIME 10:00:10 .*; window 10:00:00 to 10:01:00$/,
    );
  });

  it('a record that waited in the stream is counted in the window in which it was read', () => {
    expect(openWindows(model, model.windows[0], at(12)).byLane.get(0)?.count).toBe(1);
    expect(openWindows(model, model.windows[0], at(9)).byLane.size).toBe(0);
  });

  it('a change of clock moves a record from the one place to the other', () => {
    const on = (part: number): ClockShown => ({ from: 'arrival', to: 'event', part });
    expect([0, 0.5, 1].map((part) => placeOn(on(part), recordAt(model, 0)))).toEqual([at(5), at(4), at(3)]);
    const scene = buildScene(model, model.windows[0], { width: 900, minHeight: 300, playheadMs: at(75), spanMs: 180_000, clock: on(1) });
    const { layout, open } = scene;
    const marks = marksInView({ model, window: model.windows[0], layout, open, clock: on(1), unitMs: 60_000, meetings: new Map() });
    expect(marks.map(({ timing, state }) => [timing, state])).toEqual([
      ['in-time', 'outside'],
      ['in-time', 'outside'],
      ['late', 'inside'],
    ]);
    expect(marks[2]?.enteredX).toBeGreaterThan(marks[2]?.x ?? Number.POSITIVE_INFINITY);
  });
});

describe('stagger windows', () => {
  it('with a time in their key are several at once, whatever the lanes are', () => {
    const shape: WindowShape = { kind: 'stagger', from: 'S', sizeMs: 180_000, keys: [{ text: 'STEP(AT, 60000)', stepMs: 60_000 }] };
    const model = modelOf(started(0, shape), put(50, 'A', 50), put(65, 'B', 55), put(70, 'A', 70), put(240, 'A', 58));
    const windows = staggerWindows(model, model.windows[0] as never, at(250));
    expect(windows.map((one) => [staggerName(one), (one.fromMs - START) / 1_000, one.count])).toEqual([
      ['10:00:00', 50, 2],
      ['10:01:00', 70, 1],
      ['10:00:00', 240, 1],
    ]);
  });
});

describe('sliding windows', () => {
  const time: WindowShape = { kind: 'sliding-range', from: 'S', pump: 'TIME', sizeMs: 60_000, keys: [{ text: 'GATE', field: 'gate' }] };
  const rows: WindowShape = { kind: 'sliding-rows', from: 'S', pump: 'ROWS', rows: 1, keys: [{ text: 'GATE', field: 'gate' }] };
  const model = modelOf(
    started(0, time, rows),
    put(1, 'A', 1),
    put(5, 'A', 5),
    put(5, 'A', 5),
    ...[1, 2].flatMap((n) => row(5, { GATE: 'A', KIND: 'TIME', N: n + 1 })),
    ...[1, 2].map((n) => row(5, { GATE: 'A', KIND: 'ROWS', N: n })),
  );

  it('of several pumps answer with rows of their own, though all go to one stream', () => {
    const answers = model.windows.map((window) =>
      [1, 2].map((index) => resultOfRecord(model, window, recordAt(model, index), at(9))?.fields),
    );
    expect(answers.map((each) => each.map((fields) => [fields?.KIND, fields?.N]))).toEqual([
      [
        ['TIME', 2],
        ['TIME', 3],
      ],
      [
        ['ROWS', 1],
        ['ROWS', 2],
      ],
    ]);
  });

  it('are shown as a picked record found them, without what came after it in the same moment', () => {
    const [window] = model.windows;
    const counts = [1, 2].map((index) => openWindows(model, window, at(5), recordAt(model, index)).byLane.get(0)?.count);
    expect(counts).toEqual([2, 3]);
    expect(describeRecord(model, model.windows[1], recordAt(model, 2))).toMatch(
      /; window 10:00:05 to 10:00:05, 2 records; row: kind ROWS, n 2$/,
    );
  });

  it('without PARTITION BY are one window over all lanes', () => {
    const all = modelOf(started(0, { ...time, keys: [] }), put(1, 'A', 1), put(2, 'B', 2));
    const open = openWindows(all, all.windows[0], at(3));
    expect([open.reach, open.byLane.get(0)?.count]).toEqual(['all', 2]);
  });

  it('are passed from record to record with two buttons', () => {
    const last = recordBeside(model, undefined, -1, at(9));
    expect(last?.id).toBe(2);
    expect(recordBeside(model, last, -1, at(9))?.id).toBe(1);
    expect(recordBeside(model, last, 1, at(9))).toBeUndefined();
  });
});
