// Base64 into bytes. Source of truth: Node's own decoder.
import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { bytesOfBase64 } from './base64.ts';

const encoded = (length: number, first: number) =>
  Buffer.from(Uint8Array.from({ length }, (_, index) => (first + index * 7) % 256)).toString('base64');

test('texts of every padding and of lengths up to beyond a block give the bytes that Node gives', () => {
  for (const length of [0, 1, 2, 3, 4, 1023, 1024, 1025, 8192, 10_000])
    expect([...bytesOfBase64(encoded(length, length))]).toEqual([...Buffer.from(encoded(length, length), 'base64')]);
});

test('bytes stay what they were when others are read after them', () => {
  const texts = Array.from({ length: 500 }, (_, index) => encoded(1 + (index % 90), index));
  const all = texts.map(bytesOfBase64);
  expect(all.map((bytes) => Buffer.from(bytes).toString('base64'))).toEqual(texts);
});
