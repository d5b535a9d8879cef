// What clauses see while they are evaluated: a root to look from, variables, and the run that they belong to.
import type { Conjunction, GuardClause, ParameterizedRule, Query } from '../syntax/tree.ts';
import type { GuardValue } from '../values/value.ts';

export type Status = 'PASS' | 'FAIL' | 'SKIP';

/** One result of a query. A literal of the policy compares in other ways than a value that was found. */
export type QueryResult =
  | { readonly is: 'literal'; readonly value: GuardValue }
  | { readonly is: 'resolved'; readonly value: GuardValue }
  /** Nothing is there: how far the query came, and why it came no further. */
  | { readonly is: 'unresolved'; readonly at: GuardValue; readonly reason: string };

export interface Scope {
  readonly root: GuardValue;
  readonly run: Run;
  select(query: Query): readonly QueryResult[];
  variable(name: string): readonly QueryResult[];
  /** Adds a key to the variable that a query names in brackets. */
  capture(name: string, key: GuardValue): void;
}

/** One evaluation of a policy over a document. */
export interface Run {
  readonly nowMs: number;
  /** Counts a step, and ends an evaluation that takes too many: policies come from anybody. */
  step(): void;
  /** Bounds how deeply rules and blocks lie inside each other. */
  nested<Result>(evaluate: () => Result): Result;
  /** Do these clauses hold in this scope? What fails there is no finding. */
  filter(clauses: Conjunction<GuardClause>, scope: Scope): Status;
  ruleStatus(name: string): Status;
  ruleWithParameters(name: string): ParameterizedRule;
  readonly findings: Findings;
}

/** Why clauses failed, in sentences. What turns out not to matter (another clause of an `or` held) is taken back. */
export class Findings {
  #sentences: string[] = [];
  #quiet = 0;

  add(sentence: string): void {
    if (this.#quiet === 0 && !this.#sentences.includes(sentence)) this.#sentences.push(sentence);
  }

  get count(): number {
    return this.#sentences.length;
  }

  takeBackTo(count: number): void {
    this.#sentences.length = Math.min(count, this.#sentences.length);
  }

  quietly<Result>(evaluate: () => Result): Result {
    this.#quiet += 1;
    try {
      return evaluate();
    } finally {
      this.#quiet -= 1;
    }
  }

  /** All so far; begins anew. */
  taken(): readonly string[] {
    const taken = this.#sentences;
    this.#sentences = [];
    return taken;
  }
}

export const resolved = (value: GuardValue): QueryResult => ({ is: 'resolved', value });
export const unresolved = (at: GuardValue, reason: string): QueryResult => ({ is: 'unresolved', at, reason });
