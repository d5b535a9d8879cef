// Where a program matches, all its threads at once, after Thompson: time is steps times characters, whatever the pattern.
import { holds } from './assertion.ts';
import type { Program, Step } from './program.ts';
import { spendWork } from './work.ts';

type Reading = 'forwards' | 'backwards';

/** Does it match anywhere? */
export const hasMatch = (program: Program, chars: readonly number[]): boolean =>
  new Threads(program, chars, 'forwards').ends('first').includes(1);

/**
 * Where each of a program's looks holds, one byte a place. What lies behind a place matches if a match ends there; what lies ahead, if one
 * begins there: read backwards, it ends there.
 */
export function heldLooks({ looks }: Program, chars: readonly number[]): readonly Uint8Array[] {
  return looks.map(({ program, direction, negated }) => {
    const ends = new Threads(program, chars, direction === 'ahead' ? 'backwards' : 'forwards').ends('all');
    return negated ? ends.map((end) => 1 - end) : ends;
  });
}

class Threads {
  readonly #steps: readonly Step[];
  readonly #chars: readonly number[];
  readonly #reading: Reading;
  readonly #held: readonly Uint8Array[];
  /** At which place each step was followed last, counted from 1. */
  readonly #followed: Uint32Array;
  /** The steps that wait for a character. */
  #waiting: number[] = [];
  #matched: 'yes' | 'no' = 'no';
  readonly #open: number[] = [];
  #visits = 0;

  constructor(program: Program, chars: readonly number[], reading: Reading) {
    this.#steps = program.steps;
    this.#chars = chars;
    this.#reading = reading;
    this.#held = heldLooks(program, chars);
    this.#followed = new Uint32Array(program.steps.length);
  }

  /** Where matches end (read backwards: where they begin), one byte a place; all of them, or no more than the first. */
  ends(wanted: 'first' | 'all'): Uint8Array {
    const ends = new Uint8Array(this.#chars.length + 1);
    for (let count = 0; count <= this.#chars.length; count += 1) {
      const index = this.#reading === 'forwards' ? count : this.#chars.length - count;
      this.#take(this.#chars[this.#reading === 'forwards' ? index - 1 : index], index);
      this.#follow(0, index);
      if (this.#matched === 'no') continue;
      ends[index] = 1;
      if (wanted === 'first') break;
    }
    return ends;
  }

  /** Threads whose character comes go on, the others end. */
  #take(char: number | undefined, index: number): void {
    const before = this.#waiting;
    this.#waiting = [];
    this.#matched = 'no';
    spendWork(this.#visits + 1);
    this.#visits = 0;
    if (char === undefined) return;
    for (const at of before) {
      const step = this.#steps[at];
      if (step?.does === 'take' && step.test(char)) this.#follow(at + 1, index);
    }
  }

  /** Follows a thread to the steps that wait for a character, or to a match. */
  #follow(first: number, index: number): void {
    const open = this.#open;
    open.push(first);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (this.#followed[at] === index + 1) continue;
      this.#followed[at] = index + 1;
      this.#visits += 1;
      const step = this.#steps[at] as Step;
      if (step.does === 'take') this.#waiting.push(at);
      else if (step.does === 'match') this.#matched = 'yes';
      else if (step.does === 'jump') open.push(step.to);
      else if (step.does === 'split') open.push(step.second, step.first);
      else if (step.does === 'remember') open.push(at + 1);
      else if (step.does === 'look' ? this.#held[step.at]?.[index] === 1 : holds(step.assertion, this.#chars, index)) open.push(at + 1);
    }
  }
}
