// Which window is open at a moment, and which records are inside: pure arithmetic on the model.

import { timestampOf } from './payload.ts';
import { countUntil } from './ring.ts';
import type { SeenRecord, SeenResult, SeenWindow, StreamModel } from './seen.ts';

/** A stretch of lab time, milliseconds since the epoch; the end does not belong to it unless said otherwise. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The open window of one lane. `count` records are inside. */
export interface LaneWindow extends Span {
  readonly count: number;
}

/** The open windows at a moment, by lane; a lane without one is missing. `inside` tells of a record, up to that moment. */
export interface OpenWindows {
  readonly byLane: ReadonlyMap<number, LaneWindow>;
  readonly inside: (record: SeenRecord) => boolean;
}

const NOTHING_OPEN: OpenWindows = { byLane: new Map(), inside: () => false };

/** The tumbling window that holds `timeMs`: aligned to the epoch, the end not included. */
export function tumblingSpan(timeMs: number, sizeMs: number): Span {
  const fromMs = Math.floor(timeMs / sizeMs) * sizeMs;
  return { fromMs, toMs: fromMs + sizeMs };
}

/** The records that a query has had by a moment: from its start on. What was put earlier it does not read (position NOW). */
interface Had {
  readonly model: StreamModel;
  readonly sinceMs: number;
  readonly asOfMs: number;
}

/** The window that is drawn: the chosen one, else the first that the lanes can show. Lanes of shards have no windows of keys. */
export function shownWindow(model: StreamModel, chosen: number): SeenWindow | undefined {
  const fits = (window: SeenWindow | undefined) => model.laneKind === 'keys' || window?.shape.kind === 'tumbling';
  const wanted = model.windows[chosen];
  return wanted && fits(wanted) ? wanted : model.windows.find(fits);
}

/** What `window` holds at `timeMs`. Records later than that moment are not there yet. */
export function openWindows(model: StreamModel, window: SeenWindow | undefined, timeMs: number): OpenWindows {
  if (!window || timeMs < window.startedMs) return NOTHING_OPEN;
  const had: Had = { model, sinceMs: window.startedMs, asOfMs: Math.min(timeMs, window.stoppedMs ?? timeMs) };
  const { shape } = window;
  if (shape.kind === 'tumbling') {
    return window.stoppedMs !== undefined && timeMs >= window.stoppedMs ? NOTHING_OPEN : tumbling(had, shape.sizeMs);
  }
  if (shape.kind === 'stagger') return stagger(had, shape.sizeMs);
  if (shape.kind === 'sliding-range') {
    return sliding(had, (newest, record) => record.atMs >= newest.atMs - shape.sizeMs, shape.sizeMs);
  }
  return sliding(had, (_newest, _record, count) => count < shape.rows + 1, undefined);
}

function tumbling(had: Had, sizeMs: number): OpenWindows {
  const span = tumblingSpan(had.asOfMs, sizeMs);
  const fromMs = Math.max(span.fromMs, had.sinceMs);
  const counts = new Map<number, number>();
  walkBack(had, (record) => {
    if (record.atMs < fromMs) return 'stop';
    counts.set(record.lane, (counts.get(record.lane) ?? 0) + 1);
    return 'on';
  });
  const byLane = new Map(had.model.lanes.map((_, lane) => [lane, { ...span, count: counts.get(lane) ?? 0 }]));
  return { byLane, inside: (record) => record.atMs >= fromMs && record.atMs < span.toMs };
}

interface SlidingLane {
  readonly newest: SeenRecord;
  oldest: SeenRecord;
  count: number;
  state: 'filling' | 'full';
}

/** Sliding windows end at the newest record of a key. `holds` is asked from the newest record back, with the number already inside. */
function sliding(
  had: Had,
  holds: (newest: SeenRecord, record: SeenRecord, count: number) => boolean,
  sizeMs: number | undefined,
): OpenWindows {
  const lanes: (SlidingLane | undefined)[] = [];
  let full = 0;
  walkBack(had, (record) => {
    const lane = lanes[record.lane];
    if (!lane) lanes[record.lane] = { newest: record, oldest: record, count: 1, state: 'filling' };
    else if (lane.state === 'filling' && holds(lane.newest, record, lane.count)) {
      lane.oldest = record;
      lane.count++;
    } else if (lane.state === 'filling') {
      lane.state = 'full';
      full++;
    }
    return full === had.model.lanes.length ? 'stop' : 'on';
  });
  const byLane = new Map<number, LaneWindow>();
  for (const [lane, held] of lanes.entries()) {
    if (!held) continue;
    const { newest, oldest, count } = held;
    byLane.set(lane, { fromMs: sizeMs === undefined ? oldest.atMs : newest.atMs - sizeMs, toMs: newest.atMs, count });
  }
  const inside = (record: SeenRecord) => {
    const lane = lanes[record.lane];
    return lane !== undefined && record.id >= lane.oldest.id && record.id <= lane.newest.id;
  };
  return { byLane, inside };
}

function stagger({ model, sinceMs, asOfMs }: Had, sizeMs: number): OpenWindows {
  const open = new Map<number, { fromMs: number; toMs: number; count: number }>();
  const until = countUntil(model.records, asOfMs);
  for (let index = 0; index < until; index++) {
    const record = model.records.at(index) as SeenRecord;
    if (record.atMs < sinceMs) continue;
    const window = open.get(record.lane);
    if (window && record.atMs < window.toMs) window.count++;
    else open.set(record.lane, { fromMs: record.atMs, toMs: record.atMs + sizeMs, count: 1 });
  }
  for (const [lane, window] of open) if (window.toMs <= asOfMs) open.delete(lane);
  const inside = (record: SeenRecord) => {
    const window = open.get(record.lane);
    return window !== undefined && record.atMs >= window.fromMs && record.atMs < window.toMs;
  };
  return { byLane: open, inside };
}

function walkBack({ model, sinceMs, asOfMs }: Had, visit: (record: SeenRecord) => 'on' | 'stop'): void {
  for (let index = countUntil(model.records, asOfMs) - 1; index >= 0; index--) {
    const record = model.records.at(index) as SeenRecord;
    if (record.atMs < sinceMs || visit(record) === 'stop') return;
  }
}

/**
 * The window that a result row came from. A time column that says so wins (`ROWTIME` and `...END` hold the end, `...START` the start);
 * otherwise a tumbling window is the last one closed at delivery, and a sliding one ends at the row's own record.
 */
export function windowOfResult(model: StreamModel, window: SeenWindow, result: SeenResult): Span | undefined {
  const { shape } = window;
  if (shape.kind === 'tumbling') {
    const told = toldSpan(result, shape.sizeMs);
    return told ?? tumblingSpan(result.atMs - shape.sizeMs, shape.sizeMs);
  }
  if (shape.kind === 'stagger') return undefined;
  const had = { model, sinceMs: window.startedMs, asOfMs: result.atMs };
  const record = recordAnswered(had, result);
  if (!record) return undefined;
  if (shape.kind === 'sliding-range') return { fromMs: record.atMs - shape.sizeMs, toMs: record.atMs };
  return { fromMs: nthBefore(had, record, shape.rows).atMs, toMs: record.atMs };
}

function toldSpan(result: SeenResult, sizeMs: number): Span | undefined {
  for (const [name, value] of Object.entries(result.fields)) {
    const timeMs = timestampOf(value);
    if (timeMs === undefined || timeMs % sizeMs !== 0 || timeMs > result.atMs) continue;
    if (/rowtime|end/i.test(name)) return { fromMs: timeMs - sizeMs, toMs: timeMs };
    if (/start|begin/i.test(name) && timeMs + sizeMs <= result.atMs) return { fromMs: timeMs, toMs: timeMs + sizeMs };
  }
  return undefined;
}

/** A sliding window answers each record with one row, so the last row of a batch of m belongs to the newest record, the first to the m-th newest. */
function recordAnswered(had: Had, result: SeenResult): SeenRecord | undefined {
  const { results } = had.model;
  let later = 0;
  for (let index = countUntil(results, result.atMs) - 1; index >= 0; index--) {
    const other = results.at(index) as SeenResult;
    if (other.id === result.id) break;
    if (other.lane === result.lane) later++;
  }
  let found: SeenRecord | undefined;
  walkBack(had, (record) => {
    if (record.lane !== result.lane) return 'on';
    found = record;
    return later-- > 0 ? 'on' : 'stop';
  });
  return found;
}

function nthBefore(had: Had, record: SeenRecord, rows: number): SeenRecord {
  let oldest = record;
  let left = rows;
  walkBack(had, (other) => {
    if (other.lane !== record.lane || other.id >= record.id) return 'on';
    if (left-- <= 0) return 'stop';
    oldest = other;
    return left > 0 ? 'on' : 'stop';
  });
  return oldest;
}
