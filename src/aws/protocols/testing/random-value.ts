// Random values of any schema, odd ones among them: NaN, halves of surrogate pairs, nulls, unions with no member. For tests.
import type { NormalizedSchema } from '@smithy/core/schema';
import { NumericValue } from '@smithy/core/serde';
import type { Random } from '../../core/random.ts';

const mostDepth = 6;
const texts = [
  '',
  'plain',
  'a "quote" and \\',
  'tab\tline\n\u0001\u007f',
  'größe €',
  '🦈 shark',
  '\ud83e lone',
  'lone \udd88',
  '\u2028',
  '__proto__',
];
const numbers = [0, -0, 1, -17, 1.5, 1e21, 1e-7, Number.MAX_SAFE_INTEGER, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

/** A value of `schema`; deep structures end in nothing. */
export function randomValue(schema: NormalizedSchema, random: Random, depth = 0): unknown {
  if (schema.isStructSchema()) return randomStructure(schema, random, depth);
  if (schema.isListSchema()) return several(random, depth).map(() => orNull(schema.getValueSchema(), random, depth));
  if (schema.isMapSchema()) {
    const map: Record<string, unknown> = {};
    for (const index of several(random, depth)) {
      const value = orNull(schema.getValueSchema(), random, depth);
      Object.defineProperty(map, `${pick(texts, random)}${index || ''}`, { value, writable: true, enumerable: true, configurable: true });
    }
    return map;
  }
  if (schema.isDocumentSchema()) return randomDocument(random, depth);
  return randomSimple(schema, random);
}

function randomSimple(schema: NormalizedSchema, random: Random): unknown {
  if (schema.isStringSchema()) return pick(texts, random);
  if (schema.isBooleanSchema()) return random.next() < 0.5;
  if (schema.isNumericSchema()) return pick(numbers, random);
  if (schema.isTimestampSchema()) return randomTime(random);
  if (schema.isBlobSchema()) return random.next() < 0.2 ? pick(texts, random) : randomBytes(random);
  if (schema.isBigIntegerSchema()) return 12345678901234567890n;
  return schema.isBigDecimalSchema() ? new NumericValue('1.00000000000000000001', 'bigDecimal') : pick(texts, random);
}

function randomStructure(schema: NormalizedSchema, random: Random, depth: number): Record<string, unknown> {
  const members = [...schema.structIterator()];
  const structure: Record<string, unknown> = {};
  const chosen = schema.isUnionSchema()
    ? several(random, 0)
        .slice(1)
        .map(() => pick(members, random))
    : members;
  for (const [name, member] of chosen) {
    // The SDK invents tokens that are missing.
    if (!member.isIdempotencyToken() && random.next() < (depth < mostDepth ? 0.3 : 1)) continue;
    structure[name] = member.isIdempotencyToken() ? 'token' : orNull(member, random, depth);
  }
  return structure;
}

function randomDocument(random: Random, depth: number): unknown {
  const inner = () => randomDocument(random, depth + 1);
  const list = () => several(random, depth).map(inner);
  const kinds = [
    () => pick(texts, random),
    () => pick(numbers, random),
    () => random.next() < 0.5,
    () => randomTime(random),
    () => randomBytes(random),
    () => new NumericValue('0.1', 'bigDecimal'),
    list,
    () => Object.fromEntries(list().map((value, index) => [`${pick(texts, random)}${index}`, value])),
  ];
  return pick(kinds, random)();
}

function orNull(schema: NormalizedSchema, random: Random, depth: number): unknown {
  return random.next() < 0.05 ? null : randomValue(schema, random, depth + 1);
}

const several = (random: Random, depth: number): number[] =>
  Array.from({ length: depth < mostDepth ? Math.floor(random.next() * 4) : 0 }, (_, index) => index);

const randomTime = (random: Random): Date => new Date(Math.floor(random.next() * 2e12) - (random.next() < 0.5 ? 0 : 1e12));

const randomBytes = (random: Random): Uint8Array => Uint8Array.from(several(random, 0), () => Math.floor(random.next() * 256));

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random.next() * items.length)] as Item;
}
