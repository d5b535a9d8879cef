// The first match with its groups, after Pike: threads in the order of preference, each with what it remembers.
import { holds } from './assertion.ts';
import { heldLooks } from './match-ends.ts';
import type { Program, Step } from './program.ts';
import { spendWork } from './work.ts';

/** Begin and end of the whole match and of each group, as indices of characters. */
type Slots = readonly (number | undefined)[];

interface Thread {
  readonly at: number;
  readonly slots: Slots;
}

/** Threads that remember cost some ten times as much as those that do not. */
const COST = 10;

/** The first match at or after `from`; undefined: there is none. */
export function findMatch(program: Program, chars: readonly number[], from: number): Slots | undefined {
  const held = heldLooks(program, chars);
  let threads: readonly Thread[] = [];
  let found: Slots | undefined;
  for (let index = from; index <= chars.length; index += 1) {
    const ready = follow(program.steps, chars, held, index, found ? threads : [...threads, { at: 0, slots: [index] }]);
    const matched = ready.findIndex(({ at }) => program.steps[at]?.does === 'match');
    if (matched >= 0) found = withSlot(ready[matched]?.slots ?? [], 1, index);
    // What comes after a match in the order of preference is given up.
    threads = taken(program.steps, matched < 0 ? ready : ready.slice(0, matched), chars[index]);
    if (found && threads.length === 0) return found;
  }
  return found;
}

/** Follows threads to the steps that wait for a character or have matched, in the order of preference. */
function follow(
  steps: readonly Step[],
  chars: readonly number[],
  held: readonly Uint8Array[],
  index: number,
  threads: readonly Thread[],
): readonly Thread[] {
  const followed = new Set<number>();
  const ready: Thread[] = [];
  for (const first of threads) {
    const open = [first];
    for (let thread = open.pop(); thread; thread = open.pop()) {
      const { at, slots } = thread;
      if (followed.has(at)) continue;
      followed.add(at);
      const step = steps[at] as Step;
      if (step.does === 'take' || step.does === 'match') ready.push(thread);
      else if (step.does === 'jump') open.push({ at: step.to, slots });
      else if (step.does === 'split') open.push({ at: step.second, slots }, { at: step.first, slots });
      else if (step.does === 'remember') open.push({ at: at + 1, slots: withSlot(slots, step.slot, index) });
      else if (step.does === 'look' ? held[step.at]?.[index] === 1 : holds(step.assertion, chars, index)) open.push({ at: at + 1, slots });
    }
  }
  spendWork((followed.size + 1) * COST);
  return ready;
}

/** The threads that take the character. */
function taken(steps: readonly Step[], ready: readonly Thread[], char: number | undefined): readonly Thread[] {
  return ready.flatMap(({ at, slots }) => {
    const step = steps[at];
    return char !== undefined && step?.does === 'take' && step.test(char) ? [{ at: at + 1, slots }] : [];
  });
}

function withSlot(slots: Slots, slot: number, index: number): Slots {
  const copy = [...slots];
  copy[slot] = index;
  return copy;
}
