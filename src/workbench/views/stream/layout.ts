// Where things stand on the drawing: time to x and back, lanes, and how much time is in view.
import type { WindowShape } from '../../../aws/core/ports.ts';

/** All lengths in CSS pixels. `playheadMs` is the moment shown; it stands at two thirds of the plot. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The height below which lanes would be squeezed. */
  readonly leastHeight: number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly lanesTop: number;
  readonly laneHeight: number;
  readonly laneCount: number;
  readonly lanesBottom: number;
  readonly resultsTop: number;
  readonly resultsBottom: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly playheadMs: number;
  readonly msPerPx: number;
}

export interface LayoutInput {
  readonly width: number;
  /** Height that the drawing should fill where it can; it becomes higher if the lanes need it. */
  readonly minHeight: number;
  readonly laneCount: number;
  readonly playheadMs: number;
  readonly spanMs: number;
  /** Lines that a card of results has; 0 where results are dots on one line. */
  readonly resultLines: number;
}

export const RESULT_LINE = 16;
export const CARD_LEAD = 22;
const PLAYHEAD_AT = 2 / 3;
export const NARROW = 560;
const WIDE = 900;
const TITLE = 28;
const AXIS = 30;
const LANE = { min: 24, max: 46 };
const DOTS_ONLY = 40;

export function layOut(input: LayoutInput): Layout {
  const { width, playheadMs, spanMs, resultLines } = input;
  const plotLeft = width < NARROW ? 54 : 84;
  const plotRight = Math.max(plotLeft + 1, width - (width < NARROW ? 8 : 16));
  const laneCount = Math.max(1, input.laneCount);
  const resultsHeight = resultLines === 0 ? DOTS_ONLY : CARD_LEAD + resultLines * RESULT_LINE + 16;
  const forLanes = (input.minHeight - TITLE - AXIS - resultsHeight) / laneCount;
  const laneHeight = Math.floor(Math.min(LANE.max, Math.max(LANE.min, forLanes)));
  const lanesBottom = TITLE + laneCount * laneHeight;
  const resultsBottom = lanesBottom + resultsHeight;
  const msPerPx = spanMs / (plotRight - plotLeft);
  const fromMs = playheadMs - spanMs * PLAYHEAD_AT;
  return {
    width,
    height: resultsBottom + AXIS,
    leastHeight: TITLE + laneCount * LANE.min + resultsHeight + AXIS,
    plotLeft,
    plotRight,
    lanesTop: TITLE,
    laneHeight,
    laneCount,
    lanesBottom,
    resultsTop: lanesBottom,
    resultsBottom,
    fromMs,
    toMs: fromMs + spanMs,
    playheadMs,
    msPerPx,
  };
}

/** May lie outside the plot, for what is partly in view. */
export function xOfTime(layout: Layout, timeMs: number): number {
  return layout.plotLeft + (timeMs - layout.fromMs) / layout.msPerPx;
}

export function timeOfX(layout: Layout, x: number): number {
  return layout.fromMs + (x - layout.plotLeft) * layout.msPerPx;
}

/** The middle line of a lane. */
export function yOfLane(layout: Layout, lane: number): number {
  return layout.lanesTop + (lane + 0.5) * layout.laneHeight;
}

/**
 * How much time should be in view: about three tumbling windows, or enough before the playhead that a sliding window is whole.
 * @param rowsSpanMs the time that a window of rows covers now, for `sliding-rows`
 * @param passedMs how long records have come so far: without a window a short run fills the view
 */
export function spanFor(shape: WindowShape | undefined, width: number, rowsSpanMs: number, passedMs = Number.POSITIVE_INFINITY): number {
  const windows = width < NARROW ? 2.4 : width < WIDE ? 3 : 3.6;
  if (!shape) return passedMs < 8_000 ? 13_000 : passedMs < 16_000 ? 26_000 : 40_000;
  if (shape.kind === 'tumbling') return shape.sizeMs * windows;
  if (shape.kind === 'stagger') return shape.sizeMs * windows;
  if (shape.kind === 'sliding-range') return shape.sizeMs * 2;
  // Steps of half a power of two: the view must not breathe with every record. The first window holds one record and no time.
  return 2 ** (Math.ceil(Math.log2(Math.max(5_000, rowsSpanMs * 2.2)) * 2) / 2);
}

const TICKS_MS = [
  100, 200, 500, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 900e3, 1800e3, 3600e3, 7200e3, 21600e3, 86400e3,
];

/** Times of the axis' labels: round, and at least `gapPx` apart. */
export function ticks(layout: Layout, gapPx: number): readonly number[] {
  const stepMs = TICKS_MS.find((step) => step / layout.msPerPx >= gapPx) ?? 86_400_000;
  const times: number[] = [];
  for (let timeMs = Math.ceil(layout.fromMs / stepMs) * stepMs; timeMs <= layout.toMs; timeMs += stepMs) times.push(timeMs);
  return times;
}

/** Lab time as HH:MM:SS, in UTC as SQL's ROWTIME is; with tenths where they are not zero and `tenths` asks for them. */
export function clockText(timeMs: number, tenths: 'tenths' | 'whole' = 'whole'): string {
  const iso = new Date(timeMs).toISOString();
  return tenths === 'tenths' && timeMs % 1000 >= 100 ? iso.slice(11, 21) : iso.slice(11, 19);
}

/** `10 s`, `1 min`, `2 h`. */
export function durationText(sizeMs: number): string {
  if (sizeMs % 3_600_000 === 0) return `${sizeMs / 3_600_000} h`;
  if (sizeMs % 60_000 === 0) return `${sizeMs / 60_000} min`;
  return sizeMs < 1000 ? `${sizeMs} ms` : `${Number((sizeMs / 1000).toFixed(1))} s`;
}
