// Which drawing a chart becomes, and what is where in it. Source: how Kibana and OpenSearch Dashboards draw the same aggregations (inferred).
import { expect, test } from 'vitest';
import type { Chart } from '../../../lab/evidence/search-charts.ts';
import { chartShape } from './chart-shape.ts';

const NINE = Date.UTC(2026, 0, 5, 9);
const time = { name: 'over time', type: 'date_histogram', kind: 'time' } as const;
const buoys = { name: 'BUOY', type: 'terms', kind: 'category' } as const;
const mean = { name: 'MEAN', type: 'avg' };
const row = (keys: (string | number)[], ...values: (number | null)[]) => ({ keys, values, documents: 1 });
const chart = (part: Partial<Chart>): Chart => ({ name: 'a chart', levels: [], metrics: [mean], rows: [], ...part });

test('terms within time become a line each, with a gap where a bucket has none', () => {
  const rows = [row([NINE, 'reef'], 1), row([NINE + 60_000, 'cape'], 3), row([NINE, 'cape'], 2)];
  expect(chartShape(chart({ levels: [time, buoys], rows }))).toEqual({
    kind: 'lines',
    axis: 'time',
    places: [NINE, NINE + 60_000],
    lines: [
      { name: 'reef', points: [1, null] },
      { name: 'cape', points: [2, 3] },
    ],
  });
});

test('time within terms is drawn the same', () => {
  const shape = chartShape(chart({ levels: [buoys, time], rows: [row(['reef', NINE], 1)] }));
  expect(shape).toMatchObject({ kind: 'lines', places: [NINE], lines: [{ name: 'reef', points: [1] }] });
});

test('several measures over time are lines with their names', () => {
  const metrics = [mean, { name: 'HIGHEST', type: 'max' }];
  const shape = chartShape(chart({ levels: [time], metrics, rows: [row([NINE], 1, 4)] }));
  expect(shape).toMatchObject({
    lines: [
      { name: 'average of MEAN', points: [1] },
      { name: 'highest HIGHEST', points: [4] },
    ],
  });
});

test('categories become bars, in the order of the answer; two levels share a name', () => {
  const rows = [row(['reef', 'north'], 2), row(['cape', 'south'], null)];
  expect(chartShape(chart({ levels: [buoys, { ...buoys, name: 'COAST' }], rows }))).toEqual({
    kind: 'bars',
    measures: ['average of MEAN'],
    bars: [
      { name: 'reef · north', values: [2] },
      { name: 'cape · south', values: [null] },
    ],
  });
});

test('a number without buckets is a number', () => {
  expect(chartShape(chart({ rows: [row([], 4)] }))).toEqual({ kind: 'numbers', numbers: [{ name: 'average of MEAN', value: 4 }] });
});
