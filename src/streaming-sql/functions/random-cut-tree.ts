// One tree of a random cut forest, in typed arrays: insert, forget, and score a point. Guha et al., ICML 2016.

const NONE = -1;

/** Plain data. Nodes below `capacity` are leaves (one sampled point each), the others cut the space in two. */
export interface CutTree {
  readonly capacity: number;
  readonly dimensions: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly parent: Int32Array;
  readonly cutDimension: Int32Array;
  readonly cutValue: Float64Array;
  readonly mass: Int32Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly freeLeaves: number[];
  readonly freeCuts: number[];
  root: number;
}

export function newCutTree(capacity: number, dimensions: number): CutTree {
  const nodes = 2 * capacity;
  return {
    capacity,
    dimensions,
    left: new Int32Array(nodes).fill(NONE),
    right: new Int32Array(nodes).fill(NONE),
    parent: new Int32Array(nodes).fill(NONE),
    cutDimension: new Int32Array(nodes),
    cutValue: new Float64Array(nodes),
    mass: new Int32Array(nodes),
    low: new Float64Array(nodes * dimensions),
    high: new Float64Array(nodes * dimensions),
    freeLeaves: Array.from({ length: capacity }, (_, i) => capacity - 1 - i),
    freeCuts: Array.from({ length: capacity }, (_, i) => nodes - 1 - i),
    root: NONE,
  };
}

/** Puts a point in; gives its leaf. Equal points share one. */
export function insertPoint(tree: CutTree, point: Float64Array, random: () => number): number {
  if (tree.root === NONE) {
    tree.root = newLeaf(tree, point);
    return tree.root;
  }
  let node = tree.root;
  for (;;) {
    const spread = extendedSpread(tree, node, point);
    if (spread === 0 && node < tree.capacity) {
      for (let up = node; up !== NONE; up = tree.parent[up] as number) tree.mass[up] = (tree.mass[up] as number) + 1;
      return node;
    }
    const cut = randomCut(tree, node, point, random() * spread) ?? (node < tree.capacity ? leastCut(tree, node, point) : undefined);
    if (cut) return separate(tree, node, point, cut);
    node =
      (point[tree.cutDimension[node] as number] as number) <= (tree.cutValue[node] as number)
        ? (tree.left[node] as number)
        : (tree.right[node] as number);
  }
}

function newLeaf(tree: CutTree, point: Float64Array): number {
  const leaf = tree.freeLeaves.pop() as number;
  tree.parent[leaf] = NONE;
  tree.mass[leaf] = 1;
  tree.low.set(point, leaf * tree.dimensions);
  tree.high.set(point, leaf * tree.dimensions);
  return leaf;
}

/** The sum of the sides of the node's box, extended to hold the point. */
function extendedSpread({ low, high, dimensions }: CutTree, node: number, point: Float64Array): number {
  let sum = 0;
  for (let d = 0, at = node * dimensions; d < dimensions; d++, at++) {
    sum += Math.max(high[at] as number, point[d] as number) - Math.min(low[at] as number, point[d] as number);
  }
  return sum;
}

interface Cut {
  readonly dimension: number;
  readonly value: number;
}

/** A cut of the extended box at `distance` along its sides; undefined when it does not part the point from the node. */
function randomCut({ low, high, dimensions }: CutTree, node: number, point: Float64Array, distance: number): Cut | undefined {
  let rest = distance;
  for (let d = 0, at = node * dimensions; d < dimensions; d++, at++) {
    const p = point[d] as number;
    const least = Math.min(low[at] as number, p);
    const side = Math.max(high[at] as number, p) - least;
    if (rest >= side) {
      rest -= side;
      continue;
    }
    const value = least + rest;
    if (p <= value && value < (low[at] as number)) return { dimension: d, value };
    if (p > value && value >= (high[at] as number)) return { dimension: d, value };
    return undefined;
  }
  return undefined;
}

/** Where rounding lost every cut between a leaf and the point: the lower of the two, on the longest side. */
function leastCut({ low, dimensions }: CutTree, leaf: number, point: Float64Array): Cut {
  let dimension = 0;
  let longest = 0;
  for (let d = 0, at = leaf * dimensions; d < dimensions; d++, at++) {
    const side = Math.abs((point[d] as number) - (low[at] as number));
    if (side <= longest) continue;
    dimension = d;
    longest = side;
  }
  return { dimension, value: Math.min(point[dimension] as number, low[leaf * dimensions + dimension] as number) };
}

function separate(tree: CutTree, node: number, point: Float64Array, { dimension, value }: Cut): number {
  const leaf = newLeaf(tree, point);
  const cut = tree.freeCuts.pop() as number;
  const above = tree.parent[node] as number;
  const pointLeft = (point[dimension] as number) <= value;
  tree.left[cut] = pointLeft ? leaf : node;
  tree.right[cut] = pointLeft ? node : leaf;
  tree.parent[leaf] = cut;
  tree.parent[node] = cut;
  tree.parent[cut] = above;
  tree.cutDimension[cut] = dimension;
  tree.cutValue[cut] = value;
  if (above === NONE) tree.root = cut;
  else if (tree.left[above] === node) tree.left[above] = cut;
  else tree.right[above] = cut;
  for (let up = cut; up !== NONE; up = tree.parent[up] as number) refresh(tree, up);
  return leaf;
}

/** A node's mass and box from its children. */
function refresh(tree: CutTree, node: number): void {
  const { low, high, dimensions } = tree;
  const [a, b] = [tree.left[node] as number, tree.right[node] as number];
  tree.mass[node] = (tree.mass[a] as number) + (tree.mass[b] as number);
  for (let d = 0; d < dimensions; d++) {
    low[node * dimensions + d] = Math.min(low[a * dimensions + d] as number, low[b * dimensions + d] as number);
    high[node * dimensions + d] = Math.max(high[a * dimensions + d] as number, high[b * dimensions + d] as number);
  }
}

/** Takes one point of a leaf out. */
export function removePoint(tree: CutTree, leaf: number): void {
  if ((tree.mass[leaf] as number) > 1) {
    for (let up = leaf; up !== NONE; up = tree.parent[up] as number) tree.mass[up] = (tree.mass[up] as number) - 1;
    return;
  }
  const cut = tree.parent[leaf] as number;
  tree.freeLeaves.push(leaf);
  if (cut === NONE) {
    tree.root = NONE;
    return;
  }
  const sibling = (tree.left[cut] === leaf ? tree.right[cut] : tree.left[cut]) as number;
  const above = tree.parent[cut] as number;
  tree.parent[sibling] = above;
  tree.freeCuts.push(cut);
  if (above === NONE) tree.root = sibling;
  else if (tree.left[above] === cut) tree.left[above] = sibling;
  else tree.right[above] = sibling;
  for (let up = above; up !== NONE; up = tree.parent[up] as number) refresh(tree, up);
}

/**
 * The anomaly score of a point: how near the root a random cut would part it from the others, in expectation. What each
 * dimension adds is summed into `above` and `below` (beyond the box's high or low side); the sum of both is the score.
 */
export function scorePoint(tree: CutTree, point: Float64Array, above: Float64Array, below: Float64Array): void {
  if (tree.root === NONE) return;
  let node = tree.root;
  let depth = 0;
  while (node >= tree.capacity) {
    node =
      (point[tree.cutDimension[node] as number] as number) <= (tree.cutValue[node] as number)
        ? (tree.left[node] as number)
        : (tree.right[node] as number);
    depth++;
  }
  const treeMass = tree.mass[tree.root] as number;
  const scale = Math.log2(treeMass + 1);
  const [up, down] = [new Float64Array(tree.dimensions), new Float64Array(tree.dimensions)];
  const leafMass = tree.mass[node] as number;
  if (extendedSpread(tree, node, point) === 0) {
    // A point seen before: little surprise, spread over the dimensions.
    const seen = (1 - leafMass / (2 * treeMass)) / (depth + Math.log2(leafMass + 1));
    up.fill(seen / tree.dimensions / 2);
    down.fill(seen / tree.dimensions / 2);
  } else mix(tree, node, point, up, down, 1 / (depth + 1));
  for (let parent = tree.parent[node] as number; parent !== NONE; parent = tree.parent[parent] as number) {
    depth--;
    if (!mix(tree, parent, point, up, down, 1 / (depth + 1))) break;
  }
  for (let d = 0; d < tree.dimensions; d++) {
    above[d] = (above[d] as number) + (up[d] as number) * scale;
    below[d] = (below[d] as number) + (down[d] as number) * scale;
  }
}

/** Weighs in the chance that a cut of this node's box parts the point; false when the point is inside. */
function mix(
  { low, high, dimensions }: CutTree,
  node: number,
  point: Float64Array,
  up: Float64Array,
  down: Float64Array,
  score: number,
): boolean {
  let outside = 0;
  let spread = 0;
  for (let d = 0, at = node * dimensions; d < dimensions; d++, at++) {
    const p = point[d] as number;
    const beyond = Math.max(p - (high[at] as number), 0) + Math.max((low[at] as number) - p, 0);
    outside += beyond;
    spread += (high[at] as number) - (low[at] as number) + beyond;
  }
  if (outside === 0) return false;
  const stays = 1 - outside / spread;
  for (let d = 0, at = node * dimensions; d < dimensions; d++, at++) {
    const p = point[d] as number;
    up[d] = stays * (up[d] as number) + (score * Math.max(p - (high[at] as number), 0)) / spread;
    down[d] = stays * (down[d] as number) + (score * Math.max((low[at] as number) - p, 0)) / spread;
  }
  return true;
}
