// Source of truth: the SDK's own serializer, whose output clients and AWS agree on.

import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as kinesis from '@aws-sdk/client-kinesis';
import * as analytics from '@aws-sdk/client-kinesis-analytics-v2';
import * as lambda from '@aws-sdk/client-lambda';
import { JsonShapeSerializer2 } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../core/random.ts';
import { type JsonNames, writeJson } from './json-writer.ts';
import { randomValue } from './testing/random-value.ts';
import { operationSchemas } from './testing/round-trip.ts';
import { jsonSink } from './testing/sink.ts';

const decoder = new TextDecoder();
const sink = NormalizedSchema.of(jsonSink as never);

function bySdk(schema: NormalizedSchema, value: unknown, names: JsonNames): string {
  const serializer = new JsonShapeSerializer2({ timestampFormat: { useTrait: true, default: 7 }, jsonName: names === 'json names' });
  serializer.write(schema, value);
  return decoder.decode(serializer.flush() as Uint8Array);
}

const ours = (schema: NormalizedSchema, value: unknown, names: JsonNames = 'member names') =>
  decoder.decode(writeJson(schema, value, names));

describe('random values of every output are written as the SDK writes them', () => {
  test.each<[string, Readonly<Record<string, unknown>>, JsonNames]>([
    ['DynamoDB', dynamodb, 'member names'],
    ['Kinesis', kinesis, 'member names'],
    ['Kinesis Analytics', analytics, 'member names'],
    ['Lambda', lambda, 'json names'],
  ])('%s', (_service, sdk, names) => {
    const random = seededRandom(7);
    let compared = 0;
    for (const [operation, { 5: ref }] of Object.entries(operationSchemas(sdk))) {
      const schema = NormalizedSchema.of(ref);
      if (!schema.isStructSchema()) continue;
      for (let round = 0; round < 5; round++) {
        const value = randomValue(schema, random);
        expect(ours(schema, value, names), operation).toBe(bySdk(schema, value, names));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  test.each<[JsonNames]>([['member names'], ['json names']])('one of everything that schemas can say, %s', (names) => {
    const random = seededRandom(11);
    for (let round = 0; round < 300; round++) {
      const value = randomValue(sink, random);
      expect(ours(sink, value, names)).toBe(bySdk(sink, value, names));
    }
  });
});

describe('what is odd', () => {
  test.each<[string, unknown, string]>([
    ['a number that is no number', { number: Number.NaN, numbers: [Number.NEGATIVE_INFINITY] }, '{"number":"NaN","numbers":["-Infinity"]}'],
    ['big numbers', { big: 12345678901234567890n }, '{"big":12345678901234567890}'],
    ['half a pair of surrogates', { text: '\ud83e' }, '{"text":"\\ud83e"}'],
    ['nulls', { text: null, texts: [null, 'a'], sparse: [null, 'a'], map: { a: null } }, '{"texts":["a"],"map":{},"sparse":[null,"a"]}'],
    ['a union without a member', { choice: {} }, '{"choice":{}}'],
    ['a member that the model does not know', { other: 1, choice: { other: 1 } }, '{"choice":{}}'],
    ['a value of another type', { text: 5, truth: 'yes', inner: 'text' }, '{"text":5,"truth":"yes","inner":"text"}'],
  ])('%s', (_what, value, expected) => {
    expect(ours(sink, value)).toBe(expected);
    expect(bySdk(sink, value, 'member names')).toBe(expected);
  });

  test('the SDK invents a token that is missing; an answer has none', () => {
    const schema = NormalizedSchema.of([3, 'sandshark.test', 'Token', 0, ['token'], [[0, { idempotencyToken: 1 }]]] as never);
    expect(ours(schema, {})).toBe('{}');
  });

  test('nothing at all is null, and a blob that is the whole document is its bytes', () => {
    expect(ours(sink, undefined)).toBe('null');
    expect(writeJson(NormalizedSchema.of(21), new Uint8Array([1, 2]), 'member names')).toEqual(new Uint8Array([1, 2]));
  });
});
