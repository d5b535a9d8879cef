// Small strokes that the painters share: text that fits, rounded boxes, an arrow.
import type { Theme } from './theme.ts';

export type Context = CanvasRenderingContext2D;

export interface TextStyle {
  readonly color: string;
  readonly size: number;
  readonly face: string;
  readonly weight?: 400 | 600;
  readonly align?: CanvasTextAlign;
}

/** Writes `text` with its middle at `y`, shortened with an ellipsis to `maxWidth`. Nothing is written where not even three letters fit. */
export function write(context: Context, text: string, x: number, y: number, maxWidth: number, style: TextStyle): void {
  context.font = `${style.weight ?? 400} ${style.size}px ${style.face}`;
  context.textAlign = style.align ?? 'left';
  context.textBaseline = 'middle';
  context.fillStyle = style.color;
  const fitted = shorten(context, text, maxWidth);
  if (fitted) context.fillText(fitted, x, y);
}

/** The first of `texts` that fits `maxWidth`, else the last. The longest comes first. */
export function fitting(context: Context, texts: readonly string[], maxWidth: number, style: TextStyle): string {
  context.font = `${style.weight ?? 400} ${style.size}px ${style.face}`;
  return texts.find((text) => context.measureText(text).width <= maxWidth) ?? texts.at(-1) ?? '';
}

function shorten(context: Context, text: string, maxWidth: number): string {
  if (context.measureText(text).width <= maxWidth) return text;
  const letter = context.measureText('0').width;
  const letters = Math.floor(maxWidth / letter) - 1;
  return letters < 3 ? '' : `${text.slice(0, letters)}…`;
}

export function box(context: Context, left: number, top: number, width: number, height: number, radius: number): void {
  context.beginPath();
  context.roundRect(left, top, Math.max(0, width), Math.max(0, height), Math.min(radius, Math.max(0, width) / 2));
}

/** A line with a head at its end. */
export function arrow(context: Context, x1: number, y1: number, x2: number, y2: number, color: string): void {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.moveTo(x2 - 4 * Math.cos(angle - 0.6), y2 - 4 * Math.sin(angle - 0.6));
  context.lineTo(x2, y2);
  context.lineTo(x2 - 4 * Math.cos(angle + 0.6), y2 - 4 * Math.sin(angle + 0.6));
  context.stroke();
}

export const plain = (theme: Theme, color: string, size = 12): TextStyle => ({ color, size, face: theme.font });
export const code = (theme: Theme, color: string, size = 11.5): TextStyle => ({ color, size, face: theme.mono });
