// The grammar of ConditionExpression, FilterExpression and KeyConditionExpression.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
// Parentheses may stand around conditions, operands and the beginnings of paths; one pass, without trying twice, tells which.

import { ExpressionParser } from './expression-parser.ts';
import { conditionFunctions, updateFunctions } from './functions.ts';
import type { ExpressionParameter } from './invalid-expression.ts';
import { keepingTrees } from './kept-trees.ts';
import type { Comparator, ConditionNode, FunctionNode, OperandNode } from './syntax.ts';
import type { Token } from './tokenizer.ts';

export type ConditionParameter = Extract<ExpressionParameter, 'ConditionExpression' | 'FilterExpression' | 'KeyConditionExpression'>;

const redundant = 'The expression has redundant parentheses;';

const keywords = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN']);
const comparators = new Set(['=', '<>', '<', '<=', '>', '>=']);

/** The tree of a condition. Throws AwsError ValidationException. */
export const parseConditionTree = keepingTrees((text: string, parameter: ConditionParameter): ConditionNode => {
  return new ConditionParser(text, parameter).parse();
});

/** A function may be a condition or an operand: where it stands decides. */
type Term = ConditionNode | OperandNode;

class ConditionParser extends ExpressionParser {
  /** The index of the closing parenthesis by that of the opening one, for groups only. */
  private readonly groups = new Map<number, number>();

  parse(): ConditionNode {
    const condition = this.asCondition(this.or());
    this.finish(['parentheses', 'operators', 'function', 'misuse', 'reserved', 'path']);
    return condition;
  }

  /** `or := and ( OR and )*` */
  private or(): Term {
    return this.chain('OR', () => this.and());
  }

  /** `and := not ( AND not )*` */
  private and(): Term {
    return this.chain('AND', () => this.not());
  }

  private chain(kind: 'AND' | 'OR', part: () => Term): Term {
    const first = part();
    if (!this.isWord(kind)) return first;
    const conditions = [this.asCondition(first)];
    while (this.isWord(kind)) {
      this.advance();
      this.countOperator();
      conditions.push(this.asCondition(part()));
    }
    return { kind, conditions };
  }

  /** `not := NOT* predicate` */
  private not(): Term {
    let count = 0;
    for (; this.isWord('NOT'); count++) {
      this.advance();
      this.countOperator();
    }
    let term = this.predicate();
    for (; count > 0; count--) term = { kind: 'NOT', condition: this.asCondition(term) };
    return term;
  }

  /** `predicate := term [ comparator operand | BETWEEN operand AND operand | IN '(' operand ( ',' operand )* ')' ]` */
  private predicate(): Term {
    const left = this.term();
    if (!isOperand(left)) return left;
    if (this.token.kind === 'symbol' && comparators.has(this.token.text)) {
      const name = this.advance().text as Comparator;
      return this.operator(name, [left, this.operand()]);
    }
    if (this.isWord('BETWEEN')) {
      this.advance();
      const lower = this.operand();
      if (!this.isWord('AND')) throw this.syntaxError();
      this.advance();
      return this.operator('BETWEEN', [left, lower, this.operand()]);
    }
    if (this.isWord('IN')) {
      this.advance();
      this.expect('(');
      return this.operator('IN', [left, ...this.operands()]);
    }
    return left;
  }

  private operator(name: Comparator | 'BETWEEN' | 'IN', operands: readonly OperandNode[]): ConditionNode {
    this.countOperator();
    this.checkUse(operands);
    return { kind: 'operator', name, operands };
  }

  /** `term := '(' or ')' | function | value | path` */
  private term(): Term {
    if (!this.isSymbol('(')) return this.simpleOperand();
    const inner = this.group(() => this.or());
    return inner.kind === 'path' ? this.pathFrom(inner.steps) : inner;
  }

  /** `operand := '(' operand ')' | function | value | path`, and a path in parentheses may go on. */
  private operand(): OperandNode {
    if (!this.isSymbol('(')) return this.simpleOperand();
    const inner = this.group(() => this.operand());
    return inner.kind === 'path' ? this.pathFrom(inner.steps) : inner;
  }

  private group<Result>(parse: () => Result): Result {
    const open = this.position;
    this.advance();
    const result = this.nested(parse, this.isSymbol('(') ? redundant : undefined);
    const close = this.position;
    this.expect(')');
    this.groups.set(open, close);
    if (this.groups.get(open + 1) === close - 1) this.complain('parentheses', redundant);
    return result;
  }

  private simpleOperand(): OperandNode {
    const { token, following } = this;
    if (token.kind === 'value') return { kind: 'value', reference: this.advance().text };
    const called = following.kind === 'symbol' && following.text === '(';
    return token.kind === 'word' && called && !this.isKeyword(token) ? this.call() : this.path();
  }

  /** `function := word '(' operand ( ',' operand )* ')'`; no operator to AWS (seen by test/alternator/test_limits.py of scylladb) */
  private call(): FunctionNode {
    const name = this.advance().text;
    this.advance();
    const unknown = unknownFunction(name);
    const operands = this.nested(() => this.operands(), unknown);
    this.checkUse(operands);
    if (unknown !== undefined) this.complain('function', unknown);
    return { kind: 'function', name, operands };
  }

  /** The rest of a list in parentheses. */
  private operands(): OperandNode[] {
    const operands = [this.operand()];
    while (this.took(',')) operands.push(this.operand());
    this.expect(')');
    return operands;
  }

  /** Only `size` has a result that an operator or a function can take. */
  private checkUse(operands: readonly OperandNode[]): void {
    for (const operand of operands) if (operand.kind === 'function' && operand.name !== 'size') this.misuse(operand.name);
  }

  /** A bare operand is no condition: what should have followed it is missing at the current token. */
  private asCondition(term: Term): ConditionNode {
    if (term.kind === 'path' || term.kind === 'value') throw this.syntaxError();
    if (term.kind === 'function' && term.name === 'size') this.misuse(term.name);
    return term;
  }

  private misuse(name: string): void {
    this.complain('misuse', `The function is not allowed to be used this way in an expression; function: ${name}`);
  }

  protected override isKeyword(token: Token): boolean {
    return keywords.has(token.text.toUpperCase());
  }
}

/** Functions of updates have a sentence of their own, as users quote it. */
function unknownFunction(name: string): string | undefined {
  if (Object.hasOwn(conditionFunctions, name)) return undefined;
  if (updateFunctions.has(name)) return `The function is not allowed in a condition expression; function: ${name}`;
  return `Invalid function name; function: ${name}`;
}

function isOperand(term: Term): term is OperandNode {
  return term.kind === 'path' || term.kind === 'value' || term.kind === 'function';
}
