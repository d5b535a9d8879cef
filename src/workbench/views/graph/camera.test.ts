// The camera, and the way of the arrow keys. Source of truth: README.md.
import { expect, test } from 'vitest';
import { fitted, shown, zoomed } from './camera.ts';
import { nextIn } from './nearest.ts';

const PANE = { width: 800, height: 400 };

test('all of the drawing fits, in the middle; a small one is not blown up', () => {
  const { x, y, scale } = fitted({ width: 2000, height: 500 }, PANE);
  expect(scale).toBeCloseTo(776 / 2000);
  expect([x, y]).toEqual([12, expect.closeTo((400 - 500 * scale) / 2)]);
  expect(fitted({ width: 100, height: 50 }, PANE).scale).toBe(1.1);
});

test('what lies under the pointer stays there when the size changes', () => {
  const before = { x: 30, y: -20, scale: 0.5 };
  const after = zoomed(before, { x: 200, y: 100 }, 1.5);
  expect((200 - after.x) / after.scale).toBeCloseTo((200 - before.x) / before.scale);
  expect((100 - after.y) / after.scale).toBeCloseTo((100 - before.y) / before.scale);
});

test('a card that can be read where it is does not move the drawing; another one comes to the middle', () => {
  const camera = { x: 0, y: 0, scale: 1 };
  expect(shown(camera, { x: 100, y: 100, width: 130, height: 24 }, PANE, 'readable')).toBe(camera);
  const moved = shown({ ...camera, scale: 0.2 }, { x: 1000, y: 900, width: 100, height: 20 }, PANE, 'readable');
  expect(shown(camera, { x: 1000, y: 900, width: 100, height: 20 }, PANE, 'as large as it is').scale).toBe(1);
  expect([1050 * moved.scale + moved.x, 910 * moved.scale + moved.y]).toEqual([400, 200]);
});

test('an arrow key goes to the nearest card in its direction, and stays where there is none', () => {
  const box = (x: number, y: number) => ({ x, y, width: 10, height: 10 });
  const boxes = new Map([
    ['a', box(0, 0)],
    ['b', box(40, 4)],
    ['c', box(30, 60)],
    ['d', box(0, 30)],
  ]);
  expect(nextIn(boxes, 'a', 'right')).toBe('b');
  expect(nextIn(boxes, 'a', 'down')).toBe('d');
  expect(nextIn(boxes, 'd', 'up')).toBe('a');
  expect(nextIn(boxes, 'a', 'left')).toBeUndefined();
  expect(nextIn(boxes, undefined, 'left')).toBe('a');
});
