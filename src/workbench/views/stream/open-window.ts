// Which window is open at a moment, and which records are inside: pure arithmetic on the model.
import { enteredMs } from './clocks.ts';
import { countUntil } from './ring.ts';
import type { SeenRecord, SeenWindow, StreamModel } from './seen.ts';
import { staggerKind, staggerWindows } from './stagger-windows.ts';

/** A stretch of lab time, milliseconds since the epoch; the end does not belong to it unless said otherwise. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The open window of one lane. `count` records are inside. */
export interface LaneWindow extends Span {
  readonly count: number;
  /** Of a window of rows, the newest first, at most MAX_LINKED. */
  readonly members?: readonly SeenRecord[];
}

/** More links would be a thicket. */
export const MAX_LINKED = 8;

/** The open windows at a moment, by lane; a lane without one is missing. `inside` tells of a record, up to that moment. */
export interface OpenWindows {
  readonly byLane: ReadonlyMap<number, LaneWindow>;
  /** `all`: one window over all lanes, because the query knows no keys. */
  readonly reach: 'lane' | 'all';
  readonly inside: (record: SeenRecord) => boolean;
}

const NOTHING_OPEN: OpenWindows = { byLane: new Map(), reach: 'lane', inside: () => false };

/** The tumbling window that holds `timeMs`: aligned to the epoch, the end not included. */
export function tumblingSpan(timeMs: number, sizeMs: number): Span {
  const fromMs = Math.floor(timeMs / sizeMs) * sizeMs;
  return { fromMs, toMs: fromMs + sizeMs };
}

/** The window that is drawn: the chosen one, else the first that the lanes can show. Lanes of shards have no windows of keys. */
export function shownWindow(model: StreamModel, chosen: number): SeenWindow | undefined {
  const fits = (window: SeenWindow | undefined) => model.laneKind === 'keys' || window?.shape.kind === 'tumbling';
  const wanted = model.windows[chosen];
  return wanted && fits(wanted) ? wanted : model.windows.find(fits);
}

/** The records that a query has had by a moment: from its start on. What was put earlier it has only where it read it. */
export interface Had {
  readonly model: StreamModel;
  readonly sinceMs: number;
  readonly asOfMs: number;
  /** No record after this one. */
  readonly untilId: number;
}

/**
 * What `window` holds at `timeMs`. Records later than that moment are not there yet.
 * @param until the window as this record found it: what came in the same moment after it is not there yet either
 */
export function openWindows(model: StreamModel, window: SeenWindow | undefined, timeMs: number, until?: SeenRecord): OpenWindows {
  if (!window || timeMs < window.startedMs) return NOTHING_OPEN;
  const asOfMs = Math.min(timeMs, window.stoppedMs ?? timeMs);
  const had: Had = { model, sinceMs: window.startedMs, asOfMs, untilId: until?.id ?? Number.POSITIVE_INFINITY };
  const { shape } = window;
  if (shape.kind === 'tumbling') {
    return window.stoppedMs !== undefined && timeMs >= window.stoppedMs ? NOTHING_OPEN : tumbling(had, shape.sizeMs);
  }
  if (shape.kind === 'stagger') return stagger(had, window);
  const reach = shape.keys?.length === 0 ? 'all' : 'lane';
  if (shape.kind === 'sliding-range') {
    return sliding(had, reach, (newest, record) => enteredMs(record) >= enteredMs(newest) - shape.sizeMs, shape.sizeMs);
  }
  return sliding(had, reach, (_newest, _record, count) => count < shape.rows + 1, undefined);
}

function tumbling(had: Had, sizeMs: number): OpenWindows {
  const span = tumblingSpan(had.asOfMs, sizeMs);
  const fromMs = Math.max(span.fromMs, had.sinceMs);
  const counts = new Map<number, number>();
  walkBack(had, (record) => {
    if (enteredMs(record) < fromMs) return 'stop';
    counts.set(record.lane, (counts.get(record.lane) ?? 0) + 1);
    return 'on';
  });
  const byLane = new Map(had.model.lanes.map((_, lane) => [lane, { ...span, count: counts.get(lane) ?? 0 }]));
  const inside = (record: SeenRecord) => {
    const entered = enteredMs(record);
    return entered >= fromMs && entered < span.toMs && entered <= had.asOfMs;
  };
  return { byLane, reach: 'all', inside };
}

interface SlidingLane {
  readonly newest: SeenRecord;
  oldest: SeenRecord;
  count: number;
  state: 'filling' | 'full';
  readonly members: SeenRecord[];
}

/** Sliding windows end at the newest record of a key. `holds` is asked from the newest record back, with the number already inside. */
function sliding(
  had: Had,
  reach: 'lane' | 'all',
  holds: (newest: SeenRecord, record: SeenRecord, count: number) => boolean,
  sizeMs: number | undefined,
): OpenWindows {
  const groupOf = (record: SeenRecord) => (reach === 'all' ? 0 : record.lane);
  const groups = reach === 'all' ? 1 : had.model.lanes.length;
  const lanes: (SlidingLane | undefined)[] = [];
  let full = 0;
  walkBack(had, (record) => {
    const lane = lanes[groupOf(record)];
    if (!lane) lanes[groupOf(record)] = { newest: record, oldest: record, count: 1, state: 'filling', members: [record] };
    else if (lane.state === 'filling' && holds(lane.newest, record, lane.count)) {
      lane.oldest = record;
      lane.count++;
      if (lane.count <= MAX_LINKED) lane.members.push(record);
    } else if (lane.state === 'filling') {
      lane.state = 'full';
      full++;
    }
    return full === groups ? 'stop' : 'on';
  });
  const byLane = new Map<number, LaneWindow>();
  for (const [lane, held] of lanes.entries()) {
    if (!held) continue;
    const { newest, oldest, count, members } = held;
    const toMs = enteredMs(newest);
    byLane.set(lane, sizeMs === undefined ? { fromMs: enteredMs(oldest), toMs, count, members } : { fromMs: toMs - sizeMs, toMs, count });
  }
  const inside = (record: SeenRecord) => {
    const lane = lanes[groupOf(record)];
    return lane !== undefined && record.id >= lane.oldest.id && record.id <= lane.newest.id;
  };
  return { byLane, reach, inside };
}

/** Where each lane is a key of the windows, each lane has its own; else they are bars of their own (scene.ts). */
function stagger(had: Had, window: SeenWindow): OpenWindows {
  const open = staggerWindows(had.model, window, had.asOfMs, had.untilId).filter(({ toMs }) => toMs > had.asOfMs);
  const byKey = new Map(open.map((one) => [one.key, one]));
  const kind = staggerKind(window);
  const inside = (record: SeenRecord) => {
    const one = byKey.get(kind.keyOf(record));
    return one !== undefined && record.id >= one.firstId && record.id <= one.lastId;
  };
  if (kind.by !== 'lane') return { byLane: new Map(), reach: 'all', inside };
  return { byLane: new Map(open.map((one) => [one.lane, one])), reach: 'lane', inside };
}

/** Visits the records that the query has had, the newest first. */
export function walkBack({ model, sinceMs, asOfMs, untilId }: Had, visit: (record: SeenRecord) => 'on' | 'stop'): void {
  for (let index = countUntil(model.records, asOfMs) - 1; index >= 0; index--) {
    const record = model.records.at(index) as SeenRecord;
    const entered = enteredMs(record);
    if (record.id > untilId || entered > asOfMs) continue;
    if (entered < sinceMs || visit(record) === 'stop') return;
  }
}
