// The arrows between the boxes of a plan: side by side where several enter a box, and around the boxes that stand between. Pure.
import type { PumpDescription } from './engine/protocol.ts';

/** Where a box stands, in CSS pixels. */
export interface PlacedBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Rows flow from one box to another; into a stream by a pump. */
export interface PlanEdge {
  readonly from: string;
  readonly to: string;
  /** The pump by which rows arrive in a stream. */
  readonly label?: string;
  readonly state: PumpDescription['state'];
}

export interface PlanArrow extends PlanEdge {
  readonly path: string;
  /** Where the label stands. */
  readonly at: { readonly x: number; readonly y: number };
  /** The farthest that the path goes to the right. */
  readonly right: number;
}

/** Room for the head of an arrow. */
const HEAD = 4;
/** Between arrows that enter or leave one box. */
const PORT_GAP = 44;
/** Between a box and an arrow that passes it, and between such arrows. */
const PASSING_GAP = 14;
const BEND = 26;

/** Draws every edge whose boxes are there. */
export function arrowsOf(edges: readonly PlanEdge[], boxes: readonly PlacedBox[]): PlanArrow[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const known = edges.filter(({ from, to }) => byId.has(from) && byId.has(to));
  const passing: number[] = [];
  return known.map((edge) => {
    const [from, to] = [byId.get(edge.from) as PlacedBox, byId.get(edge.to) as PlacedBox];
    const x1 = port(
      from,
      edge,
      known.filter((one) => one.from === edge.from),
    );
    const x2 = port(
      to,
      edge,
      known.filter((one) => one.to === edge.to),
    );
    const [y1, y2] = [from.y + from.height, to.y - HEAD];
    const between = boxes.filter((box) => box.y > from.y && box.y < to.y && box.y + box.height < to.y && box.y > y1);
    const label = { x: x2, y: y2 - 14 };
    if (between.length === 0 && y2 > y1) {
      const middle = (y1 + y2) / 2;
      return { ...edge, path: `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`, at: label, right: Math.max(x1, x2) };
    }
    const past = Math.max(from.x + from.width, to.x + to.width, ...between.map((box) => box.x + box.width));
    const side = past + PASSING_GAP * (1 + passing.length);
    passing.push(side);
    const down = `C${x1} ${y1 + BEND} ${side} ${y1} ${side} ${y1 + BEND}`;
    return {
      ...edge,
      path: `M${x1} ${y1}${down}L${side} ${y2 - BEND}C${side} ${y2} ${x2} ${y2 - BEND} ${x2} ${y2}`,
      at: label,
      right: side,
    };
  });
}

/** Arrows at one box stand side by side, in the order of the edges. */
function port(box: PlacedBox, edge: PlanEdge, all: readonly PlanEdge[]): number {
  const gap = Math.min(PORT_GAP, (box.width - PORT_GAP) / all.length);
  return box.x + box.width / 2 + (all.indexOf(edge) - (all.length - 1) / 2) * gap;
}
