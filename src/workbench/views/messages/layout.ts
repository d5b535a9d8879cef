// Where the places stand and the lines run, in CSS pixels: columns from left to right, or rows from top to bottom where it is narrow.
import { type Curve, curveThrough, type Point } from './curve.ts';
import { type Edge, type Layered, layered } from './layers.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly flow: 'right' | 'down';
  readonly boxes: ReadonlyMap<string, Box>;
  readonly curves: ReadonlyMap<string, Curve>;
}

/** A place to be drawn. */
export interface Node {
  readonly key: string;
  readonly height: number;
}

const CARD_WIDTH = { columns: { least: 126, most: 168 }, rows: { least: 78, most: 168 } } as const;
/** Room for a line that passes a layer. */
const STAND_IN = 18;
const PAD = 12;
const ACROSS_GAP = { columns: 14, rows: 10 } as const;
const COLUMN_GAP = { least: 34, most: 110 } as const;
const ROW_GAP = 38;
/** How far out the lines against the flow swing. */
const SWING = 34;

type HeightOf = (key: string) => number | undefined;

/** @param width that the drawing has; it is wider only where even the rows do not fit */
export function layoutOf(nodes: readonly Node[], edges: readonly Edge[], width: number): Layout {
  const heights = new Map(nodes.map(({ key, height }) => [key, height]));
  const graph = layered(
    nodes.map(({ key }) => key),
    edges,
  );
  const heightOf: HeightOf = (key) => heights.get(key);
  const { length } = graph.layers;
  const leastWidth = 2 * PAD + length * CARD_WIDTH.columns.least + (length - 1) * COLUMN_GAP.least;
  return leastWidth <= width ? columns(graph, heightOf, width) : rows(graph, heightOf, width);
}

function columns({ layers, chains }: Layered, heightOf: HeightOf, width: number): Layout {
  const { least, most } = CARD_WIDTH.columns;
  const gaps = Math.max(layers.length - 1, 1);
  const card = Math.max(least, Math.min(most, (width - 2 * PAD - gaps * COLUMN_GAP.least * 1.5) / layers.length));
  const free = width - 2 * PAD - layers.length * card;
  const gap = Math.min(Math.max(free / gaps, COLUMN_GAP.least), COLUMN_GAP.most);
  const left = Math.max(PAD, (width - layers.length * card - (layers.length - 1) * gap) / 2);
  const lengths = layers.map((layer) => sum(layer.map((node) => heightOf(node) ?? STAND_IN)) + (layer.length - 1) * ACROSS_GAP.columns);
  const tallest = Math.max(0, ...lengths);
  const boxes = new Map<string, Box>();
  for (const [column, layer] of layers.entries()) {
    let y = PAD + (tallest - (lengths[column] ?? 0)) / 2;
    for (const node of layer) {
      const height = heightOf(node) ?? STAND_IN;
      boxes.set(node, { x: left + column * (card + gap), y, width: card, height });
      y += height + ACROSS_GAP.columns;
    }
  }
  return finished(boxes, chains, heightOf, 'right', { width, height: tallest + 2 * PAD });
}

function rows({ layers, chains }: Layered, heightOf: HeightOf, width: number): Layout {
  const isPlace = (node: string) => heightOf(node) !== undefined;
  const room = (layer: readonly string[]) => {
    const places = layer.filter(isPlace).length;
    return places === 0 ? width : (width - 2 * PAD - (layer.length - places) * STAND_IN - (layer.length - 1) * ACROSS_GAP.rows) / places;
  };
  const { least, most } = CARD_WIDTH.rows;
  const cards = layers.map((layer) => Math.max(least, Math.min(most, room(layer))));
  const lengths = layers.map(
    (layer, row) => sum(layer.map((node) => (isPlace(node) ? (cards[row] ?? least) : STAND_IN))) + (layer.length - 1) * ACROSS_GAP.rows,
  );
  const whole = Math.max(width, Math.max(0, ...lengths) + 2 * PAD);
  const boxes = new Map<string, Box>();
  let y = PAD;
  for (const [row, layer] of layers.entries()) {
    const tallest = Math.max(0, ...layer.map((node) => heightOf(node) ?? 0));
    let x = (whole - (lengths[row] ?? 0)) / 2;
    for (const node of layer) {
      const length = isPlace(node) ? (cards[row] ?? least) : STAND_IN;
      boxes.set(node, { x, y, width: length, height: heightOf(node) ?? tallest });
      x += length + ACROSS_GAP.rows;
    }
    y += tallest + ROW_GAP;
  }
  return finished(boxes, chains, heightOf, 'down', { width: whole, height: y - ROW_GAP + PAD });
}

const sum = (lengths: readonly number[]): number => lengths.reduce((whole, one) => whole + one, 0);

function finished(
  all: ReadonlyMap<string, Box>,
  chains: Layered['chains'],
  heightOf: HeightOf,
  flow: Layout['flow'],
  size: { readonly width: number; readonly height: number },
): Layout {
  const curves = new Map<string, Curve>();
  let { width, height } = size;
  for (const [key, { way, through }] of chains) {
    const boxes = through.flatMap((node) => all.get(node) ?? []);
    const curve = way === 'on' ? curveThrough(pointsAlong(boxes, flow), flow) : swing(boxes, flow);
    curves.set(key, curve);
    if (way === 'on') continue;
    // The control points stand further out than the line comes.
    height = Math.max(height, ...curve.map(({ y }) => y));
    width = Math.max(width, ...curve.map(({ x }) => x));
  }
  const boxes = new Map([...all].filter(([node]) => heightOf(node) !== undefined));
  return { width, height, flow, boxes, curves };
}

/** Out of the first one, straight through the ones between, into the last one. */
function pointsAlong(boxes: readonly Box[], flow: Layout['flow']): readonly Point[] {
  return boxes.flatMap(({ x, y, width, height }, index) => {
    const [begin, end] =
      flow === 'right'
        ? [
            { x, y: y + height / 2 },
            { x: x + width, y: y + height / 2 },
          ]
        : [
            { x: x + width / 2, y },
            { x: x + width / 2, y: y + height },
          ];
    if (index === 0) return [end];
    return index === boxes.length - 1 ? [begin] : [begin, end];
  });
}

/** Against the flow: around the outside of the places. */
function swing([from, to = from]: readonly Box[], flow: Layout['flow']): Curve {
  if (!from || !to) return [];
  if (flow === 'right') {
    const a = { x: from.x + from.width * 0.6, y: from.y + from.height };
    const b = { x: to.x + to.width * 0.4, y: to.y + to.height };
    const low = Math.max(a.y, b.y) + SWING;
    return [a, { x: a.x, y: low }, { x: b.x, y: low }, b];
  }
  const a = { x: from.x + from.width, y: from.y + from.height * 0.4 };
  const b = { x: to.x + to.width, y: to.y + to.height * 0.6 };
  const out = Math.max(a.x, b.x) + SWING;
  return [a, { x: out, y: a.y }, { x: out, y: b.y }, b];
}
