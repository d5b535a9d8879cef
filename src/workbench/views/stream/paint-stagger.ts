// Paints stagger windows: boxes in their lanes, or bars under the lanes where a lane has several at once.
import { box, type Context, fitting, plain, write } from './brush.ts';
import { durationText, xOfTime, yOfLane } from './layout.ts';
import { tellingFields } from './payload.ts';
import { BAR_PX, type Scene, type StaggerBar } from './scene.ts';
import { staggerName } from './stagger-windows.ts';
import type { Theme } from './theme.ts';
import { laneShape, measure } from './window-strokes.ts';

/** Each key opens its own window. Where a lane may have several at once, they are bars under the lanes. */
export function paintStagger(context: Context, theme: Theme, scene: Scene, sizeMs: number): void {
  const { layout, bars, stagger, open } = scene;
  if (bars.length > 0) {
    for (const bar of bars) paintBar(context, theme, scene, bar);
    const newest = bars.at(-1)?.window;
    if (newest) measure(context, theme, scene, newest, `window: ${durationText(sizeMs)} from its first record`);
    return;
  }
  for (const window of stagger) {
    if (window.toMs > layout.playheadMs) continue;
    const height = Math.min(34, layout.laneHeight - 4);
    const left = xOfTime(layout, window.fromMs) - 6;
    box(context, left, yOfLane(layout, window.lane) - height / 2, xOfTime(layout, window.toMs) - left, height, height / 2);
    context.fillStyle = theme.closedFill;
    context.fill();
    context.strokeStyle = theme.closedEdge;
    context.lineWidth = 1;
    context.stroke();
  }
  for (const [lane, span] of open.byLane)
    laneShape(context, theme, scene, lane, xOfTime(layout, span.fromMs) - 6, xOfTime(layout, span.toMs));
  const first = open.byLane.get(0) ?? open.byLane.values().next().value;
  if (first) measure(context, theme, scene, first, `window: ${durationText(sizeMs)} from its first record`);
}

function paintBar(context: Context, theme: Theme, { layout }: Scene, { window, line, row }: StaggerBar): void {
  const top = layout.resultsTop + 8 + line * BAR_PX;
  const isOpen = window.toMs > layout.playheadMs;
  const left = Math.max(layout.plotLeft, xOfTime(layout, window.fromMs));
  const right = xOfTime(layout, window.toMs);
  if (right < left + 8) return;
  box(context, left, top, right - left - 2, BAR_PX - 5, 6);
  context.fillStyle = isOpen ? theme.windowFill : theme.closedFill;
  context.fill();
  context.strokeStyle = isOpen ? theme.windowEdge : theme.closedEdge;
  context.lineWidth = isOpen ? 2 : 1;
  context.stroke();
  const color = isOpen ? theme.windowInk : theme.quiet;
  const style = { ...plain(theme, color, 12), weight: isOpen ? 600 : 400 } as const;
  const count = `${window.count} ${window.count === 1 ? 'record' : 'records'}`;
  const name = `${staggerName(window)}: ${count}`;
  // A bar has little room: the numbers are what came out.
  const numbers = Object.entries(row?.fields ?? {}).filter(([, value]) => typeof value === 'number');
  const fields = tellingFields(Object.fromEntries(numbers), '', 3).map(([field, value]) => `${field.toLowerCase()} ${value}`);
  const texts = [...(fields.length > 0 ? [`${name} → ${fields.join(', ')}`] : []), name, String(window.count)];
  write(context, fitting(context, texts, right - left - 16, style), left + 8, top + 10, right - left - 12, style);
}
