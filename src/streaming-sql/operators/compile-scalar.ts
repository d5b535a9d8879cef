// Expressions to JavaScript text: numeric slots and fixed templates; names and literals travel in the constants array.
import { mayBeNull, ROWTIME_INDEX, type Scalar } from '../semantics/scalar.ts';
import type { Clock, Evaluate } from './operator.ts';

/** Where the code of a slot comes from: only these strings and numbers ever become text. */
export type SlotText = (row: 0 | 1, index: number) => string;

/** Collects constants and statements for one generated function. */
export class CodeWriter {
  readonly constants: unknown[] = [];
  private readonly known = new Map<unknown, string>();
  private temporaries = 0;
  private text = '';

  /** The name under which the generated code sees this value. */
  constant(value: unknown): string {
    const existing = this.known.get(value);
    if (existing) return existing;
    const name = `k${this.constants.push(value) - 1}`;
    this.known.set(value, name);
    return name;
  }

  fresh(): string {
    return `t${this.temporaries++}`;
  }

  line(code: string): void {
    this.text += `${code}\n`;
  }

  /** The function that `parameters => body` writes, with its constants bound. */
  build<T>(parameters: string, tail = ''): T {
    const bindings = this.constants.map((_, i) => `const k${i} = k[${i}];`).join('');
    const factory = new Function('k', `"use strict";${bindings}\nreturn function(${parameters}) {\n${this.text}${tail}\n};`);
    return factory(this.constants) as T;
  }
}

/** Writes the statements that compute the expression; gives the text of its value: a variable or a constant. */
export function writeScalar(scalar: Scalar, writer: CodeWriter, slot: SlotText, clock: Clock): string {
  const write = (node: Scalar): string => writeScalar(node, writer, slot, clock);
  switch (scalar.op) {
    case 'constant':
      return scalar.value === null
        ? 'null'
        : scalar.value === true
          ? 'true'
          : scalar.value === false
            ? 'false'
            : writer.constant(scalar.value);
    case 'slot':
      return slot(scalar.row, scalar.index);
    case 'clock':
      return `${writer.constant(clock)}.${scalar.which === 'start' ? 'startMs' : 'rowMs'}`;
    case 'call': {
      const args = scalar.args.map(write);
      const { fn } = scalar;
      const value = fn.template
        ? fn.template.reduce((text, piece, i) => text + piece + (i < args.length ? args[i] : ''), '')
        : `${writer.constant(fn.apply)}(${args.join(', ')})`;
      const result = writer.fresh();
      const nulls =
        fn.nulls === 'handled' ? [] : args.filter((_, i) => mayBeNull(scalar.args[i] as Scalar)).map((arg) => `${arg} === null`);
      writer.line(`const ${result} = ${nulls.length > 0 ? `${nulls.join(' || ')} ? null : ` : ''}${value};`);
      return result;
    }
    case 'and':
    case 'or': {
      const result = writer.fresh();
      const decided = scalar.op === 'and' ? 'false' : 'true';
      const left = write(scalar.left);
      writer.line(`let ${result} = ${decided};`);
      writer.line(`if (${left} !== ${decided}) {`);
      const right = write(scalar.right);
      writer.line(`${result} = ${right} === ${decided} ? ${decided} : ${left} === null || ${right} === null ? null : !${decided};`);
      writer.line('}');
      return result;
    }
    case 'case': {
      const result = writer.fresh();
      writer.line(`let ${result};`);
      for (const [when, then] of scalar.whens) {
        const test = write(when);
        writer.line(`if (${test} === true) {`);
        writer.line(`${result} = ${write(then)};`);
        writer.line('} else {');
      }
      writer.line(`${result} = ${write(scalar.otherwise)};`);
      writer.line('}'.repeat(scalar.whens.length));
      return result;
    }
    default:
      throw new Error(`A stand-in (${scalar.op}) reached the compiler`);
  }
}

/** Slots of two rows that are parameters named a and b. */
export const rowSlots: SlotText = (row, index) => {
  const name = row === 0 ? 'a' : 'b';
  if (index === ROWTIME_INDEX) return `${name}.rowtimeMs`;
  if (!Number.isInteger(index) || index < 0) throw new Error('A slot is not a number');
  return `${name}.values[${index}]`;
};

/** One expression as a function of two rows. */
export function compileScalar(scalar: Scalar, clock: Clock): Evaluate {
  const writer = new CodeWriter();
  const value = writeScalar(scalar, writer, rowSlots, clock);
  return writer.build<Evaluate>('a, b', `return ${value};`);
}

/** True when the host lets text become code (a Worker's script may; a page under a strict policy may not). */
export function canCompile(): boolean {
  try {
    return new Function('return 1')() === 1;
  } catch {
    // A content security policy answers with EvalError: the interpreted plan takes over.
    return false;
  }
}
