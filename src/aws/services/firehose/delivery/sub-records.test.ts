// One record that holds several. Source: https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning-multirecord-deaggergation.html
import { expect, test } from 'vitest';
import { subRecordsOf } from './sub-records.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const texts = (all: readonly Uint8Array[]) => all.map((one) => new TextDecoder().decode(one));
const json = (text: string) => texts(subRecordsOf(bytes(text), { kind: 'JSON' }));

test('JSON objects, with or without space between, with braces and quotes inside texts', () => {
  expect(json('{"a":{"b":1}}{"c":2}')).toEqual(['{"a":{"b":1}}', '{"c":2}']);
  expect(json(' {"a":"}\\"{"}\n\n{"b":2}\n')).toEqual(['{"a":"}\\"{"}', '{"b":2}']);
});

test('what is no row of objects stays whole', () => {
  for (const text of ['[{"a":1}]', 'text', '{"a":', '', '{"a":1} and more']) expect(json(text)).toEqual([text]);
});

test('records by a delimiter, which is left out', () => {
  const split = (text: string, delimiter: string) => texts(subRecordsOf(bytes(text), { kind: 'DELIMITED', delimiter: bytes(delimiter) }));
  expect(split('a##b##c', '##')).toEqual(['a', 'b', 'c']);
  expect(split('a\nb\n', '\n')).toEqual(['a', 'b']);
  expect(split('whole', '##')).toEqual(['whole']);
});

test('more than 500 stay one record', () => {
  expect(json('{}'.repeat(500))).toHaveLength(500);
  expect(json('{}'.repeat(501))).toHaveLength(1);
});
