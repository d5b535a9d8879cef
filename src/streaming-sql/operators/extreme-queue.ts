// The least or greatest value of a moving frame: a queue of the values that no later one beats, best first.
import type { Value } from '../semantics/value.ts';

/** Plain data. Entries before `head` have left the frame. */
export interface ExtremeQueue {
  values: Value[];
  positions: number[]; // of the rows, counted since the partition began
  head: number;
}

export const newExtremeQueue = (): ExtremeQueue => ({ values: [], positions: [], head: 0 });

/** Takes the value of the row at `position`, which is after all rows before. */
export function enterExtreme(queue: ExtremeQueue, position: number, value: Value, wanted: 'MIN' | 'MAX'): void {
  const { values, positions } = queue;
  while (values.length > queue.head) {
    const last = values.at(-1) as number;
    if (wanted === 'MIN' ? last < (value as number) : last > (value as number)) break;
    values.pop();
    positions.pop();
  }
  if (queue.head > 256 && queue.head * 2 > values.length) {
    queue.values = values.slice(queue.head);
    queue.positions = positions.slice(queue.head);
    queue.head = 0;
  }
  queue.values.push(value);
  queue.positions.push(position);
}

/** Forgets the values of rows before `position`; gives the best of the others, NULL when there is none. */
export function bestFrom(queue: ExtremeQueue, position: number): Value {
  while (queue.head < queue.positions.length && (queue.positions[queue.head] as number) < position) queue.head++;
  return queue.head < queue.values.length ? (queue.values[queue.head] as Value) : null;
}
