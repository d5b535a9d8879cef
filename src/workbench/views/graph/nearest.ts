// Which resource comes next when an arrow key is pressed: the nearest in that direction. Pure.
import type { Box } from './layout/pack.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** What lies aside counts more than what lies ahead. */
const ASIDE = 2.5;

export function nextIn(boxes: ReadonlyMap<string, Box>, from: string | undefined, direction: Direction): string | undefined {
  const start = from === undefined ? undefined : boxes.get(from);
  let best: string | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const [key, box] of boxes) {
    const cost = start ? costOf(start, box, direction) : box.x + box.y;
    if (key === from || cost >= bestCost) continue;
    best = key;
    bestCost = cost;
  }
  return best;
}

function costOf(from: Box, to: Box, direction: Direction): number {
  const across = to.x + to.width / 2 - (from.x + from.width / 2);
  const down = to.y + to.height / 2 - (from.y + from.height / 2);
  const [ahead, aside] = { right: [across, down], left: [-across, down], down: [down, across], up: [-down, across] }[direction] as [
    number,
    number,
  ];
  return ahead < 1 ? Number.POSITIVE_INFINITY : ahead + Math.abs(aside) * ASIDE;
}
