// Where the states stand in the drawing: one below the other, with the two ways out beside them. Pure; lengths in pixels.
import type { Machine, MachineNode } from './machine.ts';

export interface PlacedNode extends MachineNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface PlacedArrow {
  readonly id: string;
  readonly path: string;
  readonly kind: 'way' | 'way out';
  readonly state: 'passed' | 'ahead';
}

export interface MachineLayout {
  readonly nodes: readonly PlacedNode[];
  readonly arrows: readonly PlacedArrow[];
  readonly width: number;
  readonly height: number;
  /** The middle of the lit state's left edge. */
  readonly lit?: { readonly x: number; readonly y: number };
}

export const NODE_HEIGHT = 26;
const GAP = 14;
const LEFT = 14;
const STEP = NODE_HEIGHT + GAP;
const EDGE = 1;
const ASIDE_WIDTH = 92;
const ASIDE_GAP = 26;

/** @param width of the drawing */
export function layoutOf({ chain, aside }: Machine, width: number): MachineLayout {
  const main = Math.max(150, Math.min(260, width - LEFT - ASIDE_GAP - ASIDE_WIDTH - EDGE));
  const placed = chain.map((node, at): PlacedNode => ({ ...node, x: LEFT, y: EDGE + at * STEP, width: main }));
  const beside = LEFT + main + ASIDE_GAP;
  const y = (id: string) => placed.find((node) => node.id === id)?.y ?? EDGE;
  const fallback = { ...aside.fallback, x: beside, y: y('intent'), width: ASIDE_WIDTH };
  const failed = { ...aside.failed, x: beside, y: y('close'), width: ASIDE_WIDTH };
  const down = placed.slice(1).map((node, at): PlacedArrow => {
    const before = placed[at];
    const isPassed = node.state !== 'ahead' && before?.state !== 'ahead';
    return {
      id: node.id,
      kind: 'way',
      state: isPassed ? 'passed' : 'ahead',
      path: `M${LEFT + 22} ${node.y - GAP}V${node.y}`,
    };
  });
  const middle = NODE_HEIGHT / 2;
  const right = LEFT + main;
  const asked = placed.findLast(({ kind }) => kind === 'confirm' || kind === 'slot');
  const out: PlacedArrow[] = [
    {
      id: 'to fallback',
      kind: 'way out',
      state: fallback.state === 'ahead' ? 'ahead' : 'passed',
      path: `M${right} ${fallback.y + middle}H${beside}`,
    },
    ...(asked
      ? [
          {
            id: 'to failed',
            kind: 'way out',
            state: failed.state === 'ahead' ? 'ahead' : 'passed',
            path: `M${right} ${asked.y + middle}H${beside + ASIDE_WIDTH / 2}V${failed.y}`,
          } as const,
        ]
      : []),
  ];
  const first = placed[1];
  if (first && fallback.state === 'passed')
    out.push({
      id: 'from fallback',
      kind: 'way out',
      state: 'passed',
      path: `M${beside + ASIDE_WIDTH / 2} ${fallback.y + NODE_HEIGHT}V${first.y + middle}H${right}`,
    });
  const nodes = [...placed, fallback, failed];
  const lit = nodes.find(({ state }) => state === 'lit');
  return {
    nodes,
    arrows: [...down, ...out],
    width: beside + ASIDE_WIDTH + EDGE,
    height: placed.length * STEP - GAP + 2 * EDGE,
    ...(lit && { lit: { x: lit.x, y: lit.y + middle } }),
  };
}
