// The layout: nothing overlaps, frames hold what lies in them, and the same cloud is always drawn the same way. Source: README.md.
import { describe, expect, test } from 'vitest';
import { historiesOf } from '../model/history.ts';
import { isContainer, structureOf } from '../model/structure.ts';
import { item, key, network } from '../testing/items.ts';
import { layoutOf } from './layout.ts';
import { lineBetween } from './line.ts';
import { type Box, pack } from './pack.ts';

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
const holds = (outer: Box, inner: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

function overlaps(boxes: readonly Box[]): number {
  let found = 0;
  for (const [place, one] of boxes.entries()) for (const other of boxes.slice(place + 1)) if (overlap(one, other)) found += 1;
  return found;
}

describe.each([
  ['a small cloud', network(1, 1)],
  ['300 resources', network(6, 14, 40)],
  [
    'users of many groups',
    [
      ...network(1, 2, 30),
      item('AWS::IAM::User', 'both', {
        relations: [
          ['AWS::IAM::Group', 'staff', 'a'],
          ['AWS::IAM::Group', 'other', 'b'],
        ],
      }),
      item('AWS::IAM::Group', 'other'),
    ],
  ],
])('%s', (_name, items) => {
  const structure = structureOf(historiesOf(items));
  const layout = layoutOf(structure, 1.8);

  test('has a place for each resource', () => expect([...layout.boxes.keys()].sort()).toEqual([...structure.nodes.keys()].sort()));

  test('has no cards that overlap', () => {
    expect(overlaps([...layout.boxes].filter(([of]) => !isContainer(of)).map(([, box]) => box))).toBe(0);
  });

  test('has no frames that overlap, but for a subnet in its VPC', () => {
    expect(overlaps(layout.areas.filter(({ kind }) => kind !== 'Subnet').map(({ box }) => box))).toBe(0);
    expect(overlaps(layout.areas.filter(({ kind }) => kind === 'Subnet').map(({ box }) => box))).toBe(0);
  });

  test('has everything inside the frame that it belongs to', () => {
    const frames = new Map(layout.areas.map(({ key: of, box }) => [of, box]));
    const outside = [...structure.nodes.values()].filter(({ key: of, parent }) => {
      const [frame, box] = [frames.get(parent), layout.boxes.get(of)];
      return !(of.startsWith('AWS::EC2::VPC ') || (frame && box && holds(frame, box)));
    });
    expect(outside).toEqual([]);
  });

  test('is laid out the same way whatever the order in which it was told', () => {
    expect(layoutOf(structureOf(historiesOf([...items].reverse())), 1.8)).toEqual(layout);
  });
});

test('takes about the shape that is wanted', () => {
  const structure = structureOf(historiesOf(network(6, 14, 40)));
  for (const aspect of [0.6, 1.3, 2.4]) {
    const { width, height } = layoutOf(structure, aspect);
    expect(width / height / aspect).toBeGreaterThan(0.5);
    expect(width / height / aspect).toBeLessThan(2);
  }
});

test('a subnet without a VPC, as when only subnets are recorded, is a frame of its own', () => {
  const items = [item('Subnet', 'subnet-1'), item('Instance', 'i-1', { relations: [['Subnet', 'subnet-1', 'Is contained in Subnet']] })];
  const { areas } = layoutOf(structureOf(historiesOf(items)), 1.5);
  expect(areas.map(({ key: of }) => of)).toEqual([key('Subnet', 'subnet-1')]);
});

test('boxes of one size are packed as a grid without waste', () => {
  const { width, height } = pack(
    Array.from({ length: 12 }, () => ({ width: 10, height: 10 })),
    0,
    4 / 3,
  );
  expect(width * height).toBe(1200);
});

test('a line joins the sides that face each other', () => {
  const [left, right, below] = [
    { x: 0, y: 0, width: 10, height: 10 },
    { x: 50, y: 0, width: 10, height: 10 },
    { x: 0, y: 40, width: 10, height: 10 },
  ];
  expect(lineBetween(right, left)).toMatch(/^M10 5C.* 50 5$/);
  expect(lineBetween(below, left)).toMatch(/^M5 10C.* 5 40$/);
});
