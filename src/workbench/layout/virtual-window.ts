// Which rows of a long list are worth drawing, where rows differ in height. Pure.

export interface VirtualWindow {
  readonly first: number;
  /** One past the last row to draw. */
  readonly end: number;
  readonly beforePx: number;
  readonly afterPx: number;
}

/**
 * @param heights of all rows in pixels, measured or estimated
 * @param topPx how far the list is scrolled
 * @param viewPx height of what is seen
 * @param spare rows drawn beyond each edge, so that scrolling finds them there
 */
export function windowOf(heights: readonly number[], topPx: number, viewPx: number, spare: number): VirtualWindow {
  let y = 0;
  let firstSeen = heights.length;
  let endSeen = heights.length;
  for (const [index, height] of heights.entries()) {
    if (firstSeen === heights.length && y + height > topPx) firstSeen = index;
    if (y >= topPx + viewPx) {
      endSeen = index;
      break;
    }
    y += height;
  }
  const first = Math.max(0, Math.min(firstSeen, endSeen) - spare);
  const end = Math.min(heights.length, endSeen + spare);
  return { first, end, beforePx: sum(heights, 0, first), afterPx: sum(heights, end, heights.length) };
}

function sum(heights: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let index = from; index < to; index += 1) total += heights[index] ?? 0;
  return total;
}
