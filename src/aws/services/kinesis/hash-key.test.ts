// Hash keys and their ranges. Source: RFC 1321 for MD5; https://docs.aws.amazon.com/streams/latest/dev/key-concepts.html for its use.
import { expect, test } from 'vitest';
import { evenRanges, hashKeyOf, hashKeySpace } from './hash-key.ts';

test('a partition key hashes to its MD5 as an unsigned number', () => {
  expect(hashKeyOf('a').toString(16).padStart(32, '0')).toBe('0cc175b9c0f1b6a831c399e269772661');
});

test('ranges touch each other and fill the space for any number of shards', () => {
  for (const count of [1, 2, 3, 7, 1000]) {
    const ranges = evenRanges(count);
    expect(ranges[0]?.starting).toBe(0n);
    expect(ranges.at(-1)?.ending).toBe(hashKeySpace - 1n);
    ranges.slice(1).forEach((range, index) => {
      expect(range.starting).toBe((ranges[index]?.ending ?? 0n) + 1n);
    });
  }
});
