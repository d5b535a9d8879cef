// Stagger windows: each key opens one with its first record, and it closes after its length.
import { enteredMs } from './clocks.ts';
import { clockText } from './layout.ts';
import { countUntil } from './ring.ts';
import type { SeenRecord, SeenWindow, StreamModel } from './seen.ts';

/** A window of one key, open or closed. `fromMs` is its first record, which belongs to it; `toMs` does not. */
export interface StaggerWindow {
  readonly key: string;
  readonly lane: number;
  readonly fromMs: number;
  readonly toMs: number;
  count: number;
  readonly firstId: number;
  lastId: number;
  /** The time in the key, cut to its steps, if there is one. */
  readonly steppedMs: number | undefined;
}

export interface StaggerKind {
  /** `lane`: the lanes are the keys. `steps`: a time is part of the key, so that a lane may have several windows at once. */
  readonly by: 'lane' | 'steps';
  readonly keyOf: (record: SeenRecord) => string;
  readonly stepOf: (record: SeenRecord) => number | undefined;
}

/** How a query tells the windows apart. Where that is not known, by lane. */
export function staggerKind({ shape }: SeenWindow): StaggerKind {
  const keys = shape.keys ?? [];
  const stepMs = keys.find((key) => key.stepMs !== undefined)?.stepMs;
  if (stepMs === undefined) return { by: 'lane', keyOf: ({ lane }) => String(lane), stepOf: () => undefined };
  const others = keys.flatMap(({ stepMs: step, field }) => (step === undefined && field !== undefined ? [field] : []));
  const stepOf = (record: SeenRecord) => Math.floor((record.eventMs ?? record.atMs) / stepMs) * stepMs;
  return { by: 'steps', stepOf, keyOf: (record) => [stepOf(record), ...others.map((field) => record.fields[field])].join(' ') };
}

/** All windows that the records until `asOfMs` have opened, in order of opening. */
export function staggerWindows(
  model: StreamModel,
  window: SeenWindow,
  asOfMs: number,
  untilId = Number.POSITIVE_INFINITY,
): readonly StaggerWindow[] {
  if (window.shape.kind !== 'stagger') return [];
  const { sizeMs } = window.shape;
  const { keyOf, stepOf } = staggerKind(window);
  const all: StaggerWindow[] = [];
  const newest = new Map<string, StaggerWindow>();
  const end = countUntil(model.records, asOfMs);
  for (let index = 0; index < end; index++) {
    const record = model.records.at(index) as SeenRecord;
    const entered = enteredMs(record);
    if (entered < window.startedMs || entered > asOfMs || record.id > untilId) continue;
    const key = keyOf(record);
    const open = newest.get(key);
    if (open && entered < open.toMs) {
      open.count++;
      open.lastId = record.id;
      continue;
    }
    const { id, lane } = record;
    const opened = { key, lane, fromMs: entered, toMs: entered + sizeMs, count: 1, firstId: id, lastId: id, steppedMs: stepOf(record) };
    newest.set(key, opened);
    all.push(opened);
  }
  return all;
}

/** A window's key as people read it: `09:01:00 PIER`. */
export function staggerName({ key, steppedMs }: StaggerWindow): string {
  return steppedMs === undefined ? key : [clockText(steppedMs), ...key.split(' ').slice(1)].join(' ');
}
