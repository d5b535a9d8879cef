// The WHERE of PartiQL, read into the same trees that condition expressions have.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-operators.html and ql-functions.html
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { BoundNode, BoundOperand } from '../expressions/bound-condition.ts';
import { conditionFunctions } from '../expressions/functions.ts';
import { limits } from '../expressions/limits.ts';
import type { Comparator } from '../expressions/syntax.ts';
import { ValueReader } from './value-reader.ts';

const comparators: Readonly<Record<string, Comparator>> = { '=': '=', '<>': '<>', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };
const functions = ['begins_with', 'contains', 'attribute_type', 'size'];

type Term = BoundNode | BoundOperand;

export class ConditionReader extends ValueReader {
  /** `or := and ( OR and )*` */
  protected condition(): BoundNode {
    return this.asCondition(this.or());
  }

  private or(): Term {
    return this.chain('OR', () => this.chain('AND', () => this.not()));
  }

  private chain(kind: 'AND' | 'OR', part: () => Term): Term {
    const first = part();
    if (!this.isWord(kind)) return first;
    const conditions = [this.asCondition(first)];
    while (this.tookWord(kind)) conditions.push(this.asCondition(part()));
    return { kind, conditions };
  }

  /** `not := NOT not | predicate` */
  private not(): Term {
    if (!this.tookWord('NOT')) return this.predicate();
    return { kind: 'NOT', condition: this.asCondition(this.nested(() => this.not())) };
  }

  /** `predicate := term [ comparator operand | [ NOT ] BETWEEN operand AND operand | [ NOT ] IN list | IS [ NOT ] ( NULL | MISSING ) ]` */
  private predicate(): Term {
    const left = this.term();
    if (!isOperand(left)) return left;
    const comparator = this.token.kind === 'symbol' ? comparators[this.token.text] : undefined;
    if (comparator !== undefined) {
      this.advance();
      return { kind: 'operator', name: comparator, operands: [left, this.operand()] };
    }
    if (this.tookWord('IS')) return this.is(left);
    if (!this.isWord('NOT')) return this.range(left) ?? left;
    this.advance();
    const condition = this.range(left);
    if (condition === undefined) throw this.unexpected('Expected IN or BETWEEN');
    return { kind: 'NOT', condition };
  }

  private range(left: BoundOperand): BoundNode | undefined {
    if (this.tookWord('BETWEEN')) {
      const lower = this.operand();
      this.expectWord('AND');
      return { kind: 'operator', name: 'BETWEEN', operands: [left, lower, this.operand()] };
    }
    if (!this.tookWord('IN')) return undefined;
    const candidates = this.candidates();
    if (candidates.length > limits.inOperands)
      throw this.invalid(`The IN operator is provided with too many operands; number of operands: ${candidates.length}`);
    return { kind: 'operator', name: 'IN', operands: [left, ...candidates] };
  }

  /** `[a, b]`, `(a, b)`, or a parameter that is a list */
  private candidates(): BoundOperand[] {
    if (this.tookSymbol('(')) return this.elements(')', () => this.operand());
    if (this.tookSymbol('[')) return this.elements(']', () => this.operand());
    const { L: list } = this.value();
    if (list === undefined) throw this.malformed('Expected list');
    return list.map(valueOperand);
  }

  private is(left: BoundOperand): BoundNode {
    const negated = this.tookWord('NOT');
    const condition: BoundNode | undefined = this.tookWord('MISSING')
      ? { kind: 'function', name: 'attribute_not_exists', operands: [left] }
      : this.tookWord('NULL')
        ? { kind: 'function', name: 'attribute_type', operands: [left, valueOperand({ S: 'NULL' })] }
        : undefined;
    if (condition === undefined) throw this.unexpected('Expected NULL or MISSING');
    return negated ? { kind: 'NOT', condition } : condition;
  }

  /** `term := '(' or ')' | function | value | path` */
  private term(): Term {
    if (!this.tookSymbol('(')) return this.simpleOperand();
    const inner = this.nested(() => this.or());
    this.expectSymbol(')');
    return inner;
  }

  private operand(): BoundOperand {
    if (!this.tookSymbol('(')) return this.simpleOperand();
    const inner = this.nested(() => this.operand());
    this.expectSymbol(')');
    return inner;
  }

  private simpleOperand(): BoundOperand {
    if (this.isValue()) return valueOperand(this.value());
    return this.token.kind === 'word' && this.isSymbol('(', this.following) ? this.call() : { kind: 'path', path: this.path() };
  }

  /** `function := word '(' operand ( ',' operand )* ')'`; names in any case */
  private call(): BoundOperand {
    const written = this.advance().text;
    const name = functions.find((candidate) => candidate === written.toLowerCase());
    if (name === undefined) throw this.invalid(`Unsupported function: ${written}`);
    this.expectSymbol('(');
    const operands = this.elements(')', () => this.operand());
    if (operands.length !== conditionFunctions[name])
      throw this.invalid(
        `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
      );
    return { kind: 'function', name, operands };
  }

  private asCondition(term: Term): BoundNode {
    if (term.kind === 'path' || term.kind === 'value' || (term.kind === 'function' && term.name === 'size'))
      throw this.unexpected('Expected comparison');
    return term;
  }
}

const valueOperand = (value: AttributeValue): BoundOperand => ({ kind: 'value', value });

function isOperand(term: Term): term is BoundOperand {
  return term.kind === 'path' || term.kind === 'value' || term.kind === 'function';
}
