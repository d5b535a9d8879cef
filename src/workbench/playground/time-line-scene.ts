// The time line as numbers: where rows, windows and results stand on a drawing of a given width. Pure, so that it is tested without a page.
import type { RunResult, ShownRow, ShownStream } from './engine/protocol.ts';
import { ticksOf } from './time-ticks.ts';

/** A stretch of time, epoch milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Rows that fall on one place. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly state: 'plain' | 'lit';
}

export interface Lane {
  readonly name: string;
  readonly y: number;
  readonly kind: 'input' | 'output';
}

export interface TimeLineScene {
  readonly width: number;
  readonly height: number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly lanes: readonly Lane[];
  readonly inputs: readonly Mark[];
  readonly outputs: readonly Mark[];
  /** Windows between two instants, drawn through the lanes of the input. */
  readonly bands: readonly { readonly x: number; readonly width: number; readonly state: 'plain' | 'other' | 'chosen' }[];
  readonly bandsTop: number;
  readonly bandsBottom: number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  /** How many rows of the input lie in the chosen window. */
  readonly litCount: number;
}

export interface SceneInput {
  readonly result: RunResult;
  readonly width: number;
  readonly view: Span;
  /** The column of the input that makes lanes; undefined: one lane. */
  readonly laneBy: string | undefined;
  /** The result row whose window is shown. */
  readonly chosen: { readonly stream: string; readonly row: number } | undefined;
}

export const OTHER_KEYS = 'other keys';
const MOST_LANES = 8;
/** A column with more different values is no choice for lanes. */
const MOST_KEYS = 40;
const LOOKED_AT = 500;
const MOST_BANDS = 160;
const LANE_HEIGHT = 26;
const TOP = 12;
const AXIS = 28;
const GROUP_GAP = 14;
/** Marks nearer than this are one. */
const BIN_PX = 5;
const NARROW = 560;

/** All rows of the run, with a little room. */
export function wholeSpan({ input, outputs }: RunResult): Span {
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;
  for (const { rows } of [input, ...outputs]) {
    for (const { rowtimeMs } of rows) {
      fromMs = Math.min(fromMs, rowtimeMs);
      toMs = Math.max(toMs, rowtimeMs);
    }
  }
  if (fromMs > toMs) return { fromMs: 0, toMs: 1000 };
  const room = Math.max(500, (toMs - fromMs) * 0.03);
  return { fromMs: fromMs - room, toMs: toMs + room };
}

/** Columns that sort the rows into few lanes. The first one is a good choice: where there is one, a column that results have too. */
export function laneColumns({ input: { columns, rows }, outputs }: RunResult): string[] {
  const found = columns.flatMap(({ name, type }, index) => {
    if (!/^(VARCHAR|CHAR|BOOLEAN)/.test(type)) return [];
    const values = new Set(rows.slice(0, LOOKED_AT).map(({ cells }) => cells[index]));
    return values.size > 1 && values.size <= MOST_KEYS ? [name] : [];
  });
  const isInResults = (name: string) => outputs.some((stream) => stream.columns.some((column) => column.name === name));
  return found.sort((one, other) => Number(isInResults(other)) - Number(isInResults(one)));
}

/** The shape of the window that made the rows of `stream`; undefined where none did. */
export function shapeFor({ plan, windows }: RunResult, stream: string) {
  const pumps = plan.filter(({ target }) => target === stream).map(({ name }) => name);
  return windows.find(({ pump }) => pumps.includes(pump))?.shape;
}

/** The stretch of time that a result row stands for. Of rows counted instead of time, none. */
export function windowOf(result: RunResult, chosen: SceneInput['chosen']): Span | undefined {
  if (!chosen) return undefined;
  const row = result.outputs.find(({ name }) => name === chosen.stream)?.rows[chosen.row];
  const shape = shapeFor(result, chosen.stream);
  if (!row || !shape || shape.kind === 'sliding-rows' || !Number.isFinite(shape.sizeMs)) return undefined;
  return { fromMs: row.rowtimeMs - shape.sizeMs, toMs: row.rowtimeMs };
}

/** Builds the scene. Its cost is that of the rows in it. */
export function buildScene({ result, width, view, laneBy, chosen }: SceneInput): TimeLineScene {
  const plotLeft = width < NARROW ? 74 : 128;
  const plotRight = Math.max(plotLeft + 60, width - 14);
  const xOf = (ms: number) => plotLeft + ((ms - view.fromMs) / (view.toMs - view.fromMs)) * (plotRight - plotLeft);
  const keys = laneKeys(result.input, laneBy);
  const inputLanes = (keys.names.length > 0 ? keys.names : ['rows']).map(
    (name, index): Lane => ({ name, kind: 'input', y: TOP + (index + 0.5) * LANE_HEIGHT }),
  );
  const bandsBottom = TOP + inputLanes.length * LANE_HEIGHT;
  const outputLanes = result.outputs.map(
    ({ name }, index): Lane => ({ name, kind: 'output', y: bandsBottom + GROUP_GAP + (index + 0.5) * LANE_HEIGHT }),
  );
  const shape = result.outputs.map(({ name }) => shapeFor(result, name)).find((found) => found !== undefined);
  const window = windowOf(result, chosen);
  // A tumbling window holds its beginning and not its end, a sliding one both: so says the engine's README.
  const keyOf = chosenKey(result, laneBy, chosen);
  const isIn = (ms: number, cells: ShownRow['cells']) =>
    window !== undefined &&
    keyOf.fits(cells) &&
    ms >= window.fromMs &&
    (shape?.kind === 'sliding-range' ? ms <= window.toMs : ms < window.toMs);
  const inView = (ms: number) => ms >= view.fromMs && ms <= view.toMs;
  const bins = new Bins();
  let litCount = 0;
  for (const { rowtimeMs, cells } of result.input.rows) {
    const lit = isIn(rowtimeMs, cells);
    if (lit) litCount++;
    if (inView(rowtimeMs)) bins.add(xOf(rowtimeMs), inputLanes[keys.laneOf(cells)]?.y ?? TOP, lit);
  }
  const results = new Bins();
  for (const [index, { name, rows }] of result.outputs.entries()) {
    for (const [row, { rowtimeMs }] of rows.entries())
      if (inView(rowtimeMs))
        results.add(xOf(rowtimeMs), outputLanes[index]?.y ?? bandsBottom, chosen?.stream === name && chosen.row === row);
  }
  const clip = ({ fromMs, toMs }: Span) => {
    const x = Math.max(plotLeft, xOf(fromMs));
    return { x, width: Math.max(0, Math.min(plotRight, xOf(toMs)) - x) };
  };
  const tumbling = shape?.kind === 'tumbling' ? bandsOf(shape.sizeMs, view) : [];
  const height = bandsBottom + GROUP_GAP + outputLanes.length * LANE_HEIGHT + AXIS;
  return {
    width,
    height,
    plotLeft,
    plotRight,
    lanes: [...inputLanes, ...outputLanes],
    inputs: bins.marks,
    outputs: results.marks,
    bands: [
      ...tumbling.map((band, index) => ({ ...clip(band), state: index % 2 === 0 ? ('plain' as const) : ('other' as const) })),
      ...(window ? [{ ...clip(window), state: 'chosen' as const }] : []),
    ].filter((band) => band.width > 0),
    bandsTop: TOP - 6,
    bandsBottom: bandsBottom + 2,
    ticks: ticksOf(view, Math.max(2, Math.floor((plotRight - plotLeft) / 110))).map(({ ms, label }) => ({ x: xOf(ms), label })),
    litCount,
  };
}

/** Where the result row has the lanes' column, its window is that of this key alone. */
function chosenKey({ input, outputs }: RunResult, laneBy: string | undefined, chosen: SceneInput['chosen']) {
  const own = input.columns.findIndex(({ name }) => name === laneBy);
  const stream = outputs.find(({ name }) => name === chosen?.stream);
  const theirs = stream?.columns.findIndex(({ name }) => name === laneBy) ?? -1;
  if (own < 0 || theirs < 0) return { fits: () => true };
  const key = stream?.rows[chosen?.row ?? 0]?.cells[theirs];
  return { fits: (cells: ShownRow['cells']) => cells[own] === key };
}

/** Tumbling windows in view, aligned to the epoch as STEP is; none where they would be slivers. */
function bandsOf(sizeMs: number, { fromMs, toMs }: Span): Span[] {
  if (!(sizeMs > 0) || (toMs - fromMs) / sizeMs > MOST_BANDS) return [];
  const first = Math.floor(fromMs / sizeMs);
  const count = Math.ceil(toMs / sizeMs) - first;
  // An even number of them before each keeps a window's shade while the view moves.
  const bands = Array.from({ length: count }, (_, index) => ({ fromMs: (first + index) * sizeMs, toMs: (first + index + 1) * sizeMs }));
  return first % 2 === 0 ? bands : [{ fromMs: first * sizeMs, toMs: first * sizeMs }, ...bands];
}

function laneKeys({ columns, rows }: ShownStream, laneBy: string | undefined) {
  const column = columns.findIndex(({ name }) => name === laneBy);
  if (column < 0) return { names: [], laneOf: () => 0 };
  const counts = new Map<string, number>();
  for (const { cells } of rows) {
    const key = cells[column] ?? 'NULL';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
  const kept = (byCount.length > MOST_LANES ? byCount.slice(0, MOST_LANES - 1) : byCount).sort();
  const lanes = new Map(kept.map((name, index) => [name, index]));
  return {
    names: byCount.length > MOST_LANES ? [...kept, OTHER_KEYS] : kept,
    laneOf: (cells: readonly (string | null)[]) => lanes.get(cells[column] ?? 'NULL') ?? kept.length,
  };
}

/** Collects marks by their place. */
class Bins {
  readonly #bins = new Map<string, { x: number; y: number; count: number; state: Mark['state'] }>();

  add(x: number, y: number, lit: boolean): void {
    const key = `${Math.round(x / BIN_PX)} ${y} ${lit}`;
    const bin = this.#bins.get(key);
    if (bin) bin.count++;
    else this.#bins.set(key, { x: Math.round(x * 10) / 10, y, count: 1, state: lit ? 'lit' : 'plain' });
  }

  /** Lit ones last, so that they are drawn over the others. */
  get marks(): readonly Mark[] {
    return [...this.#bins.values()].sort((one, other) => Number(one.state === 'lit') - Number(other.state === 'lit'));
  }
}
