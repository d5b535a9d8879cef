// Runs a program over a text, all its threads at once, after Pike: time is steps times characters, whatever the pattern.
import { WORD } from './char-test.ts';
import type { Assertion } from './pattern.ts';
import type { Step } from './program.ts';

interface Thread {
  readonly at: number;
  /** Begin and end of each group so far, as indices of characters. */
  readonly slots: readonly (number | undefined)[];
}

/**
 * The first match at or after `from`: begin and end of the whole and of each group, as indices into `chars`. Undefined when there is none.
 * With `asks: 'whether'` the groups are not followed, and the first end found will do.
 */
export function run(
  steps: readonly Step[],
  chars: readonly number[],
  from: number,
  asks: 'whether' | 'where',
): readonly (number | undefined)[] | undefined {
  let threads: Thread[] = [];
  let found: readonly (number | undefined)[] | undefined;
  for (let index = from; index <= chars.length; index += 1) {
    const visited = new Uint8Array(steps.length);
    const ready: Thread[] = [];
    for (const thread of threads) follow(thread);
    if (!found) follow({ at: 0, slots: asks === 'where' ? [index] : [] });
    threads = [];
    for (const { at, slots } of ready) {
      const step = steps[at] as Step;
      if (step.does === 'match') {
        found = asks === 'where' ? remembered(slots, 1, index) : slots;
        if (asks === 'whether') return found;
        break;
      }
      if (step.does === 'take' && index < chars.length && step.test(chars[index] as number)) threads.push({ at: at + 1, slots });
    }
    if (found && threads.length === 0) return found;

    /** Follows a thread to the steps that wait for a character, in the order of preference. */
    function follow(first: Thread): void {
      const waiting = [first];
      for (let thread = waiting.pop(); thread; thread = waiting.pop()) {
        if (visited[thread.at]) continue;
        visited[thread.at] = 1;
        const step = steps[thread.at] as Step;
        const next = thread.at + 1;
        if (step.does === 'jump') waiting.push({ at: step.to, slots: thread.slots });
        else if (step.does === 'split') waiting.push({ at: step.second, slots: thread.slots }, { at: step.first, slots: thread.slots });
        else if (step.does === 'remember') {
          waiting.push({ at: next, slots: asks === 'where' ? remembered(thread.slots, step.slot, index) : thread.slots });
        } else if (step.does === 'check') {
          if (holds(step.assertion, chars, index)) waiting.push({ at: next, slots: thread.slots });
        } else ready.push(thread);
      }
    }
  }
  return found;
}

function remembered(slots: readonly (number | undefined)[], slot: number, index: number): readonly (number | undefined)[] {
  const copy = [...slots];
  copy[slot] = index;
  return copy;
}

const LINE_FEED = 10;

function holds(assertion: Assertion, chars: readonly number[], index: number): boolean {
  const isWord = (at: number) => chars[at] !== undefined && WORD(chars[at] as number);
  switch (assertion) {
    case 'text start':
      return index === 0;
    case 'text end':
      return index === chars.length;
    case 'line start':
      return index === 0 || chars[index - 1] === LINE_FEED;
    case 'line end':
      return index === chars.length || chars[index] === LINE_FEED;
    case 'word boundary':
      return isWord(index - 1) !== isWord(index);
    case 'no word boundary':
      return isWord(index - 1) === isWord(index);
  }
}
