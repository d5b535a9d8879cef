// Everything that one frame shows, worked out from the model for one moment: a pure function, so that a frame can be tested without a canvas.
import { type ShardLoad, shardLoads } from './hash-ring-scene.ts';
import { type Match, matchOf } from './joins.ts';
import { type Layout, layOut, RESULT_LINE, xOfTime } from './layout.ts';
import { type ClockShown, type Mark, marksInView, placeOn } from './marks.ts';
import { type Meetings, meetingsOf } from './meetings.ts';
import { type OpenWindows, openWindows, type Span } from './open-window.ts';
import { countUntil } from './ring.ts';
import type { SeenRecord, SeenResult, SeenShard, SeenWindow, StreamModel } from './seen.ts';
import { type StaggerWindow, staggerKind, staggerWindows } from './stagger-windows.ts';
import { answersAt, resultOfRecord, rowOfRecord, rowOfStagger, windowOfResult } from './window-of-result.ts';

/** A closed tumbling window in view and the rows that left it. */
export interface ResultCard {
  readonly span: Span;
  readonly rows: readonly SeenResult[];
}

export interface Scene {
  readonly model: StreamModel;
  readonly window: SeenWindow | undefined;
  readonly layout: Layout;
  readonly open: OpenWindows;
  readonly marks: readonly Mark[];
  /** Tumbling only, oldest first. The open window is none of them. */
  readonly closed: readonly ResultCard[];
  /** Result rows in view, oldest first. */
  readonly results: readonly SeenResult[];
  /** The newest result of a lane at the playhead. */
  readonly newestResult: ReadonlyMap<number, SeenResult>;
  /** What each shard carries; empty where the lanes are keys. */
  readonly loads: ReadonlyMap<SeenShard, ShardLoad>;
  /** The clock that places the records, and the record that was picked. */
  readonly clock: ClockShown;
  readonly picked: SeenRecord | undefined;
  /** Stagger windows in view, open and closed, where the lanes are their keys ... */
  readonly stagger: readonly StaggerWindow[];
  /** ... and where a lane may have several at once: lines under the lanes. */
  readonly bars: readonly StaggerBar[];
  /** Where there is a join and no window. */
  readonly joined: readonly JoinedRecord[];
  /** Of a join of streams: the records that met, by id. */
  readonly meetings: Meetings;
}

/** A record that went through a join, and the row that it became. `x` is its place. */
export interface JoinedRecord {
  readonly record: SeenRecord;
  readonly match: Match;
  readonly row: SeenResult | undefined;
  readonly x: number;
}

export interface StaggerBar {
  readonly window: StaggerWindow;
  readonly line: number;
  /** The row that it gave when it closed. */
  readonly row: SeenResult | undefined;
}

/** The height of a line of stagger windows, in CSS pixels. */
export const BAR_PX = 24;

export interface SceneInput {
  readonly width: number;
  readonly minHeight: number;
  readonly playheadMs: number;
  readonly spanMs: number;
  readonly clock: ClockShown;
  /** The record that was picked: the scene is its moment. */
  readonly picked?: SeenRecord | undefined;
}

export const MAX_CARD_LINES = 5;
/** Windows drawn at once; more would be slivers. */
const MAX_CLOSED = 24;
/** Bars of stagger windows one under the other; further ones share the last line. */
const MAX_BAR_LINES = 6;

export function buildScene(model: StreamModel, window: SeenWindow | undefined, input: SceneInput): Scene {
  const { playheadMs, picked, clock } = input;
  const tumbling = window?.shape.kind === 'tumbling' ? window.shape : undefined;
  const all = window?.shape.kind === 'stagger' ? staggerWindows(model, window, playheadMs, picked?.id) : [];
  const bars = window && staggerKind(window).by === 'steps' ? barsOf(model, all.slice(-MAX_CLOSED), playheadMs) : [];
  // One line more for the names of the columns.
  const cardLines = tumbling ? 1 + Math.min(MAX_CARD_LINES, Math.max(2, model.lanes.length)) : 0;
  const barLines = bars.reduce((most, { line }) => Math.max(most, line + 1), 0);
  const resultLines = barLines > 0 ? Math.ceil((barLines * BAR_PX) / RESULT_LINE) : cardLines;
  const layout = layOut({ ...input, laneCount: model.lanes.length, resultLines });
  const found = openWindows(model, window, playheadMs, picked);
  const open = picked && found.reach === 'lane' ? onlyLane(found, picked.lane) : found;
  const results = resultsInView(model, layout);
  const unitMs = window && 'sizeMs' in window.shape ? window.shape.sizeMs : 1_024;
  const closed = window && tumbling ? closedWindows(model, window, tumbling.sizeMs, layout, results) : [];
  const meetings: Meetings = window ? meetingsOf(model, window, layout.fromMs, playheadMs) : new Map();
  return {
    model,
    window,
    layout,
    clock,
    picked,
    open,
    marks: marksInView({ model, window, layout, open, clock, unitMs, meetings }),
    meetings,
    closed,
    results,
    newestResult: newestResults(model, window, results, picked),
    loads: model.laneKind === 'shards' ? loadsAt(model, playheadMs) : new Map<SeenShard, ShardLoad>(),
    stagger: all.filter(({ toMs }) => toMs >= layout.fromMs),
    bars,
    joined: window ? [] : joinedRecords(model, layout, clock, picked),
  };
}

/** The newest record of each lane in view that a join had, or the picked one. */
function joinedRecords(model: StreamModel, layout: Layout, clock: ClockShown, picked: SeenRecord | undefined): readonly JoinedRecord[] {
  if (model.joins.length === 0 || model.laneKind === 'shards') return [];
  const newest = new Map<number, SeenRecord>();
  if (picked) newest.set(picked.lane, picked);
  for (let index = countUntil(model.records, layout.playheadMs) - 1; index >= 0 && newest.size < model.lanes.length && !picked; index--) {
    const record = model.records.at(index) as SeenRecord;
    if (record.atMs < layout.fromMs) break;
    if (!newest.has(record.lane)) newest.set(record.lane, record);
  }
  return [...newest.values()].flatMap((record): JoinedRecord[] => {
    const match = matchOf(model, record);
    return match ? [{ record, match, row: rowOfRecord(model, record), x: xOfTime(layout, placeOn(clock, record)) }] : [];
  });
}

/** The window of the record that was picked, and no other. */
function onlyLane(open: OpenWindows, lane: number): OpenWindows {
  const own = open.byLane.get(lane);
  return { ...open, byLane: own ? new Map([[lane, own]]) : new Map(), inside: (record) => record.lane === lane && open.inside(record) };
}

/** Each window on the first line that is free when it opens. */
function barsOf(model: StreamModel, windows: readonly StaggerWindow[], playheadMs: number): readonly StaggerBar[] {
  const freeFromMs: number[] = [];
  return windows.map((window) => {
    const free = freeFromMs.findIndex((timeMs) => timeMs <= window.fromMs);
    const line = free >= 0 ? free : Math.min(freeFromMs.length, MAX_BAR_LINES - 1);
    freeFromMs[line] = window.toMs;
    return { window, line, row: rowOfStagger(model, window, playheadMs) };
  });
}

/** The newest row of each lane, of the window that is drawn; of a picked record its own row. */
function newestResults(
  model: StreamModel,
  window: SeenWindow | undefined,
  results: readonly SeenResult[],
  picked: SeenRecord | undefined,
): ReadonlyMap<number, SeenResult> {
  const newest = new Map<number, SeenResult>();
  if (picked && window?.shape.kind.startsWith('sliding')) {
    const own = resultOfRecord(model, window, picked, Number.POSITIVE_INFINITY);
    return own ? newest.set(own.lane, own) : newest;
  }
  for (const result of results) newest.set(result.lane, result);
  if (window?.shape.kind.startsWith('sliding')) {
    for (const [lane, result] of newest) newest.set(lane, answersAt(model, window, result).at(-1) ?? result);
  }
  return newest;
}

function loadsAt(model: StreamModel, atMs: number): ReadonlyMap<SeenShard, ShardLoad> {
  const loads = [...model.sourceStreams].flatMap((stream) => shardLoads(model, stream, atMs));
  return new Map(loads.map((load) => [load.shard, load]));
}

function resultsInView(model: StreamModel, layout: Layout): readonly SeenResult[] {
  const results: SeenResult[] = [];
  const until = countUntil(model.results, layout.playheadMs);
  for (let index = countUntil(model.results, layout.fromMs); index < until; index++) results.push(model.results.at(index) as SeenResult);
  return results;
}

function closedWindows(
  model: StreamModel,
  window: SeenWindow,
  sizeMs: number,
  layout: Layout,
  results: readonly SeenResult[],
): ResultCard[] {
  const rows = new Map<number, SeenResult[]>();
  for (const result of results) {
    const fromMs = windowOfResult(model, window, result)?.fromMs;
    if (fromMs === undefined) continue;
    const known = rows.get(fromMs);
    if (known) known.push(result);
    else rows.set(fromMs, [result]);
  }
  const endMs = Math.min(layout.playheadMs, window.stoppedMs ?? layout.playheadMs);
  const beginMs = Math.max(layout.fromMs - sizeMs, model.firstMs - sizeMs + 1, window.startedMs - sizeMs + 1, endMs - MAX_CLOSED * sizeMs);
  const cards: ResultCard[] = [];
  for (let fromMs = Math.ceil(beginMs / sizeMs) * sizeMs; fromMs + sizeMs <= endMs; fromMs += sizeMs) {
    const span = { fromMs, toMs: fromMs + sizeMs };
    cards.push({ span, rows: (rows.get(fromMs) ?? []).sort((one, other) => one.lane - other.lane) });
  }
  return cards;
}
