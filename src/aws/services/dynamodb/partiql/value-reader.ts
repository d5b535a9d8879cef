// Literals, parameters and document paths of PartiQL.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.data-types.html
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DocumentPath } from '../expressions/compiled.ts';
import { type Item, setAttribute } from '../values/attributes.ts';
import { validateAttributeValue } from '../values/validate.ts';
import { TokenReader } from './token-reader.ts';

export class ValueReader extends TokenReader {
  private readonly parameters: readonly AttributeValue[];
  private used = 0;

  /** @param parameters the values for `?`, in order of appearance */
  constructor(text: string, parameters: readonly AttributeValue[]) {
    super(text);
    this.parameters = parameters;
  }

  /** Throws AwsError ValidationException unless every parameter was used. */
  protected checkParameters(): void {
    if (this.used !== this.parameters.length) throw this.wrongParameters();
  }

  /** Does a value begin here? */
  protected isValue(): boolean {
    const { kind } = this.token;
    if (kind === 'string' || kind === 'number') return true;
    if (kind === 'word') return ['NULL', 'TRUE', 'FALSE'].some((word) => this.isWord(word));
    return ['?', '[', '{', '<<', '-', '+'].some((symbol) => this.isSymbol(symbol));
  }

  /** `value := string | number | TRUE | FALSE | NULL | '?' | list | tuple | bag`, in normal form */
  protected value(): AttributeValue {
    return validateAttributeValue(this.rawValue());
  }

  /** `list := '[' [ value ( ',' value )* ']'` */
  protected list(): AttributeValue[] {
    this.expectSymbol('[');
    return this.elements(']', () => this.rawValue());
  }

  /** `path := name ( '.' name | '[' index ']' )*`; a member may be written as `['name']` too. */
  protected path(): DocumentPath {
    const steps: (string | number)[] = [];
    const first = this.name();
    for (;;) {
      if (this.tookSymbol('.')) steps.push(this.name());
      else if (this.tookSymbol('[')) {
        steps.push(this.index());
        this.expectSymbol(']');
      } else return [first, ...steps];
    }
  }

  /** Elements up to the closing symbol, which is taken. */
  protected elements<Element>(close: string, element: () => Element): Element[] {
    const elements: Element[] = [];
    if (this.tookSymbol(close)) return elements;
    do elements.push(this.nested(element));
    while (this.tookSymbol(','));
    this.expectSymbol(close);
    return elements;
  }

  private rawValue(): AttributeValue {
    const { token } = this;
    if (token.kind === 'string') return { S: this.advance().text };
    if (token.kind === 'number') return { N: this.advance().text };
    if (this.tookWord('NULL')) return { NULL: true };
    if (this.tookWord('TRUE')) return { BOOL: true };
    if (this.tookWord('FALSE')) return { BOOL: false };
    if (this.tookSymbol('?')) return this.parameter();
    if (this.isSymbol('[')) return { L: this.list() };
    if (this.tookSymbol('{')) return { M: this.tuple() };
    if (this.tookSymbol('<<')) return this.bag();
    return this.signed();
  }

  private signed(): AttributeValue {
    const sign = this.isSymbol('-') || this.isSymbol('+') ? this.advance().text : '';
    if (sign === '' || this.token.kind !== 'number') throw this.unexpected('Expected expression');
    return { N: sign + this.advance().text };
  }

  /** `tuple := '{' [ string ':' value ( ',' string ':' value )* ] '}'` */
  private tuple(): Item {
    const members: Item = {};
    this.elements('}', () => {
      const { kind } = this.token;
      if (kind !== 'string' && kind !== 'quoted') throw this.unexpected('Expected attribute name in quotes');
      const name = this.advance().text;
      this.expectSymbol(':');
      setAttribute(members, name, this.rawValue());
    });
    return members;
  }

  /** `bag := '<<' value ( ',' value )* '>>'`: a set of strings, of numbers or of binaries, which only parameters can give. */
  private bag(): AttributeValue {
    const elements = this.elements('>>', () => this.rawValue());
    const numbers = elements.flatMap(({ N }) => (N === undefined ? [] : [N]));
    const strings = elements.flatMap(({ S }) => (S === undefined ? [] : [S]));
    const binaries = elements.flatMap(({ B }) => (B === undefined ? [] : [B]));
    if (strings.length === elements.length) return { SS: strings };
    if (numbers.length === elements.length) return { NS: numbers };
    if (binaries.length === elements.length) return { BS: binaries };
    throw this.invalid('Set elements must be of the same type, one of string, number and binary');
  }

  private parameter(): AttributeValue {
    const value = this.parameters[this.used];
    if (value === undefined) throw this.wrongParameters();
    this.used++;
    return value;
  }

  private index(): string | number {
    const { kind, text } = this.token;
    if (kind !== 'string' && (kind !== 'number' || !/^\d{1,9}$/.test(text))) throw this.unexpected('Expected index');
    this.advance();
    return kind === 'string' ? text : Number(text);
  }

  /** The sentence of the real service, as users quote it. */
  private wrongParameters() {
    return this.invalid("Number of parameters in request and statement don't match.");
  }
}
