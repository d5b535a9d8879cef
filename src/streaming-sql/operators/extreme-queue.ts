// The least or greatest value of a moving frame: a queue of the values that no later one beats, best first.
import { compareDecimals, type DecimalNumber } from '../functions/decimal-number.ts';
import type { WindowCall } from '../plan/plan.ts';
import type { Value } from '../semantics/value.ts';

/** Plain data. Entries before `head` have left the frame. */
export interface ExtremeQueue {
  values: Value[];
  positions: number[]; // of the rows, counted since the partition began
  head: number;
}

export const newExtremeQueue = (): ExtremeQueue => ({ values: [], positions: [], head: 0 });

type Beats = (a: Value, b: Value) => boolean;

const LESS: Beats = (a, b) => (a as number) < (b as number);
const GREATER: Beats = (a, b) => (a as number) > (b as number);
const LESS_DECIMAL: Beats = (a, b) => compareDecimals(a as DecimalNumber, b as DecimalNumber) < 0;
const GREATER_DECIMAL: Beats = (a, b) => compareDecimals(a as DecimalNumber, b as DecimalNumber) > 0;

/** Whether the first of two values is better, as MIN or MAX has it. Always the same function for the same type. */
export function extremeTest({ name, type }: Pick<WindowCall, 'name' | 'type'>): Beats {
  if (type.kind === 'DECIMAL') return name === 'MIN' ? LESS_DECIMAL : GREATER_DECIMAL;
  return name === 'MIN' ? LESS : GREATER;
}

/** Takes the value of the row at `position`, which is after all rows before. */
export function enterExtreme(queue: ExtremeQueue, position: number, value: Value, beats: Beats): void {
  const { values, positions } = queue;
  while (values.length > queue.head) {
    if (beats(values.at(-1) as Value, value)) break;
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
