// The tree of a policy, as its grammar has it.
import type { GuardValue } from '../values/value.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A list of clauses of which one must hold. */
export type Disjunction<Clause> = readonly Clause[];
/** A list of disjunctions that must all hold: a newline means "and". */
export type Conjunction<Clause> = readonly Disjunction<Clause>[];

export interface Policy {
  readonly assignments: readonly Assignment[];
  /** In the order of evaluation; clauses outside any rule are the rule `default`, which comes first. */
  readonly rules: readonly Rule[];
  readonly parameterizedRules: readonly ParameterizedRule[];
}

export interface Rule {
  readonly name: string;
  readonly conditions?: Conjunction<WhenClause>;
  readonly block: Block<RuleClause>;
}

export interface ParameterizedRule {
  readonly parameters: readonly string[];
  readonly rule: Rule;
}

export interface Block<Clause> {
  readonly assignments: readonly Assignment[];
  readonly clauses: Conjunction<Clause>;
}

export interface Assignment {
  readonly variable: string;
  readonly value: LetValue;
}

export type LetValue = LiteralOperand | QueryOperand | CallOperand;
export interface LiteralOperand {
  readonly is: 'literal';
  readonly value: GuardValue;
}
export interface QueryOperand {
  readonly is: 'query';
  readonly query: Query;
}
export interface CallOperand {
  readonly is: 'call';
  readonly function: string;
  readonly parameters: readonly LetValue[];
}

export interface Query {
  readonly parts: readonly QueryPart[];
  /** `some`: one of the selected values is enough. */
  readonly wants: 'all' | 'some';
  /** As it was written, for messages. */
  readonly text: string;
}

export type QueryPart =
  | { readonly is: 'this' }
  | { readonly is: 'key'; readonly key: string }
  | { readonly is: 'variable'; readonly variable: string }
  | { readonly is: 'index'; readonly index: number }
  /** `.*`; with a name, the keys are remembered as that variable. */
  | { readonly is: 'values'; readonly captures?: string }
  /** `[*]` */
  | { readonly is: 'elements'; readonly captures?: string }
  | { readonly is: 'filter'; readonly captures?: string; readonly clauses: Conjunction<GuardClause> }
  /** `[ keys == /^aws/ ]` */
  | { readonly is: 'keys'; readonly comparison: BinaryComparison; readonly operand: LiteralOperand | QueryOperand };

export type BinaryOperator = '==' | 'in' | '>' | '<' | '>=' | '<=';
export type UnaryOperator = 'exists' | 'empty' | 'is_string' | 'is_list' | 'is_struct' | 'is_bool' | 'is_int' | 'is_float' | 'is_null';
/** `!=` is `==` with `negated`, `not exists` is `exists` with `negated`. */
export interface BinaryComparison {
  readonly operator: BinaryOperator;
  readonly negated: boolean;
}

export interface UnaryClause {
  readonly is: 'unary';
  readonly place: Place;
  readonly query: Query;
  readonly operator: UnaryOperator;
  readonly negated: boolean;
  /** A `not` before the query: turned once more. */
  readonly inverted: boolean;
  readonly message?: string;
}

export interface BinaryClause {
  readonly is: 'binary';
  readonly place: Place;
  readonly query: Query;
  readonly comparison: BinaryComparison;
  readonly operand: LetValue;
  readonly message?: string;
}

export interface NamedRuleClause {
  readonly is: 'named rule';
  readonly place: Place;
  readonly rule: string;
  readonly negated: boolean;
  readonly message?: string;
}

export interface RuleCallClause {
  readonly is: 'rule call';
  readonly place: Place;
  readonly rule: string;
  readonly parameters: readonly LetValue[];
  readonly message?: string;
}

export interface BlockClause {
  readonly is: 'block';
  readonly place: Place;
  readonly query: Query;
  /** `query !empty { ... }`: what selects nothing fails. */
  readonly ofNothing: 'skips' | 'fails';
  readonly block: Block<GuardClause>;
}

export interface WhenBlock {
  readonly is: 'when';
  readonly conditions: Conjunction<WhenClause>;
  readonly block: Block<GuardClause>;
}

export interface TypeBlock {
  readonly is: 'type';
  readonly place: Place;
  readonly type: string;
  readonly conditions?: Conjunction<WhenClause>;
  readonly query: Query;
  readonly block: Block<GuardClause>;
}

export type WhenClause = UnaryClause | BinaryClause | RuleCallClause | NamedRuleClause;
export type GuardClause = WhenClause | BlockClause | WhenBlock;
export type RuleClause = GuardClause | TypeBlock;
