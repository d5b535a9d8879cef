// Paints what leaves a window: cards under closed tumbling windows, a row beside each sliding one, a dot for every row on the results line.
import { arrow, box, code, fitting, plain, write } from './brush.ts';
import type { Frame } from './frame.ts';
import { CARD_LEAD, RESULT_LINE, xOfTime, yOfLane } from './layout.ts';
import type { SeenResult } from './model.ts';
import { tellingFields } from './payload.ts';
import { MAX_CARD_LINES, type ResultCard, type Scene } from './scene.ts';

const CARD_MAX = 218;

export function paintResults(frame: Frame, scene: Scene): void {
  if (scene.window?.shape.kind === 'tumbling') {
    for (const card of scene.closed) paintCard(frame, scene, card);
    return;
  }
  paintResultLine(frame, scene);
  if (scene.window) for (const [lane, result] of scene.newestResult) if (lane >= 0) paintBeside(frame, scene, lane, result);
}

/** The rows fall out of the bottom of their window into a card that stays under it. */
function paintCard(frame: Frame, scene: Scene, card: ResultCard): void {
  const { context, theme } = frame;
  const { layout, model } = scene;
  const first = card.rows[0];
  if (!first) return;
  const edges = { left: xOfTime(layout, card.span.fromMs) + 2, right: xOfTime(layout, card.span.toMs) - 2 };
  const inView = Math.max(layout.plotLeft, edges.left);
  // Half out of view the card leans against the window's right edge, so that its text goes last.
  const width = Math.min(CARD_MAX, edges.right - edges.left);
  const left = Math.min(edges.right - width, Math.max(inView, (inView + edges.right - width) / 2));
  const middle = left + width / 2;
  const shown = card.rows.length > MAX_CARD_LINES ? card.rows.slice(0, MAX_CARD_LINES - 1) : card.rows;
  const lines = shown.length + (shown.length < card.rows.length ? 1 : 0);
  const came = frame.resultsIn.progress(first.id, frame.wallMs);
  const top = layout.resultsTop + CARD_LEAD - 2 - (1 - came) * 44;
  context.globalAlpha = 0.3 + 0.7 * came;
  arrow(context, middle, layout.lanesBottom + 5, middle, Math.max(layout.lanesBottom + 6, top - 2), theme.result);
  box(context, left, top, width, lines * RESULT_LINE + 8, 6);
  context.fillStyle = theme.card;
  context.fill();
  context.strokeStyle = theme.result;
  context.lineWidth = 1;
  context.stroke();
  const textLeft = Math.max(left, layout.plotLeft) + 9;
  const room = left + width - 9 - textLeft;
  shown.forEach((row, line) => {
    const y = top + 4 + (line + 0.5) * RESULT_LINE + 0.5;
    const key = row.lane >= 0 ? (model.lanes[row.lane] as string) : '';
    const keyRoom = key === '' ? 0 : Math.min(74, room);
    write(context, key, textLeft, y, keyRoom, { ...code(theme, theme.ink, 11.5), weight: 600 });
    const style = { ...code(theme, theme.result), align: 'right', weight: 600 } as const;
    const values = room - Math.min(keyRoom, context.measureText(key).width) - 8;
    write(context, fitting(context, rowTexts(row, key), values, style), left + width - 9, y, values, style);
  });
  const more = card.rows.length - shown.length;
  if (more > 0)
    write(context, `and ${more} more rows`, textLeft, top + 4 + (lines - 0.5) * RESULT_LINE, room, plain(theme, theme.quiet, 11.5));
  context.globalAlpha = 1;
}

/** A sliding window answers each record: the newest answer stands to the right of the window that it left. */
function paintBeside(frame: Frame, scene: Scene, lane: number, result: SeenResult): void {
  const { context, theme } = frame;
  const { layout, model, open } = scene;
  const span = open.byLane.get(lane);
  if (!span) return;
  const y = yOfLane(layout, lane);
  const from = xOfTime(layout, span.toMs) + 14;
  const came = frame.resultsIn.progress(result.id, frame.wallMs);
  const left = Math.max(from + 14, xOfTime(layout, layout.playheadMs) + 14) - (1 - came) * 18;
  const style = { ...code(theme, theme.result), weight: 600 } as const;
  const text = fitting(context, rowTexts(result, model.lanes[lane] as string), layout.plotRight - left - 20, style);
  const width = Math.min(context.measureText(text).width + 18, layout.plotRight - left - 2);
  context.globalAlpha = 0.25 + 0.75 * came;
  arrow(context, from - 2, y, left - 3, y, theme.result);
  box(context, left, y - 11, width, 22, 6);
  context.fillStyle = theme.card;
  context.fill();
  context.strokeStyle = theme.result;
  context.lineWidth = 1;
  context.stroke();
  write(context, text, left + 9, y + 0.5, width - 14, style);
  context.globalAlpha = 1;
}

/** One mark for each row, at its time: one row out for one record in can be seen by counting. */
function paintResultLine(frame: Frame, scene: Scene): void {
  const { context, theme } = frame;
  const { layout, results } = scene;
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

/** A row in words, from values with their names down to one value: as much is shown as fits. */
function rowTexts(row: SeenResult, key: string): readonly string[] {
  const fields = tellingFields(row.fields, key, 3);
  if (fields.length === 0) return [row.text];
  const texts = [fields.map(([name, value]) => `${name.toLowerCase()} ${value}`).join('  ')];
  for (let length = fields.length; length > 0; length--) {
    const some = fields.slice(0, length);
    texts.push(some.map(([, value]) => value).join('  '));
  }
  return texts;
}
