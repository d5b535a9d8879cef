// Constraint sentences. Source of truth: the sentences that kinesalite recorded from Kinesis (github.com/mhart/kinesalite, validations/).
import { expect, test } from 'vitest';
import { constraintViolations } from './constraints.ts';

test('a text that breaks its pattern is quoted with the pattern', () => {
  expect(constraintViolations({ StreamName: 'a b' }, { StreamName: { pattern: '[a-zA-Z0-9_.-]+' } })).toEqual([
    "Value 'a b' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
  ]);
});

test('a member of a list element is named by its position, counted from 1', () => {
  const input = { Records: [{ PartitionKey: 'a' }, { PartitionKey: '' }] };
  expect(constraintViolations(input, { 'Records[].PartitionKey': { minLength: 1 } })).toEqual([
    "Value '' at 'records.2.member.partitionKey' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ]);
});

test('ranges, word lists and blobs have their own sentences', () => {
  const input = { Limit: 0, Type: 'X', Data: new Uint8Array(3) };
  expect(constraintViolations(input, { Limit: { min: 1 }, Type: { oneOf: ['A', 'B'] }, Data: { maxLength: 2 } })).toEqual([
    "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
    "Value 'X' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [A, B]",
    "Value 'java.nio.HeapByteBuffer[pos=0 lim=3 cap=3]' at 'data' failed to satisfy constraint: Member must have length less than or equal to 2",
  ]);
});

test('an absent member breaks nothing', () => {
  expect(constraintViolations({}, { Limit: { min: 1 }, 'A.B': { minLength: 1 }, 'C[].D': { minLength: 1 } })).toEqual([]);
});
