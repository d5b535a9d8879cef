// Where everything stands: VPCs and subnets as containers, the other services as areas beside them. Pure; the same structure gives the
// same picture.
import { isContainer, type Pair, type Structure, type StructureNode } from '../model/structure.ts';
import { type Cluster, clustersOf, GAP } from './cluster.ts';
import { type Box, pack } from './pack.ts';

/** A frame with a name: a VPC, a subnet, or all resources of a service that lie in none. */
export interface Area {
  /** The resource's key, or the name of the service. */
  readonly key: string;
  readonly kind: 'VPC' | 'Subnet' | 'service';
  readonly box: Box;
}

export interface Layout {
  /** Outer areas come before those inside them. */
  readonly areas: readonly Area[];
  /** Cards, and the areas of resources too. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly width: number;
  readonly height: number;
}

export const HEADER = 24;
const PADDING = 10;
const AREA_GAP = 16;
/** An empty subnet has room for most of its id. */
const LEAST_FRAME = 132;

interface Part {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly areas: readonly Area[];
}

/** @param aspect width by height of the pane that it is shown in */
export function layoutOf({ nodes, pairs }: Structure, aspect: number): Layout {
  const children = new Map<string, StructureNode[]>();
  for (const node of nodes.values()) children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  const ordered = [...children.keys()].filter((key) => !isContainer(key)).sort();
  const loose = [...nodes.keys()].filter((key) => isContainer(key) && !isContainer(nodes.get(key)?.parent ?? '')).sort();
  const services = ordered.flatMap((key): Part[] => {
    const own = (children.get(key) ?? []).filter((node) => !isContainer(node.key));
    return own.length === 0 ? [] : [framed(key, 'service', partsOf(own, pairs, 1.2), 1.2)];
  });
  const containers = loose.map((key) => containerPart(key, children, pairs));
  const whole = packedParts([...containers, ...services], AREA_GAP, aspect);
  return whole;
}

function containerPart(key: string, children: ReadonlyMap<string, readonly StructureNode[]>, pairs: readonly Pair[]): Part {
  const inside = children.get(key) ?? [];
  const kind = key.startsWith('AWS::EC2::VPC ') ? 'VPC' : 'Subnet';
  const subnets = inside.filter((node) => isContainer(node.key)).map((node) => containerPart(node.key, children, pairs));
  const aspect = kind === 'VPC' ? 1.5 : 1.3;
  const cards = partsOf(
    inside.filter((node) => !isContainer(node.key)),
    pairs,
    aspect,
  );
  return framed(key, kind, [...subnets, ...cards], aspect);
}

function partsOf(nodes: readonly StructureNode[], pairs: readonly Pair[], aspect: number): readonly Part[] {
  const keys = new Set(nodes.map(({ key }) => key));
  const own = pairs.filter(({ from, to }) => keys.has(from) && keys.has(to));
  return clustersOf(nodes, own, aspect).map((cluster: Cluster) => ({ ...cluster, areas: [] }));
}

function framed(key: string, kind: Area['kind'], parts: readonly Part[], aspect: number): Part {
  const hasAreas = parts.some(({ areas }) => areas.length > 0);
  const content = packedParts(parts, hasAreas ? AREA_GAP : GAP + 4, aspect);
  const inner = shifted(content, PADDING, HEADER);
  const box = { x: 0, y: 0, width: Math.max(content.width, LEAST_FRAME) + 2 * PADDING, height: content.height + HEADER + PADDING };
  const boxes = new Map(inner.boxes);
  if (kind !== 'service') boxes.set(key, box);
  return { width: box.width, height: box.height, boxes, areas: [{ key, kind, box }, ...inner.areas] };
}

function packedParts(parts: readonly Part[], gap: number, aspect: number): Part {
  const packed = pack(parts, gap, aspect);
  const boxes = new Map<string, Box>();
  const areas: Area[] = [];
  for (const [place, part] of parts.entries()) {
    const { x = 0, y = 0 } = packed.boxes[place] ?? {};
    const moved = shifted(part, x, y);
    for (const [key, box] of moved.boxes) boxes.set(key, box);
    areas.push(...moved.areas);
  }
  return { width: packed.width, height: packed.height, boxes, areas };
}

function shifted({ boxes, areas }: Pick<Part, 'boxes' | 'areas'>, x: number, y: number): Pick<Part, 'boxes' | 'areas'> {
  const moved = (box: Box): Box => ({ ...box, x: box.x + x, y: box.y + y });
  return {
    boxes: new Map([...boxes].map(([key, box]) => [key, moved(box)])),
    areas: areas.map((area) => ({ ...area, box: moved(area.box) })),
  };
}
