// Paints the rows of a closed tumbling window: a small table that falls out of the bottom of the window and stays under it.
import { arrow, box, type Context, code, plain, type TextStyle, write } from './brush.ts';
import type { Frame } from './frame.ts';
import { CARD_LEAD, RESULT_LINE, xOfTime } from './layout.ts';
import { tellingFields } from './payload.ts';
import { MAX_CARD_LINES, type ResultCard, type Scene } from './scene.ts';
import type { SeenResult } from './seen.ts';
import type { Theme } from './theme.ts';

const WIDEST = 250;
const PADDING = 9;
const COLUMN_GAP = 12;
const KEY_MOST = 74;
const COLUMNS_MOST = 4;
const FALL_PX = 44;

interface Line {
  readonly key: string;
  readonly values: ReadonlyMap<string, string>;
  readonly text: string;
}

interface Column {
  readonly name: string;
  readonly right: number;
  readonly width: number;
}

export function paintCard(frame: Frame, scene: Scene, card: ResultCard): void {
  const { context, theme } = frame;
  const { layout } = scene;
  const first = card.rows[0];
  if (!first) return;
  const windowLeft = xOfTime(layout, Math.max(card.span.fromMs, scene.window?.startedMs ?? 0)) + 2;
  const windowRight = xOfTime(layout, card.span.toMs) - 2;
  const inView = Math.max(layout.plotLeft, windowLeft);
  // Half out of view the card leans against the window's right edge, so that its text goes last.
  const width = Math.min(WIDEST, Math.max(60, windowRight - windowLeft));
  const left = Math.min(windowRight - width, Math.max(inView, (inView + windowRight - width) / 2));
  const shown = (card.rows.length > MAX_CARD_LINES ? card.rows.slice(0, MAX_CARD_LINES - 1) : card.rows).map((row) => lineOf(scene, row));
  const more = card.rows.length - shown.length;
  const came = frame.resultsIn.progress(first.id, frame.wallMs);
  const top = layout.resultsTop + CARD_LEAD - 2 - (1 - came) * FALL_PX;
  const middle = left + width / 2;
  context.globalAlpha = 0.3 + 0.7 * came;
  arrow(context, middle, layout.lanesBottom + 5, middle, Math.max(layout.lanesBottom + 6, top - 2), theme.result);
  box(context, left, top, width, (1 + shown.length + (more > 0 ? 1 : 0)) * RESULT_LINE + 8, 6);
  context.fillStyle = theme.card;
  context.fill();
  context.strokeStyle = theme.result;
  context.lineWidth = 1;
  context.stroke();
  paintLines(context, theme, shown, Math.max(left, layout.plotLeft) + PADDING, left + width - PADDING, top + 4);
  const y = top + 4 + (shown.length + 1.5) * RESULT_LINE;
  if (more > 0)
    write(context, `and ${more} more rows`, Math.max(left, layout.plotLeft) + PADDING, y, width, plain(theme, theme.quiet, 11.5));
  context.globalAlpha = 1;
}

function paintLines(context: Context, theme: Theme, lines: readonly Line[], left: number, right: number, top: number): void {
  const keyStyle: TextStyle = { ...code(theme, theme.ink), weight: 600 };
  const valueStyle: TextStyle = { ...code(theme, theme.result), weight: 600, align: 'right' };
  const nameStyle: TextStyle = { ...plain(theme, theme.quiet, 10.5), align: 'right' };
  const keyWidth = Math.min(
    KEY_MOST,
    Math.max(0, right - left),
    widest(
      context,
      keyStyle,
      lines.map((line) => line.key),
    ),
  );
  const columns = columnsThatFit(context, lines, nameStyle, valueStyle, right, right - left - keyWidth);
  for (const { name, right: x, width } of columns) write(context, name, x, top + RESULT_LINE / 2, width, nameStyle);
  lines.forEach((line, index) => {
    const y = top + (index + 1.5) * RESULT_LINE + 0.5;
    write(context, line.key, left, y, keyWidth, keyStyle);
    for (const { name, right: x, width } of columns) write(context, line.values.get(name) ?? '', x, y, width, valueStyle);
    if (line.values.size === 0) write(context, line.text, right, y, right - left - keyWidth - COLUMN_GAP, valueStyle);
  });
}

/** As many columns as there is room for, in the order of the row; the last of them ends at `right`. */
function columnsThatFit(
  context: Context,
  lines: readonly Line[],
  nameStyle: TextStyle,
  valueStyle: TextStyle,
  right: number,
  room: number,
): readonly Column[] {
  const names = [...new Set(lines.flatMap((line) => [...line.values.keys()]))].slice(0, COLUMNS_MOST);
  const widths: number[] = [];
  let taken = 0;
  for (const name of names) {
    const values = lines.map((line) => line.values.get(name) ?? '');
    const valueWidth = widest(context, valueStyle, values);
    const whole = Math.max(widest(context, nameStyle, [name]), valueWidth);
    // A first value without its whole name is better than no value.
    const width = widths.length === 0 && whole + COLUMN_GAP > room ? valueWidth : whole;
    if (taken + width + COLUMN_GAP > room) break;
    taken += width + COLUMN_GAP;
    widths.push(width);
  }
  let x = right - taken;
  return widths.map((width, index) => {
    x += width + COLUMN_GAP;
    return { name: names[index] as string, right: x, width: width + 1 };
  });
}

function lineOf({ model }: Scene, row: SeenResult): Line {
  const key = row.lane >= 0 ? (model.lanes[row.lane] as string) : '';
  return { key, values: new Map(tellingFields(row.fields, key, COLUMNS_MOST)), text: row.text };
}

function widest(context: Context, style: TextStyle, texts: readonly string[]): number {
  context.font = `${style.weight ?? 400} ${style.size}px ${style.face}`;
  return texts.reduce((most, text) => Math.max(most, context.measureText(text).width), 0);
}
