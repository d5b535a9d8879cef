// Paints what leaves a window: cards under closed tumbling windows, a row beside each sliding one, a dot for every row on the results line.
import type { Frame } from './frame.ts';
import { xOfTime, yOfLane } from './layout.ts';
import { paintCard } from './paint-card.ts';
import { paintRowCard } from './paint-row-card.ts';
import { rowTexts } from './payload.ts';
import type { Scene } from './scene.ts';
import type { SeenResult } from './seen.ts';

export function paintResults(frame: Frame, scene: Scene): void {
  if (scene.window?.shape.kind === 'tumbling') {
    for (const card of scene.closed) paintCard(frame, scene, card);
    return;
  }
  if (scene.bars.length === 0) paintResultLine(frame, scene);
  if (scene.bars.length > 0) return;
  if (scene.window) for (const [lane, result] of scene.newestResult) if (lane >= 0) paintBeside(frame, scene, lane, result);
}

/** A sliding window answers each record: the newest answer stands to the right of the window that it left. */
function paintBeside(frame: Frame, scene: Scene, lane: number, result: SeenResult): void {
  const { context } = frame;
  const { layout, model, open } = scene;
  const span = open.byLane.get(open.reach === 'all' ? 0 : lane);
  if (!span) return;
  const y = yOfLane(layout, lane);
  const from = xOfTime(layout, span.toMs) + 14;
  const came = frame.resultsIn.progress(result.id, frame.wallMs);
  const left = Math.max(from + 14, xOfTime(layout, layout.playheadMs) + 14) - (1 - came) * 18;
  context.globalAlpha = 0.25 + 0.75 * came;
  paintRowCard(frame, { texts: rowTexts(result, model.lanes[lane] as string), from: from - 2, left, plotRight: layout.plotRight, y });
  context.globalAlpha = 1;
}

/** One mark for each row, at its time: one row out for one record in can be seen by counting. */
function paintResultLine(frame: Frame, scene: Scene): void {
  const { context, theme } = frame;
  const { layout, results } = scene;
  if (scene.model.resultCount === 0) return;
  const y = layout.resultsTop + 22;
  context.strokeStyle = theme.lane;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(layout.plotLeft, y);
  context.lineTo(layout.plotRight, y);
  context.stroke();
  context.fillStyle = theme.result;
  // Where squares would run together they become strokes, so that they can still be told apart.
  const crowded = results.length * 11 > layout.plotRight - layout.plotLeft;
  const width = crowded ? 2 : 8;
  let lastX = Number.NEGATIVE_INFINITY;
  for (const result of results) {
    const x = xOfTime(layout, result.atMs);
    if (x - lastX < width + 1 && crowded) continue;
    lastX = x;
    context.beginPath();
    context.roundRect(x - width / 2, y - 4, width, 8, width / 4);
    context.fill();
  }
}
