// Filter policies, through subscribed queues and on their own.
// Source: https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html, numeric-value-matching.html, and-or-logic.html and their neighbours
import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import { describe, expect, test } from 'vitest';
import type { MessageAttribute } from '../../core/ports.ts';
import { checkFilterPolicy, passes } from './filter-policy.ts';
import { queueArn, snsCloud } from './testing/sns-cloud.ts';

const text = (stringValue: string): MessageAttribute => ({ dataType: 'String', stringValue });
const number = (stringValue: string): MessageAttribute => ({ dataType: 'Number', stringValue });
const list = (...items: unknown[]): MessageAttribute => ({ dataType: 'String.Array', stringValue: JSON.stringify(items) });

/** Policy, attributes that pass it, attributes that do not. */
const byAttributes: readonly [object, Record<string, MessageAttribute>[], Record<string, MessageAttribute>[]][] = [
  [{ a: ['x', 'y'] }, [{ a: text('x') }, { a: text('y'), b: text('z') }], [{ a: text('z') }, { b: text('x') }, {}]],
  [{ a: ['x'], b: ['y'] }, [{ a: text('x'), b: text('y') }], [{ a: text('x') }, { b: text('y') }]],
  [{ a: [{ prefix: 'bas' }] }, [{ a: text('baseball') }], [{ a: text('rugby') }]],
  [{ a: [{ suffix: 'ball' }] }, [{ a: text('baseball') }], [{ a: text('rugby') }]],
  [{ a: [{ 'equals-ignore-case': 'Tennis' }] }, [{ a: text('TENNIS') }], [{ a: text('tennis!') }]],
  [{ a: [{ 'anything-but': ['x', 'y'] }] }, [{ a: text('z') }], [{ a: text('x') }, {}]],
  [{ a: [{ 'anything-but': { prefix: 'x' } }] }, [{ a: text('yx') }], [{ a: text('xy') }]],
  [{ a: [{ exists: true }] }, [{ a: text('x') }], [{ b: text('x') }]],
  [{ a: [{ exists: false }] }, [{ b: text('x') }, {}], [{ a: text('x') }]],
  [{ a: [{ numeric: ['>', 0, '<=', 150] }] }, [{ a: number('1') }, { a: number('150') }], [{ a: number('0') }, { a: text('1') }]],
  [{ a: [100] }, [{ a: number('100') }, { a: number('1e2') }], [{ a: text('100') }]],
  [{ a: [{ cidr: '10.0.0.0/24' }] }, [{ a: text('10.0.0.7') }], [{ a: text('10.0.1.7') }]],
  [{ a: ['x'] }, [{ a: list('w', 'x') }], [{ a: list('w') }, { a: list() }]],
  [{ a: [{ 'anything-but': ['x'] }] }, [{ a: list('x', 'y') }], [{ a: list('x') }]],
  [
    { a: ['x'], $or: [{ b: ['y'] }, { c: [{ numeric: ['<', 5] }] }] },
    [
      { a: text('x'), b: text('y') },
      { a: text('x'), c: number('4') },
    ],
    [{ a: text('x'), c: number('5') }, { b: text('y') }],
  ],
  [{ a: [{ exists: true }] }, [], [{ a: { dataType: 'Binary', binaryValue: new Uint8Array([1]) } }]],
];

describe('attributes', () => {
  test.each(byAttributes)('%j', (policy, passing, refused) => {
    const asked = (attributes: Record<string, MessageAttribute>) =>
      passes(JSON.stringify(policy), 'MessageAttributes', { body: '', attributes });
    checkFilterPolicy(JSON.stringify(policy), 'MessageAttributes');
    expect(passing.map(asked)).toEqual(passing.map(() => true));
    expect(refused.map(asked)).toEqual(refused.map(() => false));
  });
});

const byBody: readonly [object, unknown[], unknown[]][] = [
  [{ a: { b: ['x'] } }, [{ a: { b: 'x' } }, { a: { b: ['w', 'x'] } }, { a: [{ b: 'w' }, { b: 'x' }] }], [{ a: 'x' }, { b: 'x' }, 'x', 5]],
  [{ price: [{ numeric: ['>=', 100] }] }, [{ price: 100 }], [{ price: '100' }, { price: 99.9 }]],
  [{ ok: [true], gone: [null] }, [{ ok: true, gone: null }], [{ ok: 'true', gone: null }, { ok: true }]],
];

describe('bodies', () => {
  test.each(byBody)('%j', (policy, passing, refused) => {
    const asked = (body: unknown) => passes(JSON.stringify(policy), 'MessageBody', { body: JSON.stringify(body), attributes: {} });
    checkFilterPolicy(JSON.stringify(policy), 'MessageBody');
    expect(passing.map(asked)).toEqual(passing.map(() => true));
    expect(refused.map(asked)).toEqual(refused.map(() => false));
  });

  test('a body that is no JSON passes no filter', () => {
    expect(passes('{"a":["x"]}', 'MessageBody', { body: 'hello', attributes: {} })).toBe(false);
  });
});

test('no policy and the empty one let all through', () => {
  const message = { body: 'hello', attributes: {} };
  expect([passes(undefined, 'MessageBody', message), passes('{}', 'MessageBody', message)]).toEqual([true, true]);
});

test.each([
  ['[]', 'Filter policy must be a JSON object'],
  ['{"a":"x"}', '"a" must be an object or an array'],
  ['{"a":{"b":["x"]}}', 'Filter policy scope MessageAttributes does not support nested filter policy'],
  ['{"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],"f":["1"]}', 'Filter policy can not have more than 5 keys'],
  [JSON.stringify({ a: Array(13).fill('x'), b: Array(12).fill('x') }), 'Filter policy is too complex'],
  ['{"a":[{"colour":"red"}]}', 'Unrecognized match type colour'],
  ['{"a":[{"exists":"yes"}]}', 'exists match pattern must be either true or false.'],
])('%s is refused', (policy, reason) => {
  expect(() => checkFilterPolicy(policy, 'MessageAttributes')).toThrow(reason);
});

test('a subscribed queue gets what passes its filter, on attributes or on the body', async () => {
  const { topic, queue, subscribe, publish, texts } = snsCloud();
  const TopicArn = await topic('orders');
  const [large, red] = [await queue('large'), await queue('red')];
  const scope = { FilterPolicyScope: 'MessageBody' };
  await subscribe(TopicArn, queueArn(large), { Attributes: { ...scope, FilterPolicy: '{"order":{"price":[{"numeric":[">",10]}]}}' } });
  await subscribe(TopicArn, queueArn(red), { Attributes: { FilterPolicy: '{"colour":["red"]}' } });
  const colour = (StringValue: string): Record<string, MessageAttributeValue> => ({ colour: { DataType: 'String', StringValue } });
  await publish(TopicArn, '{"order":{"price":5}}', { MessageAttributes: colour('red') });
  await publish(TopicArn, '{"order":{"price":50}}', { MessageAttributes: colour('blue') });
  expect(await texts(large)).toEqual(['{"order":{"price":50}}']);
  expect(await texts(red)).toEqual(['{"order":{"price":5}}']);
});
