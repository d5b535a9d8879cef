// Where a program matches, all its threads at once, after Thompson: time is steps times characters, whatever the pattern.
import { holds } from './assertion.ts';
import type { Program, Step } from './program.ts';
import { spendWork } from './work.ts';

type Reading = 'forwards' | 'backwards';

/** Does it match anywhere? */
export const hasMatch = (program: Program, chars: readonly number[]): boolean => matchEnds(program, chars, 'forwards', 'first').includes(1);

/**
 * Where each of a program's looks holds, one byte a place. What lies behind a place matches if a match ends there; what lies ahead, if one
 * begins there: read backwards, it ends there.
 */
export function heldLooks({ looks }: Program, chars: readonly number[]): readonly Uint8Array[] {
  return looks.map(({ program, direction, negated }) => {
    const ends = matchEnds(program, chars, direction === 'ahead' ? 'backwards' : 'forwards', 'all');
    return negated ? ends.map((end) => 1 - end) : ends;
  });
}

/** Where matches end (read backwards: where they begin), one byte a place; all of them, or no more than the first. */
function matchEnds(program: Program, chars: readonly number[], reading: Reading, wanted: 'first' | 'all'): Uint8Array {
  const { steps } = program;
  const held = heldLooks(program, chars);
  const ends = new Uint8Array(chars.length + 1);
  /** At which place each step was followed last, counted from 1. */
  const followed = new Uint32Array(steps.length);
  const open: number[] = [];
  /** The steps that wait for a character. */
  let waiting: number[] = [];
  let visits = 0;

  /** Follows a thread to the steps that wait for a character, or to a match. */
  const follow = (first: number, index: number): void => {
    open.push(first);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (followed[at] === index + 1) continue;
      followed[at] = index + 1;
      visits += 1;
      const step = steps[at] as Step;
      if (step.does === 'take') waiting.push(at);
      else if (step.does === 'match') ends[index] = 1;
      else if (step.does === 'jump') open.push(step.to);
      else if (step.does === 'split') open.push(step.second, step.first);
      else if (step.does === 'remember') open.push(at + 1);
      else if (step.does === 'look' ? held[step.at]?.[index] === 1 : holds(step.assertion, chars, index)) open.push(at + 1);
    }
  };

  /** Threads whose character comes go on, the others end. */
  const take = (char: number | undefined, index: number): void => {
    const before = waiting;
    waiting = [];
    if (char === undefined) return;
    for (const at of before) {
      const step = steps[at];
      if (step?.does === 'take' && step.test(char)) follow(at + 1, index);
    }
  };

  for (let count = 0; count <= chars.length; count += 1) {
    const index = reading === 'forwards' ? count : chars.length - count;
    const char = chars[reading === 'forwards' ? index - 1 : index];
    take(char, index);
    follow(0, index);
    spendWork(visits);
    visits = 0;
    if (wanted === 'first' && ends[index] === 1) break;
  }
  return ends;
}
