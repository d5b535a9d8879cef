// Records as marks: a dot each where there is room, a column that counts them where there is not.
import { type Layout, xOfTime, yOfLane } from './layout.ts';
import type { OpenWindows } from './open-window.ts';
import { countUntil, type Ring } from './ring.ts';
import type { SeenRecord, StreamModel } from './seen.ts';

/** One mark. `state` is what the eye must see: inside the open window or not, or refused by its shard. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly lane: number;
  readonly state: 'inside' | 'outside' | 'refused';
  readonly record: SeenRecord;
  count: number;
}

const MERGE_PX = 5;

/**
 * The marks in view at the playhead, oldest first. Their number is bounded by the pixels, not by the records.
 * @param unitMs a window's size: columns are halves, quarters ... of it
 */
export function marksInView(model: StreamModel, layout: Layout, open: OpenWindows, unitMs: number): readonly Mark[] {
  const marks: Mark[] = [];
  addMarks(marks, model.records, layout, unitMs, (record) => (open.inside(record) ? 'inside' : 'outside'));
  addMarks(marks, model.refusals, layout, unitMs, () => 'refused');
  return marks;
}

function addMarks(
  marks: Mark[],
  records: Ring<SeenRecord>,
  layout: Layout,
  unitMs: number,
  stateOf: (record: SeenRecord) => Mark['state'],
): void {
  // Columns are cut in time, so that they stand still while the view moves and zooms, and none reaches over a window's edge.
  const columnMs = unitMs * 2 ** Math.round(Math.log2((layout.msPerPx * MERGE_PX) / unitMs));
  // By lane. Arrays, because this runs for every record in view at every frame.
  const newest: (Mark | undefined)[] = [];
  const columns: number[] = [];
  const until = countUntil(records, layout.playheadMs);
  const margin = 8 * layout.msPerPx;
  for (let index = countUntil(records, layout.fromMs - margin); index < until; index++) {
    const record = records.at(index) as SeenRecord;
    const state = stateOf(record);
    const column = Math.floor(record.atMs / columnMs);
    const last = newest[record.lane];
    if (last && columns[record.lane] === column && last.state === state) {
      last.count++;
      continue;
    }
    const mark: Mark = { x: xOfTime(layout, record.atMs), y: yOfLane(layout, record.lane), lane: record.lane, state, record, count: 1 };
    marks.push(mark);
    newest[record.lane] = mark;
    columns[record.lane] = column;
  }
}

/** The mark under a pointer, within `reachPx`; undefined if none. */
export function markAt(marks: readonly Mark[], x: number, y: number, reachPx: number): Mark | undefined {
  let best: Mark | undefined;
  let bestDistance = reachPx * reachPx;
  for (const mark of marks) {
    const distance = (mark.x - x) ** 2 + ((mark.y - y) / 1.5) ** 2;
    if (distance <= bestDistance) {
      best = mark;
      bestDistance = distance;
    }
  }
  return best;
}
