// Rowtimes of input lines. Source of truth: `sandshark sql --help`.
import { expect, it } from 'vitest';
import { RowtimeReader } from './rowtime.ts';

const HOUR = Date.UTC(2018, 10, 1, 1, 0, 0);

it('reads text with or without milliseconds, and milliseconds since 1970', () => {
  const reader = new RowtimeReader();
  const texts = [
    '2018-11-01 01:00:00',
    '2018-11-01 01:00:00.250',
    '2018-11-01 01:00:01',
    '2018-11-01T01:00:02.5Z',
    HOUR,
    '2018-11-01 01:00:00.1',
  ];
  expect(texts.map((text) => reader.read(text))).toEqual([HOUR, HOUR + 250, HOUR + 1000, HOUR + 2500, HOUR, HOUR + 100]);
});

it.each([
  ['yesterday'],
  ['2018-02-30 00:00:00'],
  ['2018-11-01'],
  ['2018-11-01 01:00:00.2x0'],
  [1.5],
  [9e15],
  [null],
  [undefined],
  [{}],
  [''],
])('refuses %j, also after a rowtime of the same second', (value) => {
  const reader = new RowtimeReader();
  reader.read('2018-11-01 01:00:00');
  expect(reader.read(value)).toBeUndefined();
});
