// Expressions by precedence: OR, AND, NOT, predicates, + - ||, * /, sign, primary.
import type { BinaryOperator, Expression, Query } from './ast.ts';
import { SqlError } from './sql-error.ts';
import { TypeParser } from './type-parser.ts';

const COMPARISONS: ReadonlyMap<string, BinaryOperator> = new Map([
  ['=', '='],
  ['<>', '<>'],
  ['!=', '<>'],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
]);
const TEMPORAL = ['OVERLAPS', 'CONTAINS', 'EQUALS', 'PRECEDES', 'SUCCEEDS', 'LEADS', 'LAGS'];

const MAX_CHAIN = 1000;

export abstract class ExpressionParser extends TypeParser {
  private readonly chains = new WeakMap<Expression, number>();

  protected abstract query(): Query;
  protected abstract primary(): Expression;

  /** <expression> ::= <conjunction> { OR <conjunction> } */
  protected expression(): Expression {
    return this.nested(() => {
      let left = this.conjunction();
      while (this.skip('OR')) left = this.binary('OR', left, this.conjunction());
      return left;
    });
  }

  /** <conjunction> ::= <negation> { AND <negation> } */
  private conjunction(): Expression {
    let left = this.negation();
    while (this.skip('AND')) left = this.binary('AND', left, this.negation());
    return left;
  }

  /** <negation> ::= NOT <negation> | <predicate> */
  private negation(): Expression {
    const start = this.here();
    if (!this.skip('NOT')) return this.predicate();
    const operand = this.nested(() => (this.sees('NOT') ? this.negation() : this.predicate('without truth tests')));
    let negated: Expression = { kind: 'unary', operator: 'NOT', operand, span: this.since(start) };
    // AWS: sql-reference-logical-operators.html: NOT UNKNOWN IS TRUE is (NOT UNKNOWN) IS TRUE.
    while (this.seesTruthTest()) negated = this.isTest(negated) ?? negated;
    return negated;
  }

  /** <predicate> ::= <sum> { <comparison> | IS ... | [NOT] BETWEEN ... | [NOT] IN ... | [NOT] LIKE ... | <temporal> } */
  private predicate(tests: 'all' | 'without truth tests' = 'all'): Expression {
    let left = this.sum();
    for (;;) {
      const operator = this.peek().kind === 'symbol' ? COMPARISONS.get(this.peek().value) : undefined;
      if (operator) {
        this.next();
        left = this.binary(operator, left, this.sum());
        continue;
      }
      if (tests === 'without truth tests' && this.seesTruthTest()) return left;
      const further = this.isTest(left) ?? this.negatablePredicate(left) ?? this.temporalPredicate(left);
      if (!further) return left;
      left = further;
    }
  }

  private seesTruthTest(): boolean {
    const word = this.peek(this.sees('IS', 'NOT') ? 2 : 1);
    return this.sees('IS') && word.kind === 'word' && ['TRUE', 'FALSE', 'UNKNOWN'].includes(word.value);
  }

  /** IS [NOT] { NULL | TRUE | FALSE | UNKNOWN | DISTINCT FROM <sum> } */
  private isTest(operand: Expression): Expression | undefined {
    if (!this.skip('IS')) return undefined;
    const negated = this.skip('NOT');
    if (this.skip('DISTINCT', 'FROM')) {
      const right = this.sum();
      return { kind: 'distinct', left: operand, right, negated, span: this.since(operand.span) };
    }
    for (const test of ['NULL', 'TRUE', 'FALSE', 'UNKNOWN'] as const) {
      if (this.skip(test)) return { kind: 'is', operand, test, negated, span: this.since(operand.span) };
    }
    throw this.unexpected('NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM');
  }

  /** [NOT] { BETWEEN <sum> AND <sum> | IN ( ... ) | LIKE <sum> [ESCAPE <sum>] | SIMILAR TO <sum> [ESCAPE <sum>] } */
  private negatablePredicate(operand: Expression): Expression | undefined {
    const after = this.sees('NOT') ? 1 : 0;
    const word = this.peek(after);
    if (word.kind !== 'word' || !['BETWEEN', 'IN', 'LIKE', 'SIMILAR'].includes(word.value)) return undefined;
    const negated = this.skip('NOT');
    this.next();
    if (word.value === 'BETWEEN') {
      this.skip('ASYMMETRIC');
      const low = this.sum();
      this.expect('AND');
      const high = this.sum();
      return { kind: 'between', operand, low, high, negated, span: this.since(operand.span) };
    }
    if (word.value === 'IN') {
      this.expect('(');
      const items = this.sees('SELECT') || this.sees('VALUES') ? this.query() : this.many(',', () => this.expression());
      this.expect(')');
      return { kind: 'in', operand, items, negated, span: this.since(operand.span) };
    }
    const similar = word.value === 'SIMILAR';
    if (similar) this.expect('TO');
    const pattern = this.sum();
    const escapedBy = this.skip('ESCAPE') ? this.sum() : undefined;
    return { kind: 'like', similar, operand, pattern, ...(escapedBy && { escape: escapedBy }), negated, span: this.since(operand.span) };
  }

  /** <temporal> ::= <period> { [STRICTLY | IMMEDIATELY] <temporal operator> <period> }, chained without AND */
  private temporalPredicate(first: Expression): Expression | undefined {
    const operators: string[] = [];
    const operands = [first];
    for (;;) {
      const modifier = this.sees('STRICTLY') || this.sees('IMMEDIATELY') ? this.peek().value : undefined;
      const word = this.peek(modifier ? 1 : 0);
      if (word.kind !== 'word' || !TEMPORAL.includes(word.value)) break;
      if (modifier) this.next();
      this.next();
      operators.push(modifier ? `${modifier} ${word.value}` : word.value);
      operands.push(this.sum());
    }
    if (operators.length === 0) return undefined;
    return { kind: 'temporal', operators, operands, span: this.since(first.span) };
  }

  /** <sum> ::= <product> { (+ | - | ||) <product> } */
  protected sum(): Expression {
    let left = this.product();
    for (;;) {
      if (this.skip('+')) left = this.binary('+', left, this.product());
      else if (this.skip('-')) left = this.binary('-', left, this.product());
      else if (this.skip('||')) left = this.binary('||', left, this.product());
      else return left;
    }
  }

  /** <product> ::= <signed> { (* | /) <signed> } */
  private product(): Expression {
    let left = this.signed();
    for (;;) {
      if (this.skip('*')) left = this.binary('*', left, this.signed());
      else if (this.skip('/')) left = this.binary('/', left, this.signed());
      else return left;
    }
  }

  /** <signed> ::= (+ | -) <signed> | <primary> [<interval qualifier>], the latter after parentheses only */
  private signed(): Expression {
    const start = this.here();
    for (const operator of ['+', '-'] as const) {
      if (this.skip(operator)) {
        const operand = this.nested(() => this.signed());
        return { kind: 'unary', operator, operand, span: this.since(start) };
      }
    }
    const parenthesised = this.sees('(');
    const operand = this.primary();
    // `(a - b) DAY TO SECOND`: the type of a difference of two datetimes.
    if (!parenthesised || !this.seesIntervalQualifier()) return operand;
    return { kind: 'intervalCast', operand, qualifier: this.intervalQualifier(), span: this.since(start) };
  }

  private binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
    // `a + a + a ...` nests to the left: each operator is one level.
    const length = left.kind === 'binary' ? (this.chains.get(left) ?? 0) + 1 : 1;
    if (length > MAX_CHAIN) throw new SqlError(right.span, `An expression chains more than ${MAX_CHAIN} operators`);
    const node: Expression = { kind: 'binary', operator, left, right, span: this.since(left.span) };
    this.chains.set(node, length);
    return node;
  }
}
