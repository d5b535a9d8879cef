// Sequence numbers. Source: the structure that kinesalite found out (github.com/mhart/kinesalite, db/index.js).
import { expect, test } from 'vitest';
import { formatSequenceNumber, parseSequenceNumber } from './sequence-number.ts';

test('a number of the real service gives its parts', () => {
  // From AWS's documentation of PutRecord (https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html).
  expect(parseSequenceNumber('49543463076548007577105092703039560359975228518395019266')).toMatchObject({ shardIndex: 0 });
});

test('formatting and parsing are inverse to the second', () => {
  const parts = { shardCreatedMs: 1_793_000_000_000, shardIndex: 4711, counter: 123_456, writtenMs: 1_793_000_123_000 };
  expect(parseSequenceNumber(formatSequenceNumber(parts))).toEqual(parts);
});

test('the counter outweighs the time of writing', () => {
  const early = formatSequenceNumber({ shardCreatedMs: 1e12, shardIndex: 0, counter: 2, writtenMs: 1e12 });
  const late = formatSequenceNumber({ shardCreatedMs: 1e12, shardIndex: 0, counter: 1, writtenMs: 2e12 });
  expect(early > late).toBe(true);
});

test('what is no sequence number has no parts', () => {
  for (const text of ['', '0', '5', 'x', '1'.repeat(56), '9'.repeat(56)]) expect(parseSequenceNumber(text)).toBeUndefined();
});
