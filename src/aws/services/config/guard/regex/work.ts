// How much matching an evaluation may do. Linear time is not little time: a large pattern on a long text, for each of a thousand values.
import { RegexError } from './char-test.ts';

/** One counter is enough: an evaluation is synchronous. */
let left = Number.POSITIVE_INFINITY;

/** Sets what may be spent from here on: one for each step of a pattern at each character. */
export function allowWork(steps: number): void {
  left = steps;
}

/** @throws RegexError when all is spent. */
export function spendWork(steps: number): void {
  left -= steps;
  if (left < 0) throw new RegexError('matching takes too long');
}
