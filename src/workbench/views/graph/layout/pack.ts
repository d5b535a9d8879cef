// Packing boxes into a rectangle of about a wanted shape: each goes where it lies highest, then furthest to the left. The same boxes always
// lie the same way.

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

export interface Packed extends Size {
  /** In the order of the sizes given. */
  readonly boxes: readonly Box[];
}

/** Widths that are tried, as multiples of the side that boxes without any waste would need. */
const STRETCHES = [1, 1.08, 1.16, 1.25, 1.35, 1.5];

/** @param aspect wanted width by height */
export function pack(sizes: readonly Size[], gap: number, aspect: number): Packed {
  const area = sizes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(0, ...sizes.map(({ width }) => width));
  let best: Packed = { boxes: [], width: 0, height: 0 };
  let bestCost = Number.POSITIVE_INFINITY;
  for (const stretch of STRETCHES) {
    const packed = packInto(sizes, gap, Math.max(widest, Math.sqrt(area * aspect) * stretch));
    // What counts is how large everything can be shown in a pane of the wanted shape.
    const cost = Math.max(packed.width / aspect, packed.height);
    if (cost >= bestCost) continue;
    best = packed;
    bestCost = cost;
  }
  return best;
}

/** A step of the skyline: from `x` on, `width` wide, everything above `y` is taken. */
interface Step {
  readonly x: number;
  readonly width: number;
  readonly y: number;
}

function packInto(sizes: readonly Size[], gap: number, most: number): Packed {
  let skyline: readonly Step[] = [{ x: 0, y: 0, width: most + gap }];
  const boxes: Box[] = sizes.map(() => ({ x: 0, y: 0, width: 0, height: 0 }));
  const order = sizes.map((_size, place) => place).sort((one, other) => heightOf(sizes, other) - heightOf(sizes, one) || one - other);
  for (const place of order) {
    const size = sizes[place];
    if (!size) continue;
    const spot = highestSpot(skyline, size.width + gap);
    boxes[place] = { ...spot, ...size };
    skyline = raised(skyline, { x: spot.x, width: size.width + gap, y: spot.y + size.height + gap });
  }
  return {
    boxes,
    width: Math.max(0, ...boxes.map(({ x, width }) => x + width)),
    height: Math.max(0, ...boxes.map(({ y, height }) => y + height)),
  };
}

const heightOf = (sizes: readonly Size[], place: number) => sizes[place]?.height ?? 0;

function highestSpot(skyline: readonly Step[], width: number): { readonly x: number; readonly y: number } {
  const end = skyline.reduce((right, step) => Math.max(right, step.x + step.width), 0);
  let best = { x: 0, y: Number.POSITIVE_INFINITY };
  for (const { x } of skyline) {
    if (x > 0 && x + width > end + 0.001) continue;
    const y = Math.max(...skyline.filter((step) => step.x < x + width && step.x + step.width > x).map((step) => step.y));
    if (y < best.y) best = { x, y };
  }
  return best;
}

function raised(skyline: readonly Step[], taken: Step): readonly Step[] {
  const end = taken.x + taken.width;
  const rest = skyline.flatMap((step): Step[] => {
    const right = step.x + step.width;
    return [
      { x: step.x, width: Math.min(right, taken.x) - step.x, y: step.y },
      { x: Math.max(step.x, end), width: right - Math.max(step.x, end), y: step.y },
    ].filter(({ width }) => width > 0.001);
  });
  return [...rest, taken].sort((one, other) => one.x - other.x);
}
