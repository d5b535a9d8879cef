// The line between two places: cubic curves, as a path for SVG and as a point for a dot.

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Begins at the first point; then two control points and an end for each piece. */
export type Curve = readonly Point[];

const rounded = (value: number) => Math.round(value * 10) / 10;

/** The `d` of an SVG path. */
export function pathOf([start, ...rest]: Curve): string {
  if (!start) return '';
  const words = rest.map(({ x, y }, index) => `${index % 3 === 0 ? 'C' : ''}${rounded(x)} ${rounded(y)}`);
  return `M${rounded(start.x)} ${rounded(start.y)}${words.join(' ')}`;
}

/** @param along 0 at the beginning, 1 at the end; each piece takes as long as the others */
export function pointOn(curve: Curve, along: number): Point {
  const pieces = (curve.length - 1) / 3;
  const piece = Math.min(Math.floor(along * pieces), pieces - 1);
  const t = along * pieces - piece;
  const [a, b, c, d] = curve.slice(piece * 3, piece * 3 + 4);
  if (!a || !b || !c || !d) return curve[0] ?? { x: 0, y: 0 };
  const u = 1 - t;
  const at = (p: number, q: number, r: number, s: number) => u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return { x: at(a.x, b.x, c.x, d.x), y: at(a.y, b.y, c.y, d.y) };
}

/** Through all points, leaving and entering each in the direction of the flow. */
export function curveThrough(points: readonly Point[], flow: 'right' | 'down'): Curve {
  const [start, ...rest] = points;
  if (!start) return [];
  let from = start;
  const curve: Point[] = [start];
  for (const to of rest) {
    const bend = flow === 'right' ? (to.x - from.x) / 2 : (to.y - from.y) / 2;
    if (flow === 'right') curve.push({ x: from.x + bend, y: from.y }, { x: to.x - bend, y: to.y }, to);
    else curve.push({ x: from.x, y: from.y + bend }, { x: to.x, y: to.y - bend }, to);
    from = to;
  }
  return curve;
}
