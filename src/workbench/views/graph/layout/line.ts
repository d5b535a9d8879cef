// The line between two related resources, from side to side of their boxes.
import type { Box } from './pack.ts';

const round = (value: number) => Math.round(value * 10) / 10;

/** Path data of SVG. Boxes side by side are joined by their sides, others by their tops and bottoms. */
export function lineBetween(one: Box, other: Box): string {
  const [from, to] = one.x <= other.x ? [one, other] : [other, one];
  const across = to.x - (from.x + from.width);
  if (across >= 6) {
    const [x, y, X, Y] = [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2];
    const bend = Math.max(6, Math.min(across / 2, 60));
    return `M${round(x)} ${round(y)}C${round(x + bend)} ${round(y)} ${round(X - bend)} ${round(Y)} ${round(X)} ${round(Y)}`;
  }
  const [upper, lower] = one.y <= other.y ? [one, other] : [other, one];
  const [x, y] = [upper.x + upper.width / 2, upper.y + upper.height];
  const [X, Y] = [lower.x + lower.width / 2, lower.y];
  const bend = Math.max(6, Math.min(Math.abs(Y - y) / 2, 40));
  return `M${round(x)} ${round(y)}C${round(x)} ${round(y + bend)} ${round(X)} ${round(Y - bend)} ${round(X)} ${round(Y)}`;
}
