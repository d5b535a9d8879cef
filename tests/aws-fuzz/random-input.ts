// An input for an operation, drawn by walking the SDK's schema: mostly of the right types, often with names that exist, sometimes hostile.
import { NormalizedSchema } from '@smithy/core/schema';
import type { Random } from '../../src/aws/core/random.ts';

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

const hostileTexts: readonly string[] = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'a'.repeat(300),
  'ü+&%2F 東',
  '\u0000',
  '-1',
  '9'.repeat(60),
  '../../x',
  '$'.concat('{aws:username}'),
  '*',
  'arn:aws:iam::123456789012:role/none',
  'arn:aws:s3:::',
  '{"Version":"2012-10-17","Statement":[]}',
  '{',
  '\ud800',
  '1e400',
  'NULL',
];
const numbers: readonly number[] = [0, 1, 2, 10, 100, -1, 2 ** 31, 2 ** 53, 0.5, Number.NaN, 1e300, 1];

export const pick = <Value>(random: Random, from: readonly Value[]): Value => from[Math.floor(random.next() * from.length)] as Value;

/** What texts are drawn from: names that the cloud under test knows, by the end of a member's name. */
export type Names = Readonly<Record<string, readonly string[]>>;

export class RandomInput {
  readonly #random: Random;
  readonly #names: Names;

  constructor(random: Random, names: Names) {
    this.#random = random;
    this.#names = names;
  }

  /** An input of that schema. Absent members, wrong values and rare wrong types are part of the game. */
  of(schema: SchemaRef): Record<string, unknown> {
    const shape = NormalizedSchema.of(schema);
    return shape.isStructSchema() ? this.#struct(shape, 0) : {};
  }

  #struct(shape: NormalizedSchema, depth: number): Record<string, unknown> {
    const structure = shape.getSchema() as readonly unknown[];
    const required = typeof structure[6] === 'number' ? structure[6] : 0;
    const wanted = 0.9 / (1 + depth);
    const drawn: Record<string, unknown> = {};
    let place = 0;
    // A union has one member, or it is refused at once.
    const only = shape.isUnionSchema() ? Math.floor(this.#random.next() * [...shape.structIterator()].length) : undefined;
    for (const [name, member] of shape.structIterator()) {
      const isRequired = place < required && this.#random.next() < 0.97;
      const isDrawn = only === undefined ? isRequired || this.#random.next() < wanted * 0.25 : place === only;
      if (isDrawn) drawn[name] = this.#value(name, member, depth + 1);
      place += 1;
    }
    return drawn;
  }

  #value(name: string, shape: NormalizedSchema, depth: number): unknown {
    const random = this.#random;
    if (shape.isListSchema()) return this.#many(depth, () => this.#value(name, shape.getValueSchema(), depth + 1));
    if (shape.isMapSchema())
      return Object.fromEntries(this.#many(depth, () => [this.#text(name), this.#value(name, shape.getValueSchema(), depth + 1)]));
    if (shape.isStructSchema()) return depth > 8 ? {} : this.#struct(shape, depth);
    if (shape.isBlobSchema()) return new Uint8Array(Math.floor(random.next() * 40)).fill(Math.floor(random.next() * 256));
    if (shape.isBooleanSchema()) return random.next() < 0.5;
    if (shape.isNumericSchema()) return pick(random, numbers);
    if (shape.isTimestampSchema()) return new Date(pick(random, [0, Date.UTC(2026, 10, 1), -1, 8e12]));
    return this.#text(name);
  }

  #many<Value>(depth: number, draw: () => Value): Value[] {
    return Array.from({ length: Math.floor(this.#random.next() * Math.max(4 - depth / 2, 1.5)) }, draw);
  }

  #text(name: string): string {
    const fitting = Object.entries(this.#names).find(([ending]) => name.endsWith(ending))?.[1];
    if (fitting && this.#random.next() < 0.85) return pick(this.#random, fitting);
    return this.#random.next() < 0.5 ? pick(this.#random, hostileTexts) : `x${this.#random.hex(4)}`;
  }
}
