// The grammar of UpdateExpression.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
// What may stand in parentheses is as dynalite recorded it (test/updateItem.js): values and operands, never paths that go on.

import { ExpressionParser } from './expression-parser.ts';
import { conditionFunctions, updateFunctions } from './functions.ts';
import { keepingTrees } from './kept-trees.ts';
import type { FunctionNode, OperandNode, SetValueNode, UpdateActionNode, ValueNode } from './syntax.ts';
import type { Token } from './tokenizer.ts';

const sections = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;
type Section = (typeof sections)[number];

const parameter = 'UpdateExpression';

/** The actions in the order of the text. Throws AwsError ValidationException. */
export const parseUpdateTree = keepingTrees((text: string, _parameter: typeof parameter): readonly UpdateActionNode[] => {
  return new UpdateParser(text, parameter).parse();
});

class UpdateParser extends ExpressionParser {
  /** `update := section+` */
  parse(): readonly UpdateActionNode[] {
    const actions: UpdateActionNode[] = [];
    const seen = new Set<Section>();
    do {
      const section = sections.find((word) => this.isWord(word));
      if (section === undefined) throw this.syntaxError();
      this.advance();
      if (seen.has(section)) this.complain('section', `The "${section}" section can only be used once in an update expression;`);
      seen.add(section);
      actions.push(...this.section(section));
    } while (this.token.kind !== 'end');
    this.finish(['operators', 'reserved', 'function', 'misuse', 'section', 'path']);
    return actions;
  }

  /** `section := word action ( ',' action )*` */
  private section(section: Section): UpdateActionNode[] {
    const actions = [this.action(section)];
    while (this.took(',')) actions.push(this.action(section));
    return actions;
  }

  /** `action := path '=' setValue` in SET, `path` in REMOVE, `path value` in ADD and DELETE */
  private action(kind: Section): UpdateActionNode {
    const path = this.path();
    if (kind === 'REMOVE') return { kind, path };
    if (kind !== 'SET') return { kind, path, value: this.value() };
    this.expect('=');
    return { kind, path, value: this.setValue() };
  }

  private value(): ValueNode {
    if (this.token.kind !== 'value') throw this.syntaxError();
    return { kind: 'value', reference: this.advance().text };
  }

  /** `setValue := '(' setValue ')' [ arithmetic ] | operand [ arithmetic ]`, `arithmetic := ( '+' | '-' ) operand` */
  private setValue(): SetValueNode {
    const left = this.isSymbol('(') ? this.group() : this.operand();
    if (left.kind === 'arithmetic' || !(this.isSymbol('+') || this.isSymbol('-'))) return left;
    const name = this.advance().text === '+' ? '+' : '-';
    this.countOperator();
    return { kind: 'arithmetic', name, operands: [left, this.operand()] };
  }

  private group(): SetValueNode {
    this.advance();
    const inner = this.nested(() => this.setValue());
    this.expect(')');
    return inner;
  }

  /** `operand := '(' operand ')' | function | value | path` */
  private operand(): OperandNode {
    if (this.took('(')) {
      const inner = this.nested(() => this.operand());
      this.expect(')');
      return inner;
    }
    if (this.token.kind === 'value') return this.value();
    const called = this.following.kind === 'symbol' && this.following.text === '(';
    return this.token.kind === 'word' && called && !this.isKeyword(this.token) ? this.call() : this.path();
  }

  /** `function := word '(' operand ( ',' operand )* ')'` */
  private call(): FunctionNode {
    const name = this.advance().text;
    this.advance();
    const operands = this.nested(() => this.operands());
    this.countOperator();
    const unknown = unknownFunction(name);
    if (unknown !== undefined) this.complain('function', unknown);
    if (name === 'list_append') this.checkUse(operands);
    return { kind: 'function', name, operands };
  }

  private operands(): OperandNode[] {
    const operands = [this.operand()];
    while (this.took(',')) operands.push(this.operand());
    this.expect(')');
    return operands;
  }

  /** AWS: list_append takes no list_append (recorded by test/alternator/test_update_expression.py of scylladb). */
  private checkUse(operands: readonly OperandNode[]): void {
    if (!operands.some((operand) => operand.kind === 'function' && operand.name === 'list_append')) return;
    this.complain('misuse', 'The function is not allowed to be used this way in an expression; function: list_append');
  }

  protected override isKeyword(token: Token): boolean {
    const word = token.text.toUpperCase();
    return sections.some((section) => section === word);
  }
}

/** Functions of conditions have a sentence of their own, as users quote it. */
function unknownFunction(name: string): string | undefined {
  if (updateFunctions.has(name)) return undefined;
  if (Object.hasOwn(conditionFunctions, name)) return `The function is not allowed in an update expression; function: ${name}`;
  return `Invalid function name; function: ${name}`;
}
