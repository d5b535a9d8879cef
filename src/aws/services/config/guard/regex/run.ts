// Runs a program over a text, all its threads at once, after Pike: time is steps times characters, whatever the pattern.
import { WORD } from './char-test.ts';
import type { Assertion } from './pattern.ts';
import type { Program, Step } from './program.ts';

interface Thread {
  readonly at: number;
  /** Begin and end of each group so far, as indices of characters. */
  readonly slots: readonly (number | undefined)[];
}

/** The text, and where what a program looks for around a place holds: for each of its looks, for each place. */
interface Text {
  readonly chars: readonly number[];
  readonly held: readonly Uint8Array[];
}

/** The first match at or after `from`: begin and end of the whole and of each group, as indices into `chars`; undefined: there is none. */
export function findMatch(program: Program, chars: readonly number[], from: number): readonly (number | undefined)[] | undefined {
  const text = { chars, held: heldLooks(program, chars) };
  let threads: readonly Thread[] = [];
  let found: readonly (number | undefined)[] | undefined;
  for (let index = from; index <= chars.length; index += 1) {
    const ready = follow(program, text, index, found ? threads : [...threads, { at: 0, slots: [index] }]);
    const matched = ready.findIndex(({ at }) => program.steps[at]?.does === 'match');
    if (matched >= 0) found = withSlot(ready[matched]?.slots ?? [], 1, index);
    // What comes after a match in the order of preference is given up.
    threads = taken(program.steps, matched < 0 ? ready : ready.slice(0, matched), chars[index]);
    if (found && threads.length === 0) return found;
  }
  return found;
}

export function hasMatch(program: Program, chars: readonly number[]): boolean {
  return matchEnds(program, chars, 'forwards', 'first').includes(1);
}

/** Where matches end (read backwards: where they begin), one byte a place; all of them, or no more than the first. */
function matchEnds(program: Program, chars: readonly number[], reading: 'forwards' | 'backwards', wanted: 'first' | 'all'): Uint8Array {
  const text = { chars, held: heldLooks(program, chars) };
  const ends = new Uint8Array(chars.length + 1);
  let threads: readonly Thread[] = [];
  for (let count = 0; count <= chars.length; count += 1) {
    const index = reading === 'forwards' ? count : chars.length - count;
    const ready = follow(program, text, index, [...threads, { at: 0, slots: [] }]);
    if (ready.some(({ at }) => program.steps[at]?.does === 'match')) {
      ends[index] = 1;
      if (wanted === 'first') return ends;
    }
    threads = taken(program.steps, ready, chars[reading === 'forwards' ? index : index - 1]);
  }
  return ends;
}

/** What lies behind a place matches if a match ends there; what lies ahead, if one begins there: read backwards, it ends there. */
function heldLooks({ looks }: Program, chars: readonly number[]): readonly Uint8Array[] {
  return looks.map(({ program, direction, negated }) => {
    const ends = matchEnds(program, chars, direction === 'ahead' ? 'backwards' : 'forwards', 'all');
    return negated ? ends.map((holds) => 1 - holds) : ends;
  });
}

/** Follows threads to the steps that wait for a character or have matched, in the order of preference. */
function follow({ steps }: Program, { chars, held }: Text, index: number, threads: readonly Thread[]): readonly Thread[] {
  const visited = new Uint8Array(steps.length);
  const ready: Thread[] = [];
  for (const first of threads) {
    const waiting = [first];
    for (let thread = waiting.pop(); thread; thread = waiting.pop()) {
      if (visited[thread.at]) continue;
      visited[thread.at] = 1;
      const { at, slots } = thread;
      const step = steps[at] as Step;
      if (step.does === 'jump') waiting.push({ at: step.to, slots });
      else if (step.does === 'split') waiting.push({ at: step.second, slots }, { at: step.first, slots });
      else if (step.does === 'remember') waiting.push({ at: at + 1, slots: slots.length > 0 ? withSlot(slots, step.slot, index) : slots });
      else if (step.does === 'look' || step.does === 'check') {
        const goesOn = step.does === 'look' ? held[step.at]?.[index] === 1 : holds(step.assertion, chars, index);
        if (goesOn) waiting.push({ at: at + 1, slots });
      } else ready.push(thread);
    }
  }
  return ready;
}

/** The threads that take the character. */
function taken(steps: readonly Step[], ready: readonly Thread[], char: number | undefined): readonly Thread[] {
  return ready.flatMap(({ at, slots }) => {
    const step = steps[at];
    return char !== undefined && step?.does === 'take' && step.test(char) ? [{ at: at + 1, slots }] : [];
  });
}

function withSlot(slots: readonly (number | undefined)[], slot: number, index: number): readonly (number | undefined)[] {
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
