// Where places stand and lines run. Source: inferred; the rule is that things flow one way and nothing overlaps.
import { describe, expect, it } from 'vitest';
import { curveThrough, pathOf, pointOn } from './curve.ts';
import { layered } from './layers.ts';
import { type Box, layoutOf } from './layout.ts';

const edge = (from: string, to: string) => ({ key: `${from}>${to}`, from, to });
const nodes = (...keys: string[]) => keys.map((key) => ({ key, height: 80 }));

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

const DOZEN = {
  nodes: nodes('program', 'uploads', 'bus', 'news', 'q1', 'q2', 'q3', 'q4', 'f1', 'f2', 'f3', 'f4', 'dead'),
  edges: [
    edge('program', 'uploads'),
    edge('uploads', 'bus'),
    edge('bus', 'news'),
    ...['1', '2', '3', '4'].flatMap((number) => [edge('news', `q${number}`), edge(`q${number}`, `f${number}`)]),
    edge('q4', 'dead'),
  ],
};

describe('layers', () => {
  it('follow the flow, by the longest way', () => {
    const { layers } = layered(['a', 'b', 'c'], [edge('a', 'c'), edge('a', 'b'), edge('b', 'c')]);
    expect(layers.map((layer) => layer.filter((node) => !node.includes('#')))).toEqual([['a'], ['b'], ['c']]);
  });

  it('give a line that passes a layer a place of its own there', () => {
    const { layers, chains } = layered(['a', 'b', 'c'], [edge('a', 'c'), edge('a', 'b'), edge('b', 'c')]);
    expect(layers[1]).toHaveLength(2);
    expect(chains.get('a>c')).toMatchObject({ way: 'on', through: ['a', 'a>c #1', 'c'] });
  });

  it('let what closes a circle go back, and what a place sends to itself', () => {
    const { layers, chains } = layered(['a', 'b'], [edge('a', 'b'), edge('b', 'a'), edge('a', 'a')]);
    expect(layers).toEqual([['a'], ['b']]);
    expect([...chains.values()].map(({ way }) => way)).toEqual(['on', 'back', 'back']);
  });

  it('avoid crossings', () => {
    const { layers } = layered(['a', 'b', 'c', 'd', 'e'], [edge('a', 'b'), edge('a', 'c'), edge('b', 'e'), edge('c', 'd')]);
    expect([layers[1], layers[2]]).toEqual([
      ['b', 'c'],
      ['e', 'd'],
    ]);
  });

  it('put a source just before what it sends to', () => {
    const { layers } = layered(['a', 'b', 'c', 'late'], [edge('a', 'b'), edge('b', 'c'), edge('late', 'c')]);
    expect(layers[1]).toContain('late');
  });
});

describe('the layout', () => {
  it.each([1440, 1100, 700, 390, 320])('of a dozen places keeps them apart and inside, %i pixels wide', (width) => {
    const layout = layoutOf(DOZEN.nodes, DOZEN.edges, width);
    const boxes = [...layout.boxes.values()];
    expect(boxes).toHaveLength(DOZEN.nodes.length);
    for (const [place, one] of boxes.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width).toBeLessThanOrEqual(layout.width);
      expect(one.y + one.height).toBeLessThanOrEqual(layout.height);
      expect(boxes.slice(place + 1).some((other) => overlap(one, other))).toBe(false);
    }
    // Five beside each other are too many for a phone: the drawing is then scrolled sideways.
    if (width >= 480) expect(layout.width).toBe(width);
  });

  it('goes right where there is room, and down where there is not', () => {
    expect(layoutOf(DOZEN.nodes, DOZEN.edges, 1100).flow).toBe('right');
    expect(layoutOf(DOZEN.nodes, DOZEN.edges, 390).flow).toBe('down');
  });

  it('has room for a line that goes back', () => {
    const [on, back] = [edge('a', 'b'), edge('b', 'a')];
    expect(layoutOf(nodes('a', 'b'), [on, back], 700).height).toBeGreaterThan(layoutOf(nodes('a', 'b'), [on], 700).height);
  });

  it('of nothing is nothing', () => {
    expect(layoutOf([], [], 700).boxes.size).toBe(0);
  });
});

describe('a curve', () => {
  const curve = curveThrough(
    [
      { x: 0, y: 0 },
      { x: 100, y: 40 },
      { x: 200, y: 40 },
    ],
    'right',
  );

  it('begins and ends where it should, and passes the points between', () => {
    expect([0, 0.5, 1].map((along) => pointOn(curve, along))).toEqual([
      { x: 0, y: 0 },
      { x: 100, y: 40 },
      { x: 200, y: 40 },
    ]);
  });

  it('is one path', () => {
    expect(pathOf(curve)).toBe('M0 0C50 0 50 40 100 40 C150 40 150 40 200 40');
    expect(pathOf([])).toBe('');
  });
});
