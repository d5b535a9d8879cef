// Paints a scene on a canvas: ground, windows, records, results, time. Knows no model beyond the scene.
import { type Context, code, plain, write } from './brush.ts';
import type { Frame } from './frame.ts';
import { clockText, type Layout, NARROW, ticks, xOfTime, yOfLane } from './layout.ts';
import { paintJoin } from './paint-join.ts';
import { paintMarks } from './paint-marks.ts';
import { paintResults } from './paint-results.ts';
import { paintShardLanes, paintShardNames } from './paint-shards.ts';
import { paintWindows } from './paint-windows.ts';
import type { Scene } from './scene.ts';
import type { Theme } from './theme.ts';

/** Clears and paints everything. The context is scaled so that one unit is one CSS pixel. */
export function paintScene(frame: Frame, scene: Scene): void {
  const { context, theme } = frame;
  const { layout } = scene;
  context.clearRect(0, 0, layout.width, layout.height);
  if (scene.model.laneKind === 'shards') paintShardLanes(context, theme, scene);
  else paintLanes(context, theme, layout);
  context.save();
  context.beginPath();
  context.rect(layout.plotLeft, 0, layout.plotRight - layout.plotLeft, layout.height);
  context.clip();
  paintTime(context, theme, layout);
  paintWindows(context, theme, scene);
  paintMarks(frame, scene);
  paintResults(frame, scene);
  paintJoin(frame, scene);
  paintNow(context, theme, layout);
  context.restore();
  paintNames(context, theme, scene);
}

function paintLanes(context: Context, theme: Theme, layout: Layout): void {
  context.strokeStyle = theme.lane;
  context.lineWidth = 1;
  context.beginPath();
  for (let lane = 0; lane < layout.laneCount; lane++) {
    const y = Math.round(yOfLane(layout, lane)) + 0.5;
    context.moveTo(layout.plotLeft, y);
    context.lineTo(layout.plotRight, y);
  }
  context.stroke();
}

function paintTime(context: Context, theme: Theme, layout: Layout): void {
  const y = layout.resultsBottom;
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(layout.plotLeft, y + 0.5);
  context.lineTo(layout.plotRight, y + 0.5);
  const nowX = xOfTime(layout, layout.playheadMs);
  const times = ticks(layout, 82);
  for (const timeMs of times) {
    const x = Math.round(xOfTime(layout, timeMs)) + 0.5;
    context.moveTo(x, y);
    context.lineTo(x, y + 5);
  }
  context.stroke();
  for (const timeMs of times) {
    const x = xOfTime(layout, timeMs);
    const centred = Math.max(layout.plotLeft + 27, x);
    // The flag at the playhead has the better claim to the place, and tomorrow is not yet.
    if (Math.abs(x - nowX) < 62 || x > layout.plotRight - 27) continue;
    write(context, clockText(timeMs), centred, y + 16, 80, { ...code(theme, theme.quiet, 11), align: 'center' });
  }
}

function paintNow(context: Context, theme: Theme, layout: Layout): void {
  const x = Math.round(xOfTime(layout, layout.playheadMs)) + 0.5;
  context.strokeStyle = theme.ink;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  context.moveTo(x, layout.lanesTop - 4);
  context.lineTo(x, layout.resultsBottom + 4);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = theme.ink;
  context.beginPath();
  context.roundRect(x - 32, layout.resultsBottom + 7, 64, 18, 9);
  context.fill();
  write(context, clockText(layout.playheadMs), x, layout.resultsBottom + 16.5, 70, {
    ...code(theme, theme.paper, 11.5),
    align: 'center',
    weight: 600,
  });
}

function paintNames(context: Context, theme: Theme, scene: Scene): void {
  const { layout, model } = scene;
  const right = layout.plotLeft - 10;
  const room = layout.plotLeft - 12;
  if (model.laneKind === 'shards') paintShardNames(context, theme, scene);
  else {
    model.lanes.forEach((name, lane) => {
      write(context, name, right, yOfLane(layout, lane), room, { ...code(theme, theme.ink, 12.5), weight: 600, align: 'right' });
    });
  }
  if (model.resultCount === 0 && !scene.window) return;
  const y = layout.resultsTop + (scene.closed.length > 0 || scene.window?.shape.kind === 'tumbling' ? 31 : 22);
  write(context, layout.width < NARROW ? 'rows' : 'results', right, y, room, {
    ...plain(theme, theme.result, 12),
    weight: 600,
    align: 'right',
  });
}
