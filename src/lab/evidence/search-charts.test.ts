// Searches of a domain, read as charts. Source: the embedded OpenSearch itself, whose answers are tested against OpenSearch's documents.
import { expect, test } from 'vitest';
import { searchCloud } from '../../aws/services/opensearch/testing/search-cloud.ts';
import { searchCharts } from './search-charts.ts';

const START = Date.UTC(2026, 0, 5, 9);
const documents = [
  { buoy: 'reef', at: START, wave: 1 },
  { buoy: 'reef', at: START + 60_000, wave: 3 },
  { buoy: 'cape', at: START + 300_000, wave: 2 },
  { buoy: 'cape', at: START + 300_000 },
];

async function chartsOf(aggs: object) {
  const cloud = searchCloud();
  const client = cloud.search(await cloud.domain());
  const properties = { buoy: { type: 'keyword' }, at: { type: 'date' }, wave: { type: 'double' } } as const;
  await client.indices.create({ index: 'waves', body: { mappings: { properties } } });
  const body = documents.flatMap((document) => [{ index: { _index: 'waves' } }, document]);
  await client.bulk({ refresh: true, body });
  const request = { size: 0, aggs };
  const answer = await client.search({ index: 'waves', body: request as never });
  return searchCharts(JSON.stringify(request), JSON.stringify(answer.body));
}

test('buckets within buckets become rows with a key for each level', async () => {
  const line = {
    date_histogram: { field: 'at', fixed_interval: '5m' },
    aggs: { buoy: { terms: { field: 'buoy' }, aggs: { mean: { avg: { field: 'wave' } } } } },
  };
  expect(await chartsOf({ 'over time': line })).toEqual([
    {
      name: 'over time',
      levels: [
        { name: 'over time', type: 'date_histogram', kind: 'time', field: 'at' },
        { name: 'buoy', type: 'terms', kind: 'category', field: 'buoy' },
      ],
      metrics: [{ name: 'mean', type: 'avg' }],
      rows: [
        { keys: [START, 'reef'], values: [2], documents: 2 },
        { keys: [START + 300_000, 'cape'], values: [2], documents: 2 },
      ],
    },
  ]);
});

test('without a number below them, buckets count their documents; numbers alone are a chart without levels', async () => {
  const [bars, number, filters] = await chartsOf({
    buoys: { terms: { field: 'buoy' } },
    highest: { max: { field: 'wave' } },
    named: { filters: { filters: { high: { range: { wave: { gte: 2 } } } } } },
  });
  expect(bars).toMatchObject({ metrics: [{ name: 'documents', type: 'doc_count' }] });
  expect(bars?.rows.map(({ keys, values }) => [...keys, ...values])).toEqual([
    ['cape', 2],
    ['reef', 2],
  ]);
  expect(number).toMatchObject({ levels: [], metrics: [{ name: 'highest', type: 'max' }], rows: [{ keys: [], values: [3] }] });
  expect(filters?.rows).toEqual([{ keys: ['high'], values: [2], documents: 2 }]);
});

test('a search that was refused, or cut in the log, has no charts', () => {
  const request = JSON.stringify({ aggs: { buoys: { terms: { field: 'buoy' } } } });
  expect(searchCharts(request, JSON.stringify({ error: { type: 'x', reason: 'y' }, status: 400 }))).toEqual([]);
  expect(searchCharts(request, '{"aggregations":{"buoys": … }')).toEqual([]);
});
