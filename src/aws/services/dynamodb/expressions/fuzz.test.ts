// Random texts: the parsers answer with a ValidationException or with something that works, and at once. Source: our own promise.
import { expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.ts';
import type { Item } from '../values/attributes.ts';
import { parseCondition } from './condition.ts';
import { ExpressionContext } from './context.ts';
import { keyTestsOf } from './key-condition.ts';
import { parseProjection } from './projection.ts';
import { parseUpdate } from './update.ts';

const words =
  'a b.c d[0] #n #p :n :s :l :ss ( ) [ ] , . = <> < > <= >= + - AND OR NOT BETWEEN IN SET REMOVE ADD DELETE size( contains( begins_with( ' +
  'attribute_exists( attribute_type( if_not_exists( list_append( 7 " $ é __proto__ constructor';
const item: Item = { a: { N: '1' }, b: { M: { c: { S: 'x' } } }, d: { L: [{ N: '1' }] } };
const names = { '#n': 'a', '#p': '__proto__' };
const values = { ':n': { N: '1' }, ':s': { S: 'S' }, ':l': { L: [] }, ':ss': { SS: ['a'] } };

test('five thousand random texts in each language', () => {
  const random = seededRandom(7);
  const vocabulary = words.split(' ');
  const texts = Array.from({ length: 5000 }, () =>
    Array.from({ length: 1 + Math.floor(random.next() * 9) }, () => vocabulary[Math.floor(random.next() * vocabulary.length)]).join(' '),
  );
  const languages = [
    (text: string, context: ExpressionContext) => parseCondition(text, context, 'FilterExpression').evaluate(item),
    (text: string, context: ExpressionContext) => keyTestsOf(parseCondition(text, context, 'KeyConditionExpression')),
    (text: string, context: ExpressionContext) => parseUpdate(text, context).apply(item),
    (text: string, context: ExpressionContext) => parseProjection(text, context).project(item),
  ];
  const before = structuredClone(item);
  let taken = 0;
  for (const language of languages)
    for (const text of texts) {
      try {
        language(text, new ExpressionContext(names, values));
        taken++;
      } catch (error) {
        expect(error, text).toMatchObject({ code: 'ValidationException' });
      }
    }
  expect(taken).toBeGreaterThan(50);
  expect(item).toEqual(before);
});
