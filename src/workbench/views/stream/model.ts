// What happened in the streams, kept small enough for a page: the newest records and result rows, their lanes, the windows of the queries.
import type { WindowShape } from '../../../aws/core/ports.ts';
import { type Fields, readPayload } from './payload.ts';
import { Ring } from './ring.ts';
import type { StreamEvent } from './stream-event.ts';

/** A record that a client put into a stream. */
export interface SeenRecord {
  readonly id: number;
  readonly atMs: number;
  readonly stream: string;
  readonly partitionKey: string;
  readonly text: string;
  readonly fields: Fields;
  /** Index into the model's lanes. */
  lane: number;
}

/** A row that a query delivered to a stream. `lane` is -1 where no key of the source can be found in it. */
export interface SeenResult {
  readonly id: number;
  readonly atMs: number;
  readonly stream: string;
  readonly partitionKey: string;
  readonly text: string;
  readonly fields: Fields;
  lane: number;
}

/** A window of a query, with the time in which the query ran. */
export interface SeenWindow {
  readonly application: string;
  readonly shape: WindowShape;
  readonly startedMs: number;
  stoppedMs?: number;
}

export interface StreamModel {
  readonly records: Ring<SeenRecord>;
  readonly results: Ring<SeenResult>;
  /** Keys in order of appearance; the one at MAX_LANES collects all later keys. */
  readonly lanes: string[];
  readonly laneByKey: Map<string, number>;
  readonly windows: SeenWindow[];
  readonly sourceStreams: Set<string>;
  readonly outputStreams: Set<string>;
  /** The newest time heard of, 0 before the first event. */
  nowMs: number;
  /** Where the run began, 0 before the first event. */
  firstMs: number;
  recordCount: number;
  resultCount: number;
  /** The field whose value names the lane; undefined: the partition key. */
  laneBy: string | undefined;
}

export const MAX_LANES = 12;
export const OTHER_LANE = 'other keys';
const MAX_RECORDS = 20_000;
const MAX_RESULTS = 4_000;

export function emptyModel(laneBy?: string): StreamModel {
  return {
    records: new Ring(MAX_RECORDS),
    results: new Ring(MAX_RESULTS),
    lanes: [],
    laneByKey: new Map(),
    windows: [],
    sourceStreams: new Set(),
    outputStreams: new Set(),
    nowMs: 0,
    firstMs: 0,
    recordCount: 0,
    resultCount: 0,
    laneBy,
  };
}

/**
 * Takes one event into the model. Deterministic: the same events give the same model, with no clock and no chance. It changes
 * the model in place, because a copy for each of 1,000 records a second would cost more than the drawing.
 */
export function applyEvent(model: StreamModel, event: StreamEvent): void {
  if (event.kind === 'run-started' || (event.kind === 'clock' && event.nowMs < model.nowMs)) clear(model);
  if (event.kind === 'run-started') return;
  moveTime(model, event.kind === 'clock' ? event.nowMs : event.atMs);
  if (event.kind === 'record') takeRecord(model, event);
  else if (event.kind === 'query-started') startQuery(model, event);
  else if (event.kind === 'query-stopped') {
    for (const window of model.windows) if (window.application === event.application) window.stoppedMs ??= event.atMs;
  }
}

/** An application that starts again, perhaps with another query, leaves its earlier windows behind. */
function startQuery(model: StreamModel, event: Extract<StreamEvent, { kind: 'query-started' }>): void {
  const others = model.windows.filter((window) => window.application !== event.application);
  const started = event.windows.map((shape) => ({ application: event.application, shape, startedMs: event.atMs }));
  model.windows.splice(0, model.windows.length, ...others, ...started);
}

/** Names the lanes by another field (undefined: the partition key) and sorts everything kept into them anew. */
export function laneRecordsBy(model: StreamModel, field: string | undefined): void {
  model.laneBy = field;
  model.lanes.length = 0;
  model.laneByKey.clear();
  for (let index = 0; index < model.records.length; index++) {
    const record = model.records.at(index);
    if (record) record.lane = laneOfKey(model, keyOf(model, record));
  }
  for (let index = 0; index < model.results.length; index++) {
    const result = model.results.at(index);
    if (result) result.lane = laneOfResult(model, result);
  }
}

/** The key that puts a record into its lane. */
export function keyOf(model: StreamModel, record: { readonly partitionKey: string; readonly fields: Fields }): string {
  const value = model.laneBy === undefined ? undefined : record.fields[model.laneBy];
  return value === undefined || value === null ? record.partitionKey : String(value);
}

function takeRecord(model: StreamModel, event: Extract<StreamEvent, { kind: 'record' }>): void {
  const stream = event.streamArn.slice(event.streamArn.lastIndexOf('/') + 1);
  const { text, fields } = readPayload(event.data);
  const seen = { atMs: event.atMs, stream, partitionKey: event.partitionKey, text, fields };
  if (event.by === 'call') {
    model.sourceStreams.add(stream);
    model.records.push({ ...seen, id: model.recordCount++, lane: laneOfKey(model, keyOf(model, seen)) });
  } else {
    model.outputStreams.add(stream);
    model.results.push({ ...seen, id: model.resultCount++, lane: laneOfResult(model, seen) });
  }
}

function laneOfKey(model: StreamModel, key: string): number {
  const known = model.laneByKey.get(key);
  if (known !== undefined) return known;
  if (model.lanes.length > MAX_LANES) return MAX_LANES;
  const lane = model.lanes.length;
  // The lane behind the last belongs to all further keys; they are not remembered, so their number costs no memory.
  model.lanes.push(lane === MAX_LANES ? OTHER_LANE : key);
  if (lane < MAX_LANES) model.laneByKey.set(key, lane);
  return lane;
}

/** A query may rename the key's column and choose any partition key, so every field is asked. */
function laneOfResult(model: StreamModel, row: { readonly partitionKey: string; readonly fields: Fields }): number {
  for (const value of Object.values(row.fields)) {
    const lane = typeof value === 'string' ? model.laneByKey.get(value) : undefined;
    if (lane !== undefined) return lane;
  }
  return model.laneByKey.get(row.partitionKey) ?? -1;
}

function moveTime(model: StreamModel, timeMs: number): void {
  if (model.firstMs === 0) model.firstMs = timeMs;
  model.nowMs = Math.max(model.nowMs, timeMs);
}

function clear(model: StreamModel): void {
  for (const store of [model.records, model.results, model.laneByKey, model.sourceStreams, model.outputStreams]) store.clear();
  model.lanes.length = 0;
  model.windows.length = 0;
  model.nowMs = 0;
  model.firstMs = 0;
  model.recordCount = 0;
  model.resultCount = 0;
}
