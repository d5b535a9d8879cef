// Strokes that the painters of windows share: a window over its lane, and its length as a dimension line.
import { box, type Context, plain, write } from './brush.ts';
import { xOfTime, yOfLane } from './layout.ts';
import type { Span } from './open-window.ts';
import type { Scene } from './scene.ts';
import type { Theme } from './theme.ts';

/** Over its lane, or over all of them where the query knows no keys. */
export function laneShape(context: Context, theme: Theme, { layout, open }: Scene, lane: number, left: number, right: number): void {
  const height = open.reach === 'all' ? layout.lanesBottom - layout.lanesTop + 6 : Math.min(34, layout.laneHeight - 4);
  const top = open.reach === 'all' ? layout.lanesTop - 3 : yOfLane(layout, lane) - height / 2;
  box(context, left, top, right - left, height, open.reach === 'all' ? 9 : height / 2);
  context.fillStyle = theme.windowFill;
  context.fill();
  context.strokeStyle = theme.windowEdge;
  context.lineWidth = 2;
  context.stroke();
}

/** The window's length, as a dimension line over the first lane, like in a technical book. */
export function measure(context: Context, theme: Theme, scene: Scene, span: Span, text: string): void {
  const { layout } = scene;
  const left = Math.max(layout.plotLeft + 2, xOfTime(layout, span.fromMs));
  const right = xOfTime(layout, span.toMs);
  const y = layout.lanesTop - 5.5;
  context.strokeStyle = theme.windowEdge;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(right, y);
  for (const x of [left, right]) {
    context.moveTo(x, y - 4);
    context.lineTo(x, y + 4);
  }
  context.stroke();
  write(context, text, right, y - 13, layout.plotRight - layout.plotLeft, {
    ...plain(theme, theme.windowInk, 12),
    weight: 600,
    align: 'right',
  });
}
