// Paints windows as shapes: a band for tumbling, a trailing box for sliding by time, a bracket for sliding by rows.
import { box, type Context, plain, write } from './brush.ts';
import { clockText, durationText, xOfTime, yOfLane } from './layout.ts';
import { placeOn } from './marks.ts';
import type { Span } from './open-window.ts';
import { paintStagger } from './paint-stagger.ts';
import type { Scene } from './scene.ts';
import type { SeenRecord } from './seen.ts';
import type { Theme } from './theme.ts';
import { laneShape, measure } from './window-strokes.ts';

export function paintWindows(context: Context, theme: Theme, scene: Scene): void {
  const { window } = scene;
  if (!window) return;
  if (window.shape.kind === 'tumbling') paintTumbling(context, theme, scene, window.shape.sizeMs);
  else if (window.shape.kind === 'sliding-rows') paintBrackets(context, theme, scene);
  else if (window.shape.kind === 'stagger') paintStagger(context, theme, scene, window.shape.sizeMs);
  else paintBoxes(context, theme, scene, window.shape.sizeMs);
  if (window.meets) paintMeetings(context, theme, scene);
}

function paintTumbling(context: Context, theme: Theme, scene: Scene, sizeMs: number): void {
  const { layout, closed, open } = scene;
  for (const card of closed) band(context, scene, card.span, theme.closedFill, theme.closedEdge, 1);
  const current = open.byLane.get(0);
  if (current) band(context, scene, current, theme.windowFill, theme.windowEdge, 2);
  for (const { span } of closed) title(context, theme, scene, span, theme.quiet, 400);
  if (!current) return;
  title(context, theme, scene, current, theme.windowInk, 600);
  const left = Math.max(layout.plotLeft, xOfTime(layout, beginOf(scene, current)));
  const room = xOfTime(layout, current.toMs) - left - 12;
  const leftMs = current.toMs - layout.playheadMs;
  const text = leftMs > sizeMs * 0.999 ? 'just opened' : `closes in ${durationText(Math.max(1_000, Math.ceil(leftMs / 1_000) * 1_000))}`;
  const short = text.replace('closes in ', 'in ');
  paintCounts(context, theme, scene, xOfTime(layout, current.toMs));
  // The line of the moment shown goes through here: the words step aside.
  const nowX = xOfTime(layout, layout.playheadMs);
  const aside = nowX - left < 106 && left + room - nowX > 96 ? nowX + 8 : left + 8;
  write(context, room < 110 ? short : text, aside, layout.resultsTop + 14, room, { ...plain(theme, theme.windowInk, 12) });
}

/** How many records each key has in the open window, beside the lane where time has not come to yet. */
function paintCounts(context: Context, theme: Theme, scene: Scene, right: number): void {
  const { layout, open } = scene;
  const room = layout.plotRight - right - 12;
  for (const [lane, { count }] of open.byLane) {
    const text = room > 84 ? `${count} ${count === 1 ? 'record' : 'records'}` : String(count);
    write(context, text, right + 9, yOfLane(layout, lane) - 9, room, {
      ...plain(theme, theme.windowInk, 12),
      weight: count > 0 ? 600 : 400,
    });
  }
}

/** A window that the query's start cut into begins there: what lies before was never in it. */
function beginOf(scene: Scene, span: Span): number {
  return Math.max(span.fromMs, scene.window?.startedMs ?? span.fromMs);
}

/** The band hangs through all lanes: one window of every key at once. */
function band(context: Context, scene: Scene, span: Span, fill: string, edge: string, line: number): void {
  const { layout } = scene;
  const left = xOfTime(layout, beginOf(scene, span)) + 2;
  const width = xOfTime(layout, span.toMs) - 2 - left;
  box(context, left, layout.lanesTop - 3, width, layout.lanesBottom - layout.lanesTop + 6, 9);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = edge;
  context.lineWidth = line;
  context.stroke();
}

function title(context: Context, theme: Theme, scene: Scene, span: Span, color: string, weight: 400 | 600): void {
  const { layout } = scene;
  const left = Math.max(layout.plotLeft, xOfTime(layout, beginOf(scene, span))) + 8;
  const room = xOfTime(layout, span.toMs) - left - 4;
  const full = `${clockText(span.fromMs)} – ${clockText(span.toMs)}`;
  const short = `${clockText(span.fromMs).slice(3)}–${clockText(span.toMs).slice(3)}`;
  write(context, room > 128 ? full : short, left, layout.lanesTop - 15, room > 70 ? room : 0, { ...plain(theme, color, 12), weight });
}

function paintBoxes(context: Context, theme: Theme, scene: Scene, sizeMs: number): void {
  const { layout, open } = scene;
  for (const [lane, span] of open.byLane) {
    const left = xOfTime(layout, span.fromMs) - 6;
    const right = xOfTime(layout, span.toMs) + 8;
    laneShape(context, theme, scene, lane, left, right);
  }
  const first = open.byLane.get(0) ?? open.byLane.values().next().value;
  if (first) measure(context, theme, scene, first, `window: ${durationText(sizeMs)}`);
}

function paintBrackets(context: Context, theme: Theme, scene: Scene): void {
  const { layout, open, window } = scene;
  const height = Math.min(32, layout.laneHeight - 6);
  for (const [lane, span] of open.byLane) {
    const left = xOfTime(layout, span.fromMs) - 12;
    const right = xOfTime(layout, span.toMs) + 12;
    const top = yOfLane(layout, lane) - height / 2;
    if (open.reach === 'all') {
      laneShape(context, theme, scene, lane, left, right);
      continue;
    }
    box(context, left, top, right - left, height, 3);
    context.fillStyle = theme.windowFill;
    context.fill();
    context.strokeStyle = theme.windowEdge;
    context.lineWidth = 2.5;
    context.beginPath();
    for (const [edge, inward] of [
      [left, 7],
      [right, -7],
    ] as const) {
      context.moveTo(edge + inward, top);
      context.lineTo(edge, top);
      context.lineTo(edge, top + height);
      context.lineTo(edge + inward, top + height);
    }
    context.stroke();
  }
  for (const span of open.byLane.values()) paintLinks(context, theme, scene, span.members ?? []);
  const first = open.byLane.get(0) ?? open.byLane.values().next().value;
  const rows = window?.shape.kind === 'sliding-rows' ? window.shape.rows : 0;
  if (first) measure(context, theme, scene, first, `window: this record and ${rows} before`);
}

/** From the newest record to each before it that is counted: what a window of rows holds, however long it takes. */
function paintLinks(context: Context, theme: Theme, { layout, clock }: Scene, [newest, ...others]: readonly SeenRecord[]): void {
  if (!newest) return;
  const place = (record: SeenRecord) => [xOfTime(layout, placeOn(clock, record)), yOfLane(layout, record.lane)] as const;
  const [x, y] = place(newest);
  context.strokeStyle = theme.lit;
  context.lineWidth = 1.25;
  context.beginPath();
  for (const other of others) {
    const [otherX, otherY] = place(other);
    const rise = Math.min(layout.laneHeight / 2 - 2, 8 + Math.abs(x - otherX) / 14);
    context.moveTo(x, y - 5);
    context.bezierCurveTo(x, y - 5 - rise, otherX, otherY - 5 - rise, otherX, otherY - 5);
  }
  context.stroke();
}

/** More lines would hide each other. */
const MAX_MEETINGS = 150;

/** From each record to those that it met in a join of streams, over the lanes. Of a picked record its own alone. */
function paintMeetings(context: Context, theme: Theme, { layout, clock, meetings, marks, picked }: Scene): void {
  context.strokeStyle = theme.lit;
  context.lineWidth = 1.25;
  context.globalAlpha = 0.7;
  context.beginPath();
  let drawn = 0;
  for (const { record } of marks) {
    if (picked && record.id !== picked.id) continue;
    for (const other of meetings.get(record.id) ?? []) {
      if ((!picked && other.id > record.id) || drawn++ > MAX_MEETINGS) continue;
      const [x, y] = [xOfTime(layout, placeOn(clock, record)), yOfLane(layout, record.lane)];
      const [otherX, otherY] = [xOfTime(layout, placeOn(clock, other)), yOfLane(layout, other.lane)];
      const rise = record.lane === other.lane ? Math.min(layout.laneHeight / 2 - 2, 8 + Math.abs(x - otherX) / 14) : 0;
      const middle = (x + otherX) / 2;
      context.moveTo(otherX, otherY);
      context.bezierCurveTo(middle, otherY - rise, middle, y - rise, x, y);
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}
