// The order of the drawing: which places stand in which column, so that things flow one way, with few crossings.
// The usual layered drawing of a graph: cycles broken, longest paths, a stand-in in each layer that a long edge passes, barycentres.

export interface Edge {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

export interface Layered {
  /** Nodes and stand-ins, layer by layer, in order. */
  readonly layers: readonly (readonly string[])[];
  /** By edge: the nodes and stand-ins that it passes, its ends included. `back`: against the flow, without stand-ins. */
  readonly chains: ReadonlyMap<string, { readonly way: 'on' | 'back'; readonly through: readonly string[] }>;
}

const SWEEPS = 4;

/** @param nodes and `edges` in the order in which they were first seen, which decides where nothing else does */
export function layered(nodes: readonly string[], edges: readonly Edge[]): Layered {
  const back = backEdges(nodes, edges);
  const forward = edges.filter(({ key }) => !back.has(key));
  const depth = depths(nodes, forward);
  const layers: string[][] = Array.from({ length: Math.max(0, ...depth.values()) + 1 }, () => []);
  for (const node of nodes) layers[depth.get(node) ?? 0]?.push(node);
  const chains = new Map<string, { way: 'on' | 'back'; through: readonly string[] }>();
  const links: (readonly [string, string])[] = [];
  for (const { key, from, to } of edges) {
    if (back.has(key)) {
      chains.set(key, { way: 'back', through: [from, to] });
      continue;
    }
    const through = [from];
    for (let layer = (depth.get(from) ?? 0) + 1; layer < (depth.get(to) ?? 0); layer += 1) {
      const standIn = `${key} #${layer}`;
      layers[layer]?.push(standIn);
      through.push(standIn);
    }
    through.push(to);
    for (const [place, node] of through.slice(1).entries()) links.push([through[place] ?? '', node]);
    chains.set(key, { way: 'on', through });
  }
  return { layers: ordered(layers, links), chains };
}

/** Edges that close a cycle, and edges from a node to itself. */
function backEdges(nodes: readonly string[], edges: readonly Edge[]): ReadonlySet<string> {
  const found = new Set<string>();
  const state = new Map<string, 'open' | 'closed'>();
  const visit = (node: string) => {
    state.set(node, 'open');
    for (const { key, from, to } of edges) {
      if (from !== node) continue;
      if (state.get(to) === 'open') found.add(key);
      else if (!state.has(to)) visit(to);
    }
    state.set(node, 'closed');
  };
  for (const node of nodes) if (!state.has(node)) visit(node);
  return found;
}

function depths(nodes: readonly string[], edges: readonly Edge[]): ReadonlyMap<string, number> {
  const depth = new Map(nodes.map((node) => [node, 0]));
  // As many rounds as the longest path could have.
  for (let round = 0, changed = true; changed && round < nodes.length; round += 1) {
    changed = false;
    for (const { from, to } of edges) {
      const least = (depth.get(from) ?? 0) + 1;
      if ((depth.get(to) ?? 0) >= least) continue;
      depth.set(to, least);
      changed = true;
    }
  }
  // What nothing comes into stands just before what it sends to.
  for (const node of nodes) {
    if (edges.some(({ to }) => to === node)) continue;
    const next = edges.filter(({ from }) => from === node).map(({ to }) => depth.get(to) ?? 0);
    if (next.length > 0) depth.set(node, Math.min(...next) - 1);
  }
  return depth;
}

function ordered(layers: readonly (readonly string[])[], links: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  let now = layers.map((layer) => [...layer]);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const ends = sweep % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    const place = new Map(now.flatMap((layer) => layer.map((node, index) => [node, (index + 0.5) / layer.length] as const)));
    const sorted = (layer: readonly string[]): string[] => {
      const centre = (node: string, index: number) => {
        const near = links.filter((link) => link[ends[1]] === node).map((link) => place.get(link[ends[0]]) ?? 0);
        return near.length > 0 ? near.reduce((sum, one) => sum + one, 0) / near.length : (index + 0.5) / layer.length;
      };
      const weighed = layer.map((node, index) => ({ node, at: centre(node, index) }));
      const result = weighed.sort((one, other) => one.at - other.at).map(({ node }) => node);
      for (const [index, node] of result.entries()) place.set(node, (index + 0.5) / result.length);
      return result;
    };
    now = sweep % 2 === 0 ? now.map(sorted) : now.toReversed().map(sorted).toReversed();
  }
  return now;
}
