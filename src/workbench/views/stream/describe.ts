// The drawing in words: one sentence for a screen reader, the name of a window for everybody.
import { clockText, durationText } from './layout.ts';
import { openWindows } from './open-window.ts';
import type { SeenWindow, StreamModel } from './seen.ts';

const MAX_SPOKEN_LANES = 4;

/** What is in the open window of each key now, and how many result rows there are: short enough to be read aloud. */
export function describeStreams(model: StreamModel, window: SeenWindow | undefined): string {
  if (model.recordCount + model.refusalCount === 0) return 'No records yet.';
  const results = count(model.resultCount, 'result row', 'result rows');
  const refused = model.refusalCount > 0 ? `; ${count(model.refusalCount, 'record', 'records')} refused` : '';
  if (!window) {
    const lanes = model.laneKind === 'shards' ? 'in ' : 'under ';
    const of = count(model.lanes.length, model.laneKind === 'shards' ? 'shard' : 'key', model.laneKind === 'shards' ? 'shards' : 'keys');
    const [join] = model.joins;
    const query =
      join && model.laneKind === 'keys'
        ? `joined with ${join.shape.table}`
        : model.windows.length === 0
          ? 'no query with a window is running'
          : 'windows are drawn by key';
    return `${count(model.recordCount, 'record', 'records')} ${lanes}${of}${refused}; ${query}; ${results} so far.`;
  }
  const open = openWindows(model, window, model.nowMs);
  const parts: string[] = [];
  for (const [lane, held] of open.byLane) {
    if (held.count > 0)
      parts.push(
        `${model.lanes[lane]}: ${count(held.count, 'record', 'records')} in the window ${clockText(held.fromMs)} to ${clockText(held.toMs)}`,
      );
  }
  if (parts.length > MAX_SPOKEN_LANES)
    parts.splice(MAX_SPOKEN_LANES, parts.length, `and ${count(open.byLane.size - MAX_SPOKEN_LANES, 'more key', 'more keys')}`);
  const inWindow = parts.length > 0 ? parts.join(', ') : 'no record in an open window';
  return `${inWindow}; ${results} so far.`;
}

/** The window as the legend and the table call it. @param pump told first, where several are to be told apart */
export function windowName({ shape, meets }: Pick<SeenWindow, 'shape' | 'meets'>, pump?: string): string {
  if (meets) return `${pump === undefined ? '' : `${pump}: `}records that meet within ${durationText(meets.sizeMs)} (join)`;
  const of = shape.keys?.length === 0 ? 'all records' : 'each key';
  const names = {
    tumbling: (sizeMs: number) => `every ${durationText(sizeMs)} (tumbling)`,
    'sliding-range': (sizeMs: number) => `the last ${durationText(sizeMs)} of ${of} (sliding)`,
    stagger: (sizeMs: number) => `${durationText(sizeMs)} from the first record of ${of} (stagger)`,
  };
  const name = shape.kind === 'sliding-rows' ? `each record and the ${shape.rows} before it (sliding)` : names[shape.kind](shape.sizeMs);
  return pump === undefined ? name : `${pump}: ${name}`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
