// Paints one row of results as a card to the right of what it came of, an arrow leading to it.
import { arrow, box, code, fitting, write } from './brush.ts';
import type { Frame } from './frame.ts';

interface RowCard {
  /** The row's text; the longest that fits is taken. */
  readonly texts: readonly string[];
  /** Where the arrow begins, the card begins, and the plot ends, in pixels. */
  readonly from: number;
  readonly left: number;
  readonly plotRight: number;
  /** The middle of the card. */
  readonly y: number;
}

export function paintRowCard({ context, theme }: Frame, { texts, from, left, plotRight, y }: RowCard): void {
  const style = { ...code(theme, theme.result), weight: 600 } as const;
  const room = plotRight - left - 4;
  const text = fitting(context, texts, room - 18, style);
  const width = Math.min(context.measureText(text).width + 18, room);
  arrow(context, from, y, left - 3, y, theme.result);
  box(context, left, y - 11, width, 22, 6);
  context.fillStyle = theme.card;
  context.fill();
  context.strokeStyle = theme.result;
  context.lineWidth = 1;
  context.stroke();
  write(context, text, left + 9, y + 0.5, width - 14, style);
}
