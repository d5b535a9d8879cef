// The drawing as tables: the newest records and results with the window of each, the shards and what they refused.
import { clocksOf, isLate } from './clocks.ts';
import { spanText, windowOfRecordText } from './describe-record.ts';
import { partText, percentText, shardLoads } from './hash-ring-scene.ts';
import { matchOf, matchText } from './joins.ts';
import { keyOf, shardsOfSources } from './lanes.ts';
import { clockText } from './layout.ts';
import { meetingText } from './meetings.ts';
import { openWindows } from './open-window.ts';
import type { Ring } from './ring.ts';
import type { SeenRecord, SeenResult, SeenWindow, StreamModel } from './seen.ts';
import { type ColumnOf, cellsOf, type Row, type TableContent } from './table-content.ts';
import { windowOfResult } from './window-of-result.ts';

/** The newest `limit` records, newest first. */
export function recordTable(model: StreamModel, window: SeenWindow | undefined, limit: number): TableContent {
  const open = openWindows(model, window, model.nowMs);
  const match: ColumnOf<SeenRecord> = { name: 'Match', kind: 'plain', of: (record) => matchOfRecord(model, window, record) };
  const span: ColumnOf<SeenRecord> = {
    name: 'Window',
    kind: 'plain',
    of: (record) => (window ? windowText(model, window, record, open.inside(record)) : ''),
  };
  const columns = [
    ...recordColumns(model),
    ...(model.joins.length > 0 || window?.meets ? [match] : []),
    ...(window && !window.meets ? [span] : []),
  ];
  const rows = newest(model.records, limit).map((record): Row => {
    return { id: record.id, cells: cellsOf(columns, record), state: !window?.meets && open.inside(record) ? 'inside' : 'outside' };
  });
  return { caption: 'Records', total: model.recordCount, columns, rows };
}

/** The newest `limit` records that their shard had no room for, newest first. */
export function refusalTable(model: StreamModel, limit: number): TableContent {
  const columns = recordColumns(model);
  const rows = newest(model.refusals, limit).map((record): Row => ({ id: record.id, cells: cellsOf(columns, record), state: 'outside' }));
  return { caption: 'Refused records', total: model.refusalCount, columns, rows };
}

/** The newest `limit` result rows, newest first. */
export function resultTable(model: StreamModel, window: SeenWindow | undefined, limit: number): TableContent {
  const spanOf = (result: SeenResult) => {
    const span = window && windowOfResult(model, window, result);
    return span ? spanText(span) : '';
  };
  const columns: readonly ColumnOf<SeenResult>[] = [
    { name: 'Time', kind: 'plain', of: ({ atMs }) => clockText(atMs, 'tenths') },
    { name: 'Key', kind: 'key', of: (result) => keyOfResult(model, result) },
    { name: 'Row', kind: 'value', of: ({ text }) => text },
    ...(window ? [{ name: 'Window', kind: 'plain' as const, of: spanOf }] : []),
  ];
  const rows = newest(model.results, limit).map((result): Row => ({ id: result.id, cells: cellsOf(columns, result), state: 'outside' }));
  return { caption: 'Result rows', total: model.resultCount, columns, rows };
}

/** The shards of the streams that clients write to, with the numbers of the ring. */
export function shardTable(model: StreamModel): TableContent {
  const loads = [...model.sourceStreams].flatMap((stream) => shardLoads(model, stream, model.nowMs));
  const columns: readonly ColumnOf<(typeof loads)[number]>[] = [
    { name: 'Shard', kind: 'key', of: ({ shard }) => (model.sourceStreams.size > 1 ? `${shard.stream} ${shard.name}` : shard.name) },
    { name: 'Of the ring', kind: 'plain', of: ({ shard }) => partText(shard) },
    {
      name: 'State',
      kind: 'plain',
      of: ({ shard, state, heat }) =>
        state === 'closed' ? `closed ${clockText(shard.closedMs ?? 0)}` : heat === 'hot' ? 'open, hot' : 'open',
    },
    { name: 'Taken', kind: 'plain', of: ({ taken }) => String(taken) },
    { name: 'Refused', kind: 'plain', of: ({ refused }) => String(refused) },
    { name: 'Share', kind: 'plain', of: ({ share }) => percentText(share) },
  ];
  const rows = loads.map(
    (load): Row => ({ id: `${load.shard.stream} ${load.shard.shardId}`, cells: cellsOf(columns, load), state: 'outside' }),
  );
  return { caption: 'Shards, last 5 seconds of records', total: rows.length, columns, rows };
}

function recordColumns(model: StreamModel): readonly ColumnOf<SeenRecord>[] {
  const shards = shardsOfSources(model);
  const nameOf = ({ stream, shardId }: SeenRecord) =>
    shards.find((shard) => shard.stream === stream && shard.shardId === shardId)?.name ?? '';
  return [
    ...clockColumns(model),
    { name: 'Key', kind: 'key', of: (record) => keyOf(model, record) },
    { name: 'Value', kind: 'value', of: ({ text }) => text },
    ...(shards.length > 1 ? [{ name: 'Shard', kind: 'plain' as const, of: nameOf }] : []),
  ];
}

/** The time of arrival; where records say when they happened, all three clocks. */
function clockColumns(model: StreamModel): readonly ColumnOf<SeenRecord>[] {
  const time = (timeMs: number | undefined) => (timeMs === undefined ? '' : clockText(timeMs, 'tenths'));
  const arrival: ColumnOf<SeenRecord> = { name: 'Time', kind: 'plain', of: ({ atMs }) => time(atMs) };
  const clocks = clocksOf(model);
  if (clocks.length === 1) return [arrival];
  const event: ColumnOf<SeenRecord> = { name: 'Event time', kind: 'plain', of: ({ eventMs }) => time(eventMs) };
  return [
    ...(clocks.includes('event') ? [event] : []),
    { ...arrival, name: 'Arrival' },
    ...(clocks.includes('rowtime')
      ? [{ name: 'ROWTIME', kind: 'plain' as const, of: ({ rowtimeMs }: SeenRecord) => time(rowtimeMs) }]
      : []),
  ];
}

function newest<Item>(ring: Ring<Item>, limit: number): readonly Item[] {
  const items: Item[] = [];
  for (let index = ring.length - 1; index >= 0 && items.length < limit; index--) items.push(ring.at(index) as Item);
  return items;
}

/** The partition key of a delivered row is random: it says nothing. */
function keyOfResult({ laneKind, lanes }: StreamModel, { lane, partitionKey }: SeenResult): string {
  const name = laneKind === 'keys' ? lanes[lane] : undefined;
  return name ?? (/^[\da-f]{8}-[\da-f]{4}-/.test(partitionKey) ? '–' : partitionKey);
}

function matchOfRecord(model: StreamModel, window: SeenWindow | undefined, record: SeenRecord): string {
  if (window?.meets) return meetingText(model, window, record);
  const match = matchOf(model, record);
  return match ? matchText(match) : '';
}

function windowText(model: StreamModel, window: SeenWindow, record: SeenRecord, isInside: boolean): string {
  const span = windowOfRecordText(model, window, record);
  const words = [span, isInside && span ? 'open' : '', isLate(window, record) ? 'late' : ''];
  return words.filter(Boolean).join(', ');
}
