// A pattern as a machine that looks at each character once: its states are made when first reached, and forgotten when too many.
import { type CharSet, pairsOf } from './char-set.ts';
import type { Pattern } from './pattern.ts';
import { type Term, Terms, tooManyStates } from './terms.ts';

const MOST_REMEMBERED = 10_000; // terms and their parts
const DIRECT = 128; // characters below are looked up, others searched

/** The characters that a pattern tells apart. */
class CharacterClasses {
  private readonly starts: readonly number[]; // of each class' range, ascending
  private readonly direct = new Uint16Array(DIRECT);

  constructor(sets: Iterable<CharSet>) {
    const starts = new Set([0]);
    for (const set of sets) for (const [from, to] of pairsOf(set)) starts.add(from).add(to + 1);
    starts.delete(0x10000);
    this.starts = [...starts].sort((a, b) => a - b);
    for (let code = 0; code < DIRECT; code++) this.direct[code] = this.search(code);
  }

  /** The class of a character. */
  of(code: number): number {
    return code < DIRECT ? (this.direct[code] as number) : this.search(code);
  }

  readonly within = (set: CharSet): ReadonlySet<number> => {
    const found = new Set<number>();
    this.starts.forEach((start, i) => {
      for (let at = 0; at < set.length; at += 2) if ((set[at] as number) <= start && start <= (set[at + 1] as number)) found.add(i);
    });
    return found;
  };

  private search(code: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= code) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function* setsOf(pattern: Pattern): Generator<CharSet> {
  if (pattern.kind === 'set') yield pattern.set;
  else if ('parts' in pattern) for (const part of pattern.parts) yield* setsOf(part);
  else yield* setsOf(pattern.inner);
}

/** Matches a pattern in a time that grows with the text alone; memory is bounded. */
export class Automaton {
  private readonly pattern: Pattern;
  private readonly classes: CharacterClasses;
  private readonly mostRemembered: number;
  private terms: Terms;
  private start: Term;

  constructor(pattern: Pattern) {
    this.pattern = pattern;
    this.classes = new CharacterClasses(setsOf(pattern));
    this.terms = new Terms(this.classes.within);
    this.start = this.terms.of(pattern);
    this.mostRemembered = MOST_REMEMBERED + 4 * this.terms.weight;
  }

  /** Whether the text from `from` to `to` matches as a whole. Throws RowFailure for a pattern beyond all bounds. */
  matches(text: string, from = 0, to = text.length): boolean {
    let state = this.start;
    for (let at = from; at < to; at++) {
      state = this.step(state, text.charCodeAt(at));
      if (state === this.terms.nothing) return false;
      if (state === this.terms.anything) return true;
    }
    return state.acceptsEmpty;
  }

  /** The end of the shortest match that begins at `from`; -1 when none does. Throws RowFailure. */
  shortestEnd(text: string, from: number): number {
    let state = this.start;
    for (let at = from; ; at++) {
      if (state.acceptsEmpty) return at;
      if (at >= text.length) return -1;
      state = this.step(state, text.charCodeAt(at));
      if (state === this.terms.nothing) return -1;
    }
  }

  /** The end of the longest match that begins at `from`; -1 when none does. Throws RowFailure. */
  longestEnd(text: string, from: number): number {
    let state = this.start;
    let end = -1;
    for (let at = from; ; at++) {
      if (state.acceptsEmpty) end = at;
      if (at >= text.length) return end;
      state = this.step(state, text.charCodeAt(at));
      if (state === this.terms.nothing) return end;
    }
  }

  /** Every end, up to `to`, of a match that begins at `from`, the shortest first. Throws RowFailure. */
  ends(text: string, from: number, to: number): number[] {
    const found: number[] = [];
    let state = this.start;
    for (let at = from; ; at++) {
      if (state.acceptsEmpty) found.push(at);
      if (at >= to) return found;
      state = this.step(state, text.charCodeAt(at));
      if (state === this.terms.nothing) return found;
    }
  }

  private step(state: Term, code: number): Term {
    const characterClass = this.classes.of(code);
    const known = state.next[characterClass];
    if (known) return known;
    if (this.terms.weight < this.mostRemembered) return this.terms.after(state, characterClass);
    // Too much is remembered: only the state at hand is kept.
    const fresh = new Terms(this.classes.within);
    const start = fresh.of(this.pattern);
    const here = fresh.copy(state);
    if (fresh.weight > this.mostRemembered / 2) tooManyStates();
    this.terms = fresh;
    this.start = start;
    return fresh.after(here, characterClass);
  }
}
