// Where the boxes of a plan stand: streams and operators in layers from top to bottom, every arrow downwards. Pure.
import type { OperatorDescription, PumpDescription } from './engine/protocol.ts';
import { arrowsOf, type PlacedBox, type PlanArrow, type PlanEdge } from './plan-arrows.ts';

/** `state`: what the operator remembers. */
export interface PlanLine {
  readonly text: string;
  readonly tone: 'plain' | 'state';
}

/** Lengths in CSS pixels. */
export interface PlanBox extends PlacedBox {
  readonly kind: 'stream' | 'operator';
  readonly title: string;
  readonly lines: readonly PlanLine[];
  /** All of it, uncut. */
  readonly full: string;
}

export interface PlanPicture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlanBox[];
  readonly arrows: readonly PlanArrow[];
}

export const BOX_WIDTH = 288;
export const TITLE_HEIGHT = 26;
export const LINE_HEIGHT = 17;
const PADDING = 8;
const GAP_X = 24;
const GAP_Y = 40;
const MARGIN = 6;
/** Of upper-case letters no more have room; of others a few more would. */
const LINE_CHARACTERS = 34;
const LINES_OF_A_DETAIL = 3;

interface Node extends Pick<PlanBox, 'id' | 'kind' | 'title' | 'lines' | 'full'> {
  readonly inputs: string[];
}

/** Lays out the plans of all pumps as one picture, connected by their streams. */
export function layOutPlan(pumps: readonly PumpDescription[]): PlanPicture {
  const nodes = new Map<string, Node>();
  const edges: PlanEdge[] = [];
  for (const [index, pump] of pumps.entries()) addPump(pump, index, nodes, edges);
  const layers = layersOf(nodes);
  const columns = Math.max(1, ...layers.map((layer) => layer.length));
  const width = 2 * MARGIN + columns * BOX_WIDTH + (columns - 1) * GAP_X;
  const boxes: PlanBox[] = [];
  let y = MARGIN;
  for (const layer of layers) {
    const left = (width - layer.length * BOX_WIDTH - (layer.length - 1) * GAP_X) / 2;
    const heights = layer.map(({ lines }) => TITLE_HEIGHT + (lines.length > 0 ? lines.length * LINE_HEIGHT + PADDING : 0));
    for (const [index, { id, kind, title, lines, full }] of layer.entries()) {
      const height = heights[index] ?? TITLE_HEIGHT;
      boxes.push({ id, kind, title, lines, full, x: left + index * (BOX_WIDTH + GAP_X), y, width: BOX_WIDTH, height });
    }
    y += Math.max(...heights) + GAP_Y;
  }
  const arrows = arrowsOf(edges, boxes);
  const right = Math.max(width, ...arrows.map((arrow) => arrow.right + MARGIN));
  return { width: right, height: Math.max(MARGIN, y - GAP_Y) + MARGIN, boxes, arrows };
}

const streamId = (name: string) => `stream ${name}`;

function addPump({ name, target, state, plan }: PumpDescription, index: number, nodes: Map<string, Node>, edges: PlanEdge[]): void {
  let operators = 0;
  const streams = new Set(streamsOf(plan));
  // Of one stream alone, its name before each column would only fill the boxes.
  const prefix = streams.size === 1 ? `${[...streams][0]}.` : undefined;
  const connect = (from: string, to: string, label?: string) => {
    nodes.get(to)?.inputs.push(from);
    edges.push({ from, to, state, ...(label !== undefined && { label }) });
  };
  const add = (operator: OperatorDescription): string => {
    if (operator.stream !== undefined) return addStream(operator.stream, nodes);
    const inputs = operator.inputs.map(add);
    const id = `operator ${index}.${operators++}`;
    nodes.set(id, { id, kind: 'operator', title: operator.operator, ...textOf(operator, prefix), inputs: [] });
    for (const input of inputs) connect(input, id);
    return id;
  };
  const last = add(plan);
  connect(last, addStream(target, nodes), name);
}

function addStream(name: string, nodes: Map<string, Node>): string {
  const id = streamId(name);
  if (!nodes.has(id)) nodes.set(id, { id, kind: 'stream', title: shortened(name), lines: [], full: name, inputs: [] });
  return id;
}

const streamsOf = ({ stream, inputs }: OperatorDescription): string[] => [
  ...(stream === undefined ? [] : [stream]),
  ...inputs.flatMap(streamsOf),
];

function textOf({ details, remembers, estimate }: OperatorDescription, prefix: string | undefined): Pick<Node, 'lines' | 'full'> {
  const short = (text: string) => (prefix === undefined ? text : text.replaceAll(prefix, ''));
  const plain = details.map(([name, text]) => `${name}: ${short(text)}`);
  const state = `remembers: ${remembers}${estimate === undefined ? '' : `; ${estimate}`}`;
  const lines = [
    ...plain.flatMap((text) => wrapped(text).map((line): PlanLine => ({ text: line, tone: 'plain' }))),
    ...wrapped(state).map((line): PlanLine => ({ text: line, tone: 'state' })),
  ];
  return { lines, full: [...plain, state].join('\n') };
}

const shortened = (text: string) => (text.length > LINE_CHARACTERS ? `${text.slice(0, LINE_CHARACTERS - 1)}…` : text);

/** Broken at blanks where there are some, and cut after a few lines. */
export function wrapped(text: string): string[] {
  const lines: string[] = [];
  let rest = text.replace(/\s+/g, ' ');
  while (rest !== '' && lines.length < LINES_OF_A_DETAIL) {
    if (rest.length <= LINE_CHARACTERS) return [...lines, rest];
    const blank = rest.lastIndexOf(' ', LINE_CHARACTERS);
    const end = blank > LINE_CHARACTERS / 2 ? blank : LINE_CHARACTERS;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  if (rest !== '') lines.push(shortened(`${lines.pop()}…`).replace(/…*$/, '…'));
  return lines;
}

/** A node stands below all its inputs. A stream that feeds itself by way of others stays where it was met first. */
function layersOf(nodes: ReadonlyMap<string, Node>): Node[][] {
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    if (open.has(id)) return -1;
    open.add(id);
    const depth = Math.max(-1, ...(nodes.get(id)?.inputs ?? []).map(depthOf)) + 1;
    open.delete(id);
    depths.set(id, depth);
    return depth;
  };
  const layers: Node[][] = [];
  for (const node of nodes.values()) {
    const depth = depthOf(node.id);
    layers[depth] ??= [];
    layers[depth].push(node);
  }
  return layers.filter((layer) => layer !== undefined);
}
