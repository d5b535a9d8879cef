// What happened in the streams, kept small enough for a page: the newest records and result rows, their lanes, the windows of the queries.
import type { StreamJoinShape, WindowShape } from '../../../aws/core/ports.ts';
import { eventTimeOf } from './clocks.ts';
import { takeJoins } from './joins.ts';
import { chooseLaneKind, laneOf, laneOfResult, sortIntoLanes } from './lanes.ts';
import { readPayload } from './payload.ts';
import { Ring } from './ring.ts';
import type { SeenRecord, StreamModel } from './seen.ts';
import { placeOfHashKey, shardsAfter } from './shards.ts';
import type { StreamEvent } from './stream-event.ts';

/** A difference that nobody would see. */
const SAME_MS = 100;
const MAX_RECORDS = 20_000;
const MAX_REFUSALS = 10_000;
const MAX_RESULTS = 4_000;

export function emptyModel(laneBy?: string): StreamModel {
  return {
    records: new Ring(MAX_RECORDS),
    refusals: new Ring(MAX_REFUSALS),
    results: new Ring(MAX_RESULTS),
    shards: new Map(),
    laneKind: 'keys',
    laneKindBy: 'default',
    lanes: [],
    laneByKey: new Map(),
    windows: [],
    joins: [],
    sourceStreams: new Set(),
    outputStreams: new Set(),
    nowMs: 0,
    firstMs: 0,
    recordCount: 0,
    refusalCount: 0,
    resultCount: 0,
    laneBy,
    eventField: undefined,
    rowtimes: 'none',
    unread: new Map(),
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
  if (event.kind === 'record' || event.kind === 'record-refused') takeRecord(model, event);
  else if (event.kind === 'shards') takeShards(model, event);
  else if (event.kind === 'rows-read') takeRowtimes(model, event);
  else if (event.kind === 'query-started') startQuery(model, event);
  else if (event.kind === 'query-stopped') {
    for (const one of [...model.windows, ...model.joins]) if (one.application === event.application) one.stoppedMs ??= event.atMs;
  }
}

/** An application that starts again, perhaps with another query, leaves its earlier windows behind. */
function startQuery(model: StreamModel, event: Extract<StreamEvent, { kind: 'query-started' }>): void {
  const others = model.windows.filter((window) => window.application !== event.application);
  // A join has a window on either side; one stands for both.
  const shapes = event.windows.filter(
    (shape, index) =>
      !joinOfWindow(event, shape) || event.windows.findIndex(({ pump, kind }) => pump === shape.pump && kind === shape.kind) === index,
  );
  const started = shapes.map((shape) => ({
    application: event.application,
    shape,
    startedMs: event.atMs,
    meets: joinOfWindow(event, shape),
  }));
  model.windows.splice(0, model.windows.length, ...others, ...started);
  takeJoins(model, event.application, event.joins ?? [], event.atMs);
  chooseLaneKind(model);
}

function joinOfWindow(event: Extract<StreamEvent, { kind: 'query-started' }>, shape: WindowShape): StreamJoinShape | undefined {
  return shape.kind === 'sliding-range' ? event.streamJoins?.find(({ pump }) => pump === shape.pump) : undefined;
}

function takeRecord(model: StreamModel, event: Extract<StreamEvent, { kind: 'record' | 'record-refused' }>): void {
  const stream = streamName(event.streamArn);
  const { atMs, shardId, partitionKey } = event;
  const { text, fields } = readPayload(event.data);
  const seen = { atMs, eventMs: eventTimeOf(model, fields), stream, shardId, partitionKey, text, fields };
  if (event.by === 'delivery') {
    // A refused delivery is tried again: the row comes as a record sooner or later.
    if (event.kind === 'record') takeResult(model, seen);
    return;
  }
  if (!model.sourceStreams.has(stream)) {
    model.sourceStreams.add(stream);
    chooseLaneKind(model);
    if (model.laneKind === 'shards') sortIntoLanes(model);
  }
  const lane = laneOf(model, seen);
  if (event.kind === 'record-refused') {
    model.refusals.push({ ...seen, id: -++model.refusalCount, lane });
    return;
  }
  const place = event.explicitHashKey === undefined ? undefined : { explicitPlace: placeOfHashKey(event.explicitHashKey) };
  const record: SeenRecord = { ...seen, ...place, id: model.recordCount++, lane };
  model.records.push(record);
  const unread = model.unread.get(`${stream}/${shardId}`) ?? [];
  if (unread.length === 0) model.unread.set(`${stream}/${shardId}`, unread);
  unread.push({ sequenceNumber: event.sequenceNumber, record });
  if (unread.length > 2 * MAX_RECORDS) unread.splice(0, MAX_RECORDS);
}

/** A record's ROWTIME is that of its first reading. */
function takeRowtimes(model: StreamModel, { atMs, streamArn, upTo }: Extract<StreamEvent, { kind: 'rows-read' }>): void {
  if (model.rowtimes === 'none') model.rowtimes = 'as-arrival';
  for (const { shardId, sequenceNumber } of upTo) {
    const unread = model.unread.get(`${streamName(streamArn)}/${shardId}`) ?? [];
    const last = unread.findIndex((one) => one.sequenceNumber === sequenceNumber);
    for (const { record } of unread.splice(0, last + 1)) {
      record.rowtimeMs = atMs;
      if (atMs - record.atMs > SAME_MS) model.rowtimes = 'differ';
    }
  }
}

function takeResult(model: StreamModel, seen: Omit<SeenRecord, 'id' | 'lane'>): void {
  model.outputStreams.add(seen.stream);
  model.results.push({ ...seen, id: model.resultCount++, lane: laneOfResult(model, seen) });
}

function takeShards(model: StreamModel, event: Extract<StreamEvent, { kind: 'shards' }>): void {
  const stream = streamName(event.streamArn);
  model.shards.set(stream, shardsAfter(model.shards.get(stream) ?? [], event.shards, stream, event.atMs));
  if (!model.sourceStreams.has(stream)) return;
  chooseLaneKind(model);
  if (model.laneKind === 'shards') sortIntoLanes(model);
}

const streamName = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

function moveTime(model: StreamModel, timeMs: number): void {
  if (model.firstMs === 0) model.firstMs = timeMs;
  model.nowMs = Math.max(model.nowMs, timeMs);
}

function clear(model: StreamModel): void {
  const { records, refusals, results, shards, laneByKey, sourceStreams, outputStreams, unread } = model;
  for (const store of [records, refusals, results, shards, laneByKey, sourceStreams, outputStreams, unread]) store.clear();
  model.eventField = undefined;
  model.rowtimes = 'none';
  if (model.laneKindBy === 'default') model.laneKind = 'keys';
  model.lanes.length = 0;
  model.windows.length = 0;
  model.joins.length = 0;
  model.nowMs = 0;
  model.firstMs = 0;
  model.recordCount = 0;
  model.refusalCount = 0;
  model.resultCount = 0;
}
