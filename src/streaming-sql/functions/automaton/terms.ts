// The states of an automaton: patterns without groups, each made once, and what is left of one after a character.
import { RowFailure } from '../../semantics/value.ts';
import type { CharSet } from './char-set.ts';
import type { Pattern } from './pattern.ts';

/** A state. `next` is what is left after a character of that class; filled when first asked for. */
export interface Term {
  readonly id: number;
  readonly acceptsEmpty: boolean;
  readonly shape: Shape;
  readonly next: (Term | undefined)[];
}

type Shape =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharSet; readonly classes: ReadonlySet<number> }
  | { readonly kind: 'pair'; readonly head: Term; readonly tail: Term } // the head is no pair
  | { readonly kind: 'union' | 'intersection'; readonly parts: readonly Term[] } // by id, each once
  | { readonly kind: 'complement'; readonly inner: Term }
  | { readonly kind: 'repeat'; readonly inner: Term; readonly least: number; readonly most: number };

const HEAVIEST = 1_000_000; // reached within one step only by a pattern whose states are beyond all bounds

export function tooManyStates(): never {
  throw new RowFailure('INVALID_ARGUMENT', 'The pattern has too many states: it repeats what repeats too often');
}

/**
 * Brzozowski's derivatives: https://doi.org/10.1145/321239.321249. Equal terms are one object, unions and intersections know no
 * order and no repetition, so that a pattern has few terms and most steps are a look into `next`.
 */
export class Terms {
  readonly nothing: Term;
  readonly empty: Term;
  readonly anything: Term;
  weight = 0; // terms and their parts
  private count = 0;
  private readonly known = new Map<string, Term>();
  private readonly classesOf: (set: CharSet) => ReadonlySet<number>;

  constructor(classesOf: (set: CharSet) => ReadonlySet<number>) {
    this.classesOf = classesOf;
    this.nothing = this.set([]);
    this.empty = this.term('e', { kind: 'empty' }, true);
    this.anything = this.term(`!${this.nothing.id}`, { kind: 'complement', inner: this.nothing }, true);
  }

  /** The pattern as a term; its groups are only parentheses here. */
  of(pattern: Pattern): Term {
    switch (pattern.kind) {
      case 'set':
        return this.set(pattern.set);
      case 'sequence':
        return pattern.parts.reduceRight((tail, part) => this.pair(this.of(part), tail), this.empty);
      case 'union':
      case 'intersection':
        return this.many(
          pattern.kind,
          pattern.parts.map((part) => this.of(part)),
        );
      case 'complement':
        return this.complement(this.of(pattern.inner));
      case 'repeat':
        return this.repeat(this.of(pattern.inner), pattern.least, pattern.most);
      case 'group':
        return this.of(pattern.inner);
    }
  }

  /** The same term among these terms, for one that came from others. */
  copy(term: Term): Term {
    const { shape } = term;
    switch (shape.kind) {
      case 'empty':
        return this.empty;
      case 'set':
        return this.set(shape.set);
      case 'pair': {
        const heads: Term[] = [];
        let rest = term;
        for (; rest.shape.kind === 'pair'; rest = rest.shape.tail) heads.push(this.copy(rest.shape.head));
        return heads.reduceRight((tail, head) => this.pair(head, tail), this.copy(rest));
      }
      case 'union':
      case 'intersection':
        return this.many(
          shape.kind,
          shape.parts.map((part) => this.copy(part)),
        );
      case 'complement':
        return this.complement(this.copy(shape.inner));
      case 'repeat':
        return this.repeat(this.copy(shape.inner), shape.least, shape.most);
    }
  }

  /** What is left of the texts of `term` that begin with a character of the class. */
  after(term: Term, characterClass: number): Term {
    const known = term.next[characterClass];
    if (known) return known;
    const result = this.derivative(term, characterClass);
    term.next[characterClass] = result;
    return result;
  }

  private derivative(term: Term, c: number): Term {
    const { shape } = term;
    switch (shape.kind) {
      case 'empty':
        return this.nothing;
      case 'set':
        return shape.classes.has(c) ? this.empty : this.nothing;
      case 'pair': {
        const ways: Term[] = [];
        let rest = term;
        while (rest.shape.kind === 'pair') {
          ways.push(this.pair(this.after(rest.shape.head, c), rest.shape.tail));
          if (!rest.shape.head.acceptsEmpty) return this.many('union', ways);
          rest = rest.shape.tail;
        }
        return this.many('union', [...ways, this.after(rest, c)]);
      }
      case 'union':
      case 'intersection':
        return this.many(
          shape.kind,
          shape.parts.map((part) => this.after(part, c)),
        );
      case 'complement':
        return this.complement(this.after(shape.inner, c));
      case 'repeat':
        return this.pair(this.after(shape.inner, c), this.repeat(shape.inner, Math.max(0, shape.least - 1), shape.most - 1));
    }
  }

  private term(key: string, shape: Shape, acceptsEmpty: boolean): Term {
    const known = this.known.get(key);
    if (known) return known;
    this.weight += 1 + ('parts' in shape ? shape.parts.length : 0);
    if (this.weight > HEAVIEST) tooManyStates();
    const made: Term = { id: this.count++, acceptsEmpty, shape, next: [] };
    this.known.set(key, made);
    return made;
  }

  private set(set: CharSet): Term {
    return this.term(`s${set.join()}`, { kind: 'set', set, classes: this.classesOf(set) }, false);
  }

  private pair(head: Term, tail: Term): Term {
    const heads: Term[] = [];
    let rest = head;
    for (; rest.shape.kind === 'pair'; rest = rest.shape.tail) heads.push(rest.shape.head);
    return [...heads, rest].reduceRight((behind, front) => this.onePair(front, behind), tail);
  }

  private onePair(head: Term, tail: Term): Term {
    if (head === this.nothing || tail === this.nothing) return this.nothing;
    if (head === this.empty) return tail;
    if (tail === this.empty) return head;
    return this.term(`p${head.id},${tail.id}`, { kind: 'pair', head, tail }, head.acceptsEmpty && tail.acceptsEmpty);
  }

  private many(kind: 'union' | 'intersection', terms: readonly Term[]): Term {
    const [neutral, absorbing] = kind === 'union' ? [this.nothing, this.anything] : [this.anything, this.nothing];
    const parts = new Set<Term>();
    for (const term of terms) {
      const flat = term.shape.kind === kind ? term.shape.parts : [term];
      for (const part of flat) if (part !== neutral) parts.add(part);
    }
    if (parts.has(absorbing)) return absorbing;
    const sorted = [...parts].sort((a, b) => a.id - b.id);
    if (sorted.length <= 1) return sorted[0] ?? neutral;
    const accepts = (term: Term): boolean => term.acceptsEmpty;
    return this.term(
      `${kind === 'union' ? 'u' : 'i'}${sorted.map(({ id }) => id).join()}`,
      { kind, parts: sorted },
      kind === 'union' ? sorted.some(accepts) : sorted.every(accepts),
    );
  }

  private complement(inner: Term): Term {
    if (inner.shape.kind === 'complement') return inner.shape.inner;
    return this.term(`!${inner.id}`, { kind: 'complement', inner }, !inner.acceptsEmpty);
  }

  private repeat(inner: Term, least: number, most: number): Term {
    if (most <= 0 || inner === this.empty) return this.empty;
    if (inner === this.nothing) return least === 0 ? this.empty : this.nothing;
    if (least === 1 && most === 1) return inner;
    if (least === 0 && most === Number.POSITIVE_INFINITY && inner.shape.kind === 'set' && inner.shape.classes.size === this.everyClass)
      return this.anything;
    return this.term(`r${inner.id},${least},${most}`, { kind: 'repeat', inner, least, most }, least === 0 || inner.acceptsEmpty);
  }

  private get everyClass(): number {
    return this.classesOf([0, 0xffff]).size;
  }
}
