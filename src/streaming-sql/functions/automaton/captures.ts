// What the groups of a pattern hold in a text that is known to match: found without trying anything twice.
import { Automaton } from './automaton.ts';
import { hasGroup, type Pattern, sequence } from './pattern.ts';

/** How much a part takes when the parts behind it leave the choice. */
export type Taking = 'least' | 'most';

/** Fills `found` by group index. */
export class Captures {
  private readonly automata = new Map<Pattern, Automaton>();
  private readonly joined = new Map<Pattern, readonly Pattern[]>();
  private readonly taking: Taking;

  constructor(taking: Taking) {
    this.taking = taking;
  }

  /** The groups of `pattern`, which matches `text` from `from` to `to`. Throws RowFailure for a pattern beyond all bounds. */
  fill(pattern: Pattern, text: string, from: number, to: number, found: (string | undefined)[]): void {
    switch (pattern.kind) {
      case 'set':
      case 'complement': // a group in what must not match holds nothing
        return;
      case 'group':
        found[pattern.index] = text.slice(from, to);
        this.fill(pattern.inner, text, from, to, found);
        return;
      case 'sequence': {
        const parts = this.partsOf(pattern);
        const cuts = this.split(parts, text, from, to);
        parts.forEach((part, i) => {
          if (hasGroup(part)) this.fill(part, text, cuts[i] as number, cuts[i + 1] as number, found);
        });
        return;
      }
      case 'union': {
        const way = pattern.parts.find((part) => this.automatonOf(part).matches(text, from, to));
        if (way && hasGroup(way)) this.fill(way, text, from, to, found);
        return;
      }
      case 'intersection':
        for (const part of pattern.parts) if (hasGroup(part)) this.fill(part, text, from, to, found);
        return;
      case 'repeat': {
        const start = hasGroup(pattern.inner) ? this.lastRound(pattern, text, from, to) : undefined;
        if (start !== undefined) this.fill(pattern.inner, text, start, to, found);
      }
    }
  }

  /** Where the last round of a repetition begins; undefined when there is none. A group in it keeps what it held last. */
  private lastRound(pattern: Extract<Pattern, { kind: 'repeat' }>, text: string, from: number, to: number): number | undefined {
    const { inner, least, most } = pattern;
    if (from === to && least === 0) return undefined;
    const [before = inner] = this.parts(pattern, () => [{ kind: 'repeat', inner, least: Math.max(0, least - 1), most: most - 1 }]);
    const starts = this.automatonOf(before).ends(text, from, to);
    const inOrder = this.taking === 'most' ? starts.reverse() : starts;
    return inOrder.find((start) => this.automatonOf(inner).matches(text, start, to));
  }

  /** The parts with those without groups put together. */
  private partsOf(pattern: Extract<Pattern, { kind: 'sequence' }>): readonly Pattern[] {
    return this.parts(pattern, () => {
      const runs: Pattern[][] = [];
      for (const part of pattern.parts) {
        const last = runs.at(-1);
        if (last?.[0] && !hasGroup(part) && !hasGroup(last[0])) last.push(part);
        else runs.push([part]);
      }
      return runs.map(sequence);
    });
  }

  private parts(pattern: Pattern, make: () => readonly Pattern[]): readonly Pattern[] {
    const known = this.joined.get(pattern) ?? make();
    this.joined.set(pattern, known);
    return known;
  }

  private automatonOf(pattern: Pattern): Automaton {
    const known = this.automata.get(pattern) ?? new Automaton(pattern);
    this.automata.set(pattern, known);
    return known;
  }

  /** Where each part begins, and the end: each part takes the least or the most that lets the others match. */
  private split(parts: readonly Pattern[], text: string, from: number, to: number): number[] {
    const failed = new Set<number>(); // part and place that lead nowhere
    const width = text.length + 1;
    const cuts: number[] = [];
    const place = (i: number, at: number): boolean => {
      const part = parts[i];
      if (!part) return at === to;
      if (failed.has(i * width + at)) return false;
      const ends = this.automatonOf(part).ends(text, at, to);
      for (const end of this.taking === 'most' ? ends.reverse() : ends) {
        cuts[i] = at;
        if (place(i + 1, end)) return true;
      }
      failed.add(i * width + at);
      return false;
    };
    place(0, from);
    cuts[parts.length] = to;
    return cuts;
  }
}
