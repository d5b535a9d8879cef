// Joins with reference data: matches, records without one, and a table that is read again. Source of truth: AWS, "Configuring a Reference
// Source" in https://docs.aws.amazon.com/kinesisanalytics/latest/dev/how-it-works-input.html; JoinShape in aws/core/ports.ts.
import { describe, expect, it } from 'vitest';
import type { JoinShape } from '../../../aws/core/ports.ts';
import { describeRecord } from './describe-record.ts';
import { matchOf } from './joins.ts';
import { applyEvent, emptyModel } from './model.ts';
import { referenceTable } from './reference-table.ts';
import { buildScene } from './scene.ts';
import type { SeenRecord, StreamModel } from './seen.ts';
import type { StreamEvent } from './stream-event.ts';
import { recordTable } from './table-rows.ts';

const START = Date.UTC(2017, 2, 11, 10, 0, 0);
const at = (second: number) => START + second * 1_000;
const clock = { from: 'arrival', to: 'arrival', part: 1 } as const;

const companies = (rows: JoinShape['rows'], unmatched: JoinShape['unmatched'] = 'kept'): JoinShape => ({
  pump: 'P',
  table: 'COMPANIES',
  columns: ['TICKER', 'COMPANY'],
  rows,
  rowCount: rows.length,
  on: [{ field: 'ticker', column: 'TICKER' }],
  unmatched,
});
const started = (second: number, join: JoinShape): StreamEvent => ({
  kind: 'query-started',
  atMs: at(second),
  application: 'app',
  windows: [],
  joins: [join],
});
const stopped = (second: number): StreamEvent => ({ kind: 'query-stopped', atMs: at(second), application: 'app' });
const put = (second: number, value: object, by: 'call' | 'delivery' = 'call'): StreamEvent => ({
  kind: 'record',
  atMs: at(second),
  streamArn: by === 'call' ? 'a/prices' : 'a/results',
  shardId: 's',
  partitionKey: 'ticker' in value ? String(value.ticker) : 'random',
  sequenceNumber: '1',
  data: new TextEncoder().encode(JSON.stringify(value)),
  by,
});
function modelOf(...events: StreamEvent[]): StreamModel {
  const model = emptyModel();
  for (const event of events) applyEvent(model, event);
  return model;
}
const recordAt = (model: StreamModel, index: number) => model.records.at(index) as SeenRecord;

const morning = companies([
  ['IBM', 'Big Blue'],
  ['GOOG', 'Google'],
]);
const model = modelOf(
  started(0, morning),
  put(1, { ticker: 'GOOG', price: 1 }),
  put(1, { TICKER: 'GOOG', COMPANY: 'Google', PRICE: 1 }, 'delivery'),
  put(2, { ticker: 'AAPL', price: 2 }),
  put(2, { TICKER: 'AAPL', COMPANY: null, PRICE: 2 }, 'delivery'),
  stopped(5),
  put(6, { ticker: 'GOOG', price: 3 }),
  started(8, companies([['GOOG', 'Alphabet']])),
  put(9, { ticker: 'GOOG', price: 4 }),
);

describe('a join with reference data', () => {
  it('matches a record and the rows whose columns equal its fields', () => {
    expect(matchOf(model, recordAt(model, 0))?.rows).toEqual([1]);
    expect(matchOf(model, recordAt(model, 1))?.rows).toEqual([]);
  });

  it('is that of the table as it was read when the query started, and of nothing while the query does not run', () => {
    expect(matchOf(model, recordAt(model, 2))).toBeUndefined();
    expect(describeRecord(model, undefined, recordAt(model, 0))).toBe('GOOG 10:00:01 {"ticker":"GOOG","price":1}; COMPANIES: GOOG, Google');
    expect(describeRecord(model, undefined, recordAt(model, 3))).toMatch(/; COMPANIES: GOOG, Alphabet$/);
  });

  it('says of a record without a match whether its row is kept', () => {
    expect(describeRecord(model, undefined, recordAt(model, 1))).toMatch(/; no match in COMPANIES, row kept$/);
    const inner = modelOf(started(0, companies([], 'dropped')), put(1, { ticker: 'X' }));
    expect(describeRecord(inner, undefined, recordAt(inner, 0))).toMatch(/, row dropped$/);
  });

  it('matches nothing with NULL, and nothing where the field is missing', () => {
    const nulls = modelOf(started(0, companies([[null, 'nobody']])), put(1, { ticker: null }), put(2, { price: 1 }));
    expect([0, 1].map((index) => matchOf(nulls, recordAt(nulls, index))?.rows)).toEqual([[], []]);
  });

  it('stands in the table of records, and its rows are counted in the table of reference data', () => {
    const { columns, rows } = recordTable(model, undefined, 10);
    const match = columns.findIndex(({ name }) => name === 'Match');
    expect(rows.map(({ cells }) => cells[match])).toEqual([
      'COMPANIES: GOOG, Alphabet',
      '',
      'no match in COMPANIES, row kept',
      'COMPANIES: GOOG, Google',
    ]);
    expect(referenceTable(model, at(4), recordAt(model, 0))).toMatchObject({
      caption: 'COMPANIES, read 10:00:00',
      rows: [
        { cells: ['IBM', 'Big Blue', '0'], state: 'outside' },
        { cells: ['GOOG', 'Google', '1'], state: 'inside' },
        { cells: ['no match', '', '1'] },
      ],
    });
    expect(referenceTable(model, at(10))?.rows[0]?.cells).toEqual(['GOOG', 'Alphabet', '1']);
  });

  it('is drawn: matched, without a match, not read; and beside the newest record of a key the row that it became', () => {
    const scene = buildScene(model, undefined, { width: 900, minHeight: 300, playheadMs: at(4), spanMs: 30_000, clock });
    expect(scene.marks.map(({ state }) => state)).toEqual(['inside', 'unmatched']);
    expect(scene.joined.map(({ row }) => row?.fields.COMPANY)).toEqual([null, 'Google']);
    const later = buildScene(model, undefined, { width: 900, minHeight: 300, playheadMs: at(7), spanMs: 30_000, clock });
    expect(later.marks.map(({ state }) => state)).toEqual(['inside', 'unmatched', 'outside']);
  });
});

describe('a join of two streams', () => {
  const joined: StreamEvent = {
    kind: 'query-started',
    atMs: at(0),
    application: 'app',
    windows: [{ kind: 'sliding-range', from: 'ORDERS', pump: 'JOIN', sizeMs: 10_000, keys: [] }],
    streamJoins: [{ pump: 'JOIN', sizeMs: 10_000, on: [{ left: 'id', right: 'of' }] }],
  };
  const joinedModel = modelOf(
    joined,
    put(1, { ticker: 'A', id: 7 }),
    put(4, { ticker: 'A', of: 7 }),
    put(5, { ticker: 'B', id: 8 }),
    put(20, { ticker: 'B', of: 8 }),
  );
  const [window] = joinedModel.windows;

  it('lets records meet whose fields are equal, within its time', () => {
    const told = joinedModel.records.length;
    expect(
      Array.from({ length: told }, (_, index) => describeRecord(joinedModel, window, recordAt(joinedModel, index)).split('; ')[1]),
    ).toEqual(['met A 10:00:04', 'met A 10:00:01', 'no match within 10 s', 'no match yet']);
  });

  it('is drawn: met, waiting, and alone when its time has passed', () => {
    const states = (second: number) =>
      buildScene(joinedModel, window, { width: 900, minHeight: 300, playheadMs: at(second), spanMs: 60_000, clock }).marks.map(
        ({ state }) => state,
      );
    expect(states(3)).toEqual(['outside']);
    expect(states(6)).toEqual(['inside', 'inside', 'outside']);
    expect(states(21)).toEqual(['inside', 'inside', 'unmatched', 'outside']);
  });
});
