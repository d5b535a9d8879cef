// The picture of a plan: what is drawn above what. Source of truth: issue 8, "EXPLAIN drawn as a picture"; the layout is ours.
import { expect, it } from 'vitest';
import type { OperatorDescription, PumpDescription } from './engine/protocol.ts';
import { layOutPlan, wrapped } from './plan-layout.ts';

const scan = (stream: string): OperatorDescription => ({
  operator: 'read the stream',
  details: [],
  remembers: 'nothing',
  columns: [],
  stream,
  inputs: [],
});
const operator = (name: string, ...inputs: OperatorDescription[]): OperatorDescription => ({
  operator: name,
  details: [['key', 'K']],
  remembers: 'nothing',
  columns: [],
  inputs,
});
const pump = (name: string, target: string, plan: OperatorDescription): PumpDescription => ({ name, target, state: 'STARTED', plan });

it('pumps are one picture: what one writes, the next reads, and each arrow leads down', () => {
  const { boxes, arrows, width, height } = layOutPlan([
    pump('P', 'MIDDLE', operator('tumbling window', scan('IN'))),
    pump('Q', 'OUT', operator('join', scan('MIDDLE'), scan('IN'))),
  ]);
  expect(boxes.map(({ title }) => title)).toEqual(['IN', 'tumbling window', 'MIDDLE', 'join', 'OUT']);
  expect(arrows.map(({ label }) => label)).toEqual([undefined, 'P', undefined, undefined, 'Q']);
  const box = (id: string) => boxes.find((one) => one.id === id) ?? { x: 0, y: 0, width: 0, height: 0 };
  for (const { from, to } of arrows) expect(box(from).y + box(from).height).toBeLessThan(box(to).y);
  for (const { x, y, ...size } of boxes) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + size.width).toBeLessThanOrEqual(width);
    expect(y + size.height).toBeLessThanOrEqual(height);
  }
});

it('an arrow over several layers goes around the boxes between, and two that enter a box do so side by side', () => {
  const { boxes, arrows, width } = layOutPlan([
    pump('P', 'MIDDLE', operator('tumbling window', scan('IN'))),
    pump('Q', 'OUT', operator('join', scan('MIDDLE'), scan('IN'))),
  ]);
  const [short, long] = arrows.filter(({ to }) => boxes.find(({ id }) => id === to)?.title === 'join');
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  expect(short?.right).toBeLessThan(right);
  expect(long?.right).toBeGreaterThan(right);
  expect(long?.right).toBeLessThan(width);
  const end = (path = '') => path.split(' ').at(-2);
  expect(end(short?.path)).not.toBe(end(long?.path));
});

it('leaves out the name of the only stream before its columns', () => {
  const filter = (...inputs: OperatorDescription[]): OperatorDescription => ({
    ...operator('filter', ...inputs),
    details: [['where', 'IN.A > 1']],
  });
  const linesOf = (plan: OperatorDescription) =>
    layOutPlan([pump('P', 'OUT', plan)]).boxes.find(({ title }) => title === 'filter')?.lines[0]?.text;
  expect(linesOf(filter(scan('IN')))).toBe('where: A > 1');
  expect(linesOf(filter(scan('IN'), scan('T')))).toBe('where: IN.A > 1');
});

it('boxes of one layer stand side by side', () => {
  const { boxes } = layOutPlan([pump('P', 'OUT', operator('union', operator('a', scan('S')), operator('b', scan('T'))))]);
  const [one, other] = boxes.filter(({ title }) => title === 'a' || title === 'b');
  expect(one?.y).toBe(other?.y);
  expect((one?.x ?? 0) + (one?.width ?? 0)).toBeLessThan(other?.x ?? 0);
});

it('a stream that feeds itself is drawn, and the drawing ends', () => {
  const { boxes } = layOutPlan([pump('P', 'S', operator('select', scan('S')))]);
  expect(boxes.map(({ title }) => title).sort()).toEqual(['S', 'select']);
});

it('no pump is an empty picture', () => {
  expect(layOutPlan([]).boxes).toEqual([]);
});

it('long texts are broken at blanks and cut after three lines', () => {
  expect(wrapped('key: TICKER')).toEqual(['key: TICKER']);
  expect(wrapped('select: AAAA BBBB CCCC DDDD EEEE FFFF GGGG')).toEqual(['select: AAAA BBBB CCCC DDDD EEEE', 'FFFF GGGG']);
  const lines = wrapped('x'.repeat(500));
  expect(lines).toHaveLength(3);
  expect(lines[2]?.endsWith('x…')).toBe(true);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(34);
});
