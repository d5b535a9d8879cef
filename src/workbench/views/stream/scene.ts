// Everything that one frame shows, worked out from the model for one moment: a pure function, so that a frame can be tested without a canvas.
import { type ShardLoad, shardLoads } from './hash-ring-scene.ts';
import { type Layout, layOut } from './layout.ts';
import { type Mark, marksInView } from './marks.ts';
import { type OpenWindows, openWindows, type Span, windowOfResult } from './open-window.ts';
import { countUntil } from './ring.ts';
import type { SeenResult, SeenShard, SeenWindow, StreamModel } from './seen.ts';

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
}

export interface SceneInput {
  readonly width: number;
  readonly minHeight: number;
  readonly playheadMs: number;
  readonly spanMs: number;
}

export const MAX_CARD_LINES = 5;
/** Windows drawn at once; more would be slivers. */
const MAX_CLOSED = 24;

export function buildScene(model: StreamModel, window: SeenWindow | undefined, input: SceneInput): Scene {
  const tumbling = window?.shape.kind === 'tumbling' ? window.shape : undefined;
  // One line more for the names of the columns.
  const resultLines = tumbling ? 1 + Math.min(MAX_CARD_LINES, Math.max(2, model.lanes.length)) : 0;
  const layout = layOut({ ...input, laneCount: model.lanes.length, resultLines });
  const open = openWindows(model, window, input.playheadMs);
  const results = resultsInView(model, layout);
  const newestResult = new Map<number, SeenResult>();
  for (const result of results) newestResult.set(result.lane, result);
  const unitMs = window && 'sizeMs' in window.shape ? window.shape.sizeMs : 1_024;
  const closed = window && tumbling ? closedWindows(model, window, tumbling.sizeMs, layout, results) : [];
  const loads = model.laneKind === 'shards' ? loadsAt(model, input.playheadMs) : new Map<SeenShard, ShardLoad>();
  return { model, window, layout, open, marks: marksInView(model, layout, open, unitMs), closed, results, newestResult, loads };
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
