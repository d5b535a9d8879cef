// Payloads: bytes to text and fields. Source of truth: the JSON and CSV forms of an application's output (inferred).
import { describe, expect, it } from 'vitest';
import { readPayload, rowTexts, tellingFields, timestampOf } from './payload.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a payload', () => {
  it('of JSON gives its scalar fields', () => {
    expect(readPayload(bytes('{"T":"IBM","P":1.5,"deep":{"a":1}}')).fields).toEqual({ T: 'IBM', P: 1.5 });
  });

  it('of CSV gives its columns, numbers as numbers', () => {
    expect(readPayload(bytes('IBM,163.9,"tech"\n')).fields).toEqual({ 'column 1': 'IBM', 'column 2': 163.9, 'column 3': 'tech' });
  });

  it('keeps the digits of a BIGINT or DECIMAL that no double holds', () => {
    expect(readPayload(bytes('{"N":9007199254740993,"D":123456789012345.678,"P":1.5}')).fields).toEqual({
      N: '9007199254740993',
      D: '123456789012345.678',
      P: 1.5,
    });
    expect(readPayload(bytes('IBM,9007199254740993')).fields).toEqual({ 'column 1': 'IBM', 'column 2': '9007199254740993' });
  });

  it('that is broken JSON is shown as text', () => {
    expect(readPayload(bytes('{"T": '))).toEqual({ text: '{"T":', fields: {} });
  });

  it('that is no text is told by its size', () => {
    expect(readPayload(new Uint8Array([0xff, 0xfe, 0x00])).text).toBe('3 bytes that are no text');
  });

  it('over the bound is shown by its start only', () => {
    const { text, fields } = readPayload(bytes(`{"a":"${'x'.repeat(9_000)}"}`));
    expect(text.length).toBeLessThan(250);
    expect(fields).toEqual({});
  });
});

describe('the fields worth showing', () => {
  it('leave out the key and the times, and round', () => {
    expect(tellingFields({ T: 'IBM', AT: '2017-03-11 10:00:10.000', AVG: 1.23456, N: 3 }, 'IBM', 3)).toEqual([
      ['AVG', '1.23'],
      ['N', '3'],
    ]);
  });

  it('read a SQL timestamp as UTC', () => {
    expect(timestampOf('2017-03-11 10:00:10.000')).toBe(Date.UTC(2017, 2, 11, 10, 0, 10));
    expect(timestampOf('IBM')).toBeUndefined();
  });
});

it('a row in words gives up its texts before its numbers when room is short', () => {
  expect(rowTexts({ fields: { TICKER: 'IBM', KIND: 'ROWS', PRICE: 70.18, AVERAGE: 75.2 }, text: '' }, 'IBM')).toEqual([
    'kind ROWS  price 70.18  average 75.2',
    'ROWS  70.18  75.2',
    '70.18  75.2',
    '70.18',
  ]);
});
