// Records as marks: a dot each where there is room, a column that counts them where there is not.
import type { StreamJoinShape } from '../../../aws/core/ports.ts';
import { type Clock, enteredMs, isLate, timeOn } from './clocks.ts';
import { matchOf } from './joins.ts';
import { type Layout, xOfTime, yOfLane } from './layout.ts';
import { type Meetings, meetingState } from './meetings.ts';
import type { OpenWindows } from './open-window.ts';
import { countUntil, type Ring } from './ring.ts';
import type { SeenRecord, SeenWindow, StreamModel } from './seen.ts';

/**
 * One mark. `state` is what the eye must see: inside the open window or not, or refused by its shard. Of a join without a window:
 * inside matched a row of the table, `unmatched` did not; the same for records that met in a join of streams.
 */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly lane: number;
  readonly state: 'inside' | 'outside' | 'refused' | 'unmatched';
  /** Late: the window of its event time had closed when it was read. */
  readonly timing: 'late' | 'in-time';
  /** Where the query read it; `x` is its place on the clock that is shown. */
  readonly enteredX: number;
  readonly record: SeenRecord;
  count: number;
}

/** The clock that places the records: `part` of the way, from 0 to 1, from one to another. */
export interface ClockShown {
  readonly from: Clock;
  readonly to: Clock;
  readonly part: number;
}

export interface MarksAsked {
  readonly model: StreamModel;
  readonly window: SeenWindow | undefined;
  readonly layout: Layout;
  readonly open: OpenWindows;
  readonly clock: ClockShown;
  /** A window's size: columns are halves, quarters ... of it. */
  readonly unitMs: number;
  readonly meetings: Meetings;
}

const STATES: readonly Mark['state'][] = ['inside', 'outside', 'refused', 'unmatched'];
const KINDS = STATES.length * 2;
/** More than there ever are. */
const LANES = 64;
const MERGE_PX = 5;
const MARGIN_PX = 8;

/** The marks in view at the playhead, oldest first. Their number is bounded by the pixels, not by the records. */
export function marksInView(asked: MarksAsked): readonly Mark[] {
  const { model, window } = asked;
  const marks: Mark[] = [];
  const stateOf = stateOfMarks(asked);
  const hasEventTimes = model.eventField !== undefined;
  addMarks(marks, model.records, asked, stateOf, (record) => (hasEventTimes && isLate(window, record) ? 'late' : 'in-time'));
  addMarks(
    marks,
    model.refusals,
    asked,
    () => 'refused',
    () => 'in-time',
  );
  return marks;
}

function stateOfMarks(asked: MarksAsked): (record: SeenRecord) => Mark['state'] {
  const { model, window, open } = asked;
  if (window?.meets) return meetState(asked, window.meets);
  if (model.joins.length > 0 && !window) return matchState(model);
  return (record) => (open.inside(record) ? 'inside' : 'outside');
}

function meetState({ meetings, layout }: MarksAsked, meets: StreamJoinShape): (record: SeenRecord) => Mark['state'] {
  const states = { met: 'inside', waiting: 'outside', alone: 'unmatched' } as const;
  return (record) => states[meetingState(record, meets, meetings, layout.playheadMs)];
}

function matchState(model: StreamModel): (record: SeenRecord) => Mark['state'] {
  return (record) => {
    const match = matchOf(model, record);
    return match === undefined ? 'outside' : match.rows.length > 0 ? 'inside' : 'unmatched';
  };
}

function addMarks(
  marks: Mark[],
  records: Ring<SeenRecord>,
  { layout, clock, unitMs }: MarksAsked,
  stateOf: (record: SeenRecord) => Mark['state'],
  timingOf: (record: SeenRecord) => Mark['timing'],
): void {
  // Columns are cut in time, so that they stand still while the view moves and zooms, and none reaches over a window's edge.
  const columnMs = unitMs * 2 ** Math.round(Math.log2((layout.msPerPx * MERGE_PX) / unitMs));
  const inOrder = clock.to === 'arrival' && clock.part === 1;
  const marginMs = MARGIN_PX * layout.msPerPx;
  const until = countUntil(records, layout.playheadMs);
  // In the order of arrival only the newest mark of a lane can grow; on another clock any can.
  const newest: (Mark | undefined)[] = [];
  const columns: number[] = [];
  const known = new Map<number, Mark>();
  const firstColumn = Math.floor((layout.fromMs - marginMs) / columnMs);
  // On another clock than that of arrival a record may stand anywhere.
  for (let index = inOrder ? countUntil(records, layout.fromMs - marginMs) : 0; index < until; index++) {
    const record = records.at(index) as SeenRecord;
    const timeMs = inOrder ? record.atMs : placeOn(clock, record);
    if (timeMs < layout.fromMs - marginMs || timeMs > layout.toMs + marginMs) continue;
    const state = stateOf(record);
    const timing = timingOf(record);
    const column = Math.floor(timeMs / columnMs);
    const key = ((column - firstColumn) * LANES + record.lane) * KINDS + STATES.indexOf(state) * 2 + (timing === 'late' ? 1 : 0);
    const last = inOrder ? newest[record.lane] : known.get(key);
    if (last && (!inOrder || columns[record.lane] === column) && last.state === state && last.timing === timing) {
      last.count++;
      continue;
    }
    const mark: Mark = {
      x: xOfTime(layout, timeMs),
      y: yOfLane(layout, record.lane),
      lane: record.lane,
      state,
      timing,
      enteredX: xOfTime(layout, enteredMs(record)),
      record,
      count: 1,
    };
    marks.push(mark);
    newest[record.lane] = mark;
    columns[record.lane] = column;
    if (!inOrder) known.set(key, mark);
  }
}

/** A record's place on the clock that is shown, or between two on the way from one to the other. */
export function placeOn({ from, to, part }: ClockShown, record: SeenRecord): number {
  const there = timeOn(to, record);
  return part === 1 ? there : there + (timeOn(from, record) - there) * (1 - part);
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
