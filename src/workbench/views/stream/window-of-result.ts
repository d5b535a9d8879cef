// Which window a result row came from, as far as the row itself or its place among the others tells.
import { enteredMs } from './clocks.ts';
import { type Had, type Span, tumblingSpan, walkBack } from './open-window.ts';
import { timestampOf } from './payload.ts';
import { countUntil } from './ring.ts';
import type { SeenRecord, SeenResult, SeenWindow, StreamModel } from './seen.ts';
import { type StaggerWindow, staggerWindows } from './stagger-windows.ts';

/** Rows may wait this long for their stream. */
const DELIVERY_MS = 2_000;

/**
 * The window that a result row came from. A time column that says so wins (`ROWTIME` and `...END` hold the end, `...START` the start);
 * otherwise a tumbling window is the last one closed at delivery, and a sliding one ends at the row's own record.
 */
export function windowOfResult(model: StreamModel, window: SeenWindow, result: SeenResult): Span | undefined {
  const { shape } = window;
  if (shape.kind === 'tumbling') {
    // Where another time is a key, the row's own time is of that key: the window is the one that has just closed.
    const isSteppedByAnother = shape.keys?.some(({ stepMs }) => stepMs !== undefined);
    const told = isSteppedByAnother ? undefined : toldSpan(result, shape.sizeMs);
    return told ?? tumblingSpan(result.atMs - shape.sizeMs, shape.sizeMs);
  }
  if (shape.kind === 'stagger') return staggerOf(model, window, result);
  const record = recordOfResult(model, window, result);
  if (!record) return undefined;
  if (shape.kind === 'sliding-range') return { fromMs: enteredMs(record) - shape.sizeMs, toMs: enteredMs(record) };
  const had = hadAt(model, window, result.atMs);
  return { fromMs: enteredMs(nthBefore(had, record, shape.rows)), toMs: enteredMs(record) };
}

/** The record that a row of a sliding window answers. */
export function recordOfResult(model: StreamModel, window: SeenWindow, result: SeenResult): SeenRecord | undefined {
  const rows = answersAt(model, window, result);
  const place = rows.findIndex(({ id }) => id === result.id);
  if (place < 0) return undefined;
  let later = rows.length - 1 - place;
  let found: SeenRecord | undefined;
  walkBack(hadAt(model, window, result.atMs), (record) => {
    if (record.lane !== result.lane) return 'on';
    found = record;
    return later-- > 0 ? 'on' : 'stop';
  });
  return found;
}

/** The row with which a sliding window answered a record; undefined where there is none yet. */
export function resultOfRecord(model: StreamModel, window: SeenWindow, record: SeenRecord, asOfMs: number): SeenResult | undefined {
  const { results } = model;
  const until = countUntil(results, asOfMs);
  for (let index = countUntil(results, enteredMs(record) - 1); index < until; index++) {
    const result = results.at(index) as SeenResult;
    if (result.lane === record.lane && recordOfResult(model, window, result)?.id === record.id) return result;
  }
  return undefined;
}

/** The row that a query without windows made of a record: of those that came with its reading, the one with the most equal values. */
export function rowOfRecord(model: StreamModel, record: SeenRecord): SeenResult | undefined {
  const { results } = model;
  const values = new Set(Object.values(record.fields));
  const until = countUntil(results, enteredMs(record) + DELIVERY_MS);
  let best: SeenResult | undefined;
  let bestEqual = 0;
  for (let index = countUntil(results, enteredMs(record) - 1); index < until; index++) {
    const result = results.at(index) as SeenResult;
    const equal = result.lane === record.lane ? Object.values(result.fields).filter((value) => values.has(value)).length : 0;
    if (equal > bestEqual) {
      best = result;
      bestEqual = equal;
    }
  }
  return best;
}

function hadAt(model: StreamModel, window: SeenWindow, asOfMs: number): Had {
  return { model, sinceMs: window.startedMs, asOfMs, untilId: Number.POSITIVE_INFINITY };
}

/**
 * The rows of a lane that a sliding window gave at one moment, in order: one for each record. Pumps that write to one stream
 * do so one after the other, so that each has its own part of what came at once.
 */
export function answersAt(model: StreamModel, window: SeenWindow, { atMs, lane }: SeenResult): readonly SeenResult[] {
  const { results } = model;
  const rows: SeenResult[] = [];
  const until = countUntil(results, atMs);
  for (let index = until - 1; index >= 0; index--) {
    const result = results.at(index) as SeenResult;
    if (result.atMs < atMs) break;
    if (result.lane === lane) rows.unshift(result);
  }
  const pumps = pumpsOf(model, window);
  const part = rows.length / pumps.length;
  const place = pumps.indexOf(window.shape.pump);
  return Number.isInteger(part) && place >= 0 ? rows.slice(place * part, (place + 1) * part) : rows;
}

/** The pumps of sliding windows of the same application, in order. */
function pumpsOf(model: StreamModel, { application }: SeenWindow): readonly (string | undefined)[] {
  const sliding = model.windows.filter((window) => window.application === application && window.shape.kind.startsWith('sliding'));
  return [...new Set(sliding.map(({ shape }) => shape.pump))];
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

/** The window that closed when the row came: of its lane, or of the time that the row names. */
function staggerOf(model: StreamModel, window: SeenWindow, result: SeenResult): Span | undefined {
  const times = new Set(Object.values(result.fields).map((value) => timestampOf(value)));
  const closed = staggerWindows(model, window, result.atMs).filter(({ toMs }) => toMs <= result.atMs);
  return closed.findLast(({ lane, steppedMs }) => (steppedMs === undefined ? lane === result.lane : times.has(steppedMs)));
}

/** The row that a stagger window with a time in its key gave when it closed, if it has come by `asOfMs`: the last one that names this time. */
export function rowOfStagger(model: StreamModel, { toMs, steppedMs }: StaggerWindow, asOfMs: number): SeenResult | undefined {
  const { results } = model;
  const first = countUntil(results, toMs - 1);
  for (let index = countUntil(results, Math.min(asOfMs, toMs + DELIVERY_MS)) - 1; index >= first; index--) {
    const result = results.at(index) as SeenResult;
    if (Object.values(result.fields).some((value) => timestampOf(value) === steppedMs)) return result;
  }
  return undefined;
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
