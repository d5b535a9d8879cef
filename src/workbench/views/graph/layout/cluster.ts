// Related resources of one container, laid out from left to right by dagre. Twins (of one type, related to the same others) stand together
// as a block, so that a group with fifty users is no column of fifty.
import { Graph, layout } from '@dagrejs/dagre';
import { byTypeAndName, type Pair, type StructureNode } from '../model/structure.ts';
import type { Box, Packed, Size } from './pack.ts';
import { pack } from './pack.ts';

export interface Cluster extends Size {
  readonly boxes: ReadonlyMap<string, Box>;
}

const CARD: Size = { width: 132, height: 24 };
/** A resource that has no name but its id: the id's beginning (`eni`) says what it is. */
const CHIP: Size = { width: 34, height: 24 };
export const GAP = 6;
const RANK_GAP = 22;
/** Blocks of twins are higher than wide: lines go in and out at the sides. */
const BLOCK_ASPECT = 0.9;

const sizeOf = ({ shape }: StructureNode): Size => (shape === 'card' ? CARD : CHIP);

/** @param nodes all of one container; @param pairs among these nodes */
export function clustersOf(nodes: readonly StructureNode[], pairs: readonly Pair[], aspect: number): readonly Cluster[] {
  const components = componentsOf([...nodes].sort(byTypeAndName), pairs);
  const alone = components.flatMap((component) => (component.length === 1 ? component : []));
  // Machines of one kind, each with its disk and its interface, are laid out once.
  const known = new Map<string, readonly Box[]>();
  const related = components.flatMap((component): Cluster[] => {
    if (component.length === 1) return [];
    const place = new Map(component.map(({ key }, index) => [key, index]));
    const own = pairs.filter(({ from }) => place.has(from));
    const likeness = [
      ...component.map(({ type, shape }) => `${type} ${shape}`),
      ...own.map(({ from, to }) => `${place.get(from)}-${place.get(to)}`).sort(),
    ].join('\n');
    const boxes = known.get(likeness) ?? relatedBoxes(component, own);
    known.set(likeness, boxes);
    return [clusterOf(new Map(component.map(({ key }, index) => [key, boxes[index] ?? { x: 0, y: 0, ...CARD }])))];
  });
  return [...related, ...blocksByType(alone, aspect)];
}

function componentsOf(nodes: readonly StructureNode[], pairs: readonly Pair[]): StructureNode[][] {
  const near = neighbourSets(pairs);
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const seen = new Set<string>();
  const components: StructureNode[][] = [];
  for (const { key } of nodes) {
    if (seen.has(key)) continue;
    const component: StructureNode[] = [];
    const open = [key];
    seen.add(key);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const node = byKey.get(at);
      if (node) component.push(node);
      for (const other of near.get(at) ?? []) {
        if (seen.has(other) || !byKey.has(other)) continue;
        seen.add(other);
        open.push(other);
      }
    }
    components.push(component.sort(byTypeAndName));
  }
  return components;
}

function neighbourSets(pairs: readonly Pair[]): ReadonlyMap<string, ReadonlySet<string>> {
  const near = new Map<string, Set<string>>();
  const add = (from: string, to: string) => near.set(from, (near.get(from) ?? new Set()).add(to));
  for (const { from, to } of pairs) {
    add(from, to);
    add(to, from);
  }
  return near;
}

/** In the order of the component. */
function relatedBoxes(component: readonly StructureNode[], pairs: readonly Pair[]): readonly Box[] {
  const near = neighbourSets(pairs);
  const blocks = new Map<string, StructureNode[]>();
  for (const node of component) {
    const others = [...(near.get(node.key) ?? [])].sort();
    const twins = `${node.type} ${others.join('\n')}`;
    blocks.set(twins, [...(blocks.get(twins) ?? []), node]);
  }
  const blockOf = new Map([...blocks].flatMap(([block, own]) => own.map(({ key }) => [key, block] as const)));
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: GAP, ranksep: RANK_GAP, edgesep: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  const packed = new Map<string, Packed>();
  for (const [block, own] of blocks) {
    const grid = pack(own.map(sizeOf), GAP, BLOCK_ASPECT);
    packed.set(block, grid);
    graph.setNode(block, { width: grid.width, height: grid.height });
  }
  for (const { from, to } of pairs) {
    const [one, other] = [blockOf.get(from), blockOf.get(to)];
    if (one !== undefined && other !== undefined && one !== other) graph.setEdge(one, other);
  }
  layout(graph);
  const boxes = new Map<string, Box>();
  for (const [block, own] of blocks) {
    const { x = 0, y = 0 } = graph.node(block) as Partial<Box>;
    const grid = packed.get(block);
    for (const [place, { key }] of own.entries()) {
      const box = grid?.boxes[place];
      if (grid && box) boxes.set(key, { ...box, x: x - grid.width / 2 + box.x, y: y - grid.height / 2 + box.y });
    }
  }
  return component.flatMap(({ key }) => boxes.get(key) ?? []);
}

/** Moved to the origin. */
function clusterOf(boxes: ReadonlyMap<string, Box>): Cluster {
  const all = [...boxes.values()];
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  const moved = new Map([...boxes].map(([key, box]) => [key, { ...box, x: box.x - left, y: box.y - top }]));
  return {
    boxes: moved,
    width: Math.max(...all.map(({ x, width }) => x + width)) - left,
    height: Math.max(...all.map(({ y, height }) => y + height)) - top,
  };
}

/** What is related to nothing in its container stands in a block with its like. */
function blocksByType(nodes: readonly StructureNode[], aspect: number): readonly Cluster[] {
  const types = [...new Set(nodes.map(({ type }) => type))].sort();
  return types.map((type) => {
    const own = nodes.filter((node) => node.type === type);
    const grid = pack(own.map(sizeOf), GAP, Math.min(aspect, 1.6));
    return {
      ...grid,
      boxes: new Map(own.map(({ key }, place) => [key, grid.boxes[place] ?? { x: 0, y: 0, ...sizeOf(nodes[0] as StructureNode) }])),
    };
  });
}
