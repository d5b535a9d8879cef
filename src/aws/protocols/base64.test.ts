// Base64 into bytes and back. Source of truth: Node's own codec.
import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { base64Of, bytesIfBase64, bytesOfBase64, textOfBase64 } from './base64.ts';

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

test('bytes of any number become the text that Node makes, and that text the bytes again', () => {
  for (const length of [0, 1, 2, 3, 0x6000, 0x6001, 200_000]) {
    const text = encoded(length, length);
    expect(base64Of(Buffer.from(text, 'base64'))).toBe(text);
    expect(base64Of(bytesIfBase64(text) ?? new Uint8Array(9))).toBe(text);
  }
});

test('what is no base64, or lacks its padding, has no bytes; a text is read without padding, too (inferred: as atob does)', () => {
  for (const text of ['?', 'YQ', 'YQ=', 'Y', 'YQ==\n', 'Y-Q=']) expect(bytesIfBase64(text), text).toBeUndefined();
  expect(textOfBase64('6Lu3')).toBe('軷');
  expect(textOfBase64('YQ')).toBe('a');
  expect(textOfBase64('?')).toBeUndefined();
});
