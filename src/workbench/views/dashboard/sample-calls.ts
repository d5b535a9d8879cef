// Made-up searches with their answers, in the words of OpenSearch, for looking at the view and for its tests.
import type { CallRecord } from '../../../lab/run-events.ts';

const NINE = Date.UTC(2026, 0, 5, 9);
const MINUTE_MS = 60_000;
const BUOYS = ['cape', 'harbour', 'reef', 'shoal'];

export type SampleName = 'storm' | 'kinds' | 'many' | 'documents' | 'refused' | 'empty';

/** A swell that passes the buoys one after the other. */
const wave = (minute: number, buoy: number) => 0.5 + (buoy === 1 ? 0 : 2.2 * Math.exp(-(((minute - 10 - 4 * buoy) / 5) ** 2)));

const documents = BUOYS.map((BUOY, place) => ({
  _index: 'waves',
  _id: BUOY,
  _source: { BUOY, WINDOW_START: '2026-01-05 09:07:00.000', MEASUREMENTS: 3, MEAN: wave(7, place), HIGHEST: wave(7, place) * 1.3 },
}));

function storm(minutes: number) {
  const over = Array.from({ length: Math.ceil(minutes / 5) }, (_, step) => ({
    key: NINE + step * 5 * MINUTE_MS,
    doc_count: 18,
    // The harbour begins late.
    BUOY: {
      buckets: BUOYS.flatMap((key, buoy) =>
        buoy === 1 && step < 2 ? [] : [{ key, doc_count: 5, MEAN: { value: wave(step * 5 + 2, buoy) } }],
      ),
    },
  }));
  const highest = BUOYS.map((key, buoy) => ({
    key,
    doc_count: minutes,
    HIGHEST: { value: Math.max(...over.map((_, step) => wave(step * 5, buoy))) * 1.4 },
  }));
  return call(
    { size: 5, aggs: { ...bars, ...lines } },
    { 'highest wave': { buckets: highest }, 'waves over time': { buckets: over } },
    minutes,
  );
}

const bars = { 'highest wave': { terms: { field: 'BUOY' }, aggs: { HIGHEST: { max: { field: 'HIGHEST' } } } } };
const lines = {
  'waves over time': {
    date_histogram: { field: 'WINDOW_START', fixed_interval: '5m' },
    aggs: { BUOY: { terms: { field: 'BUOY' }, aggs: { MEAN: { avg: { field: 'MEAN' } } } } },
  },
};

function call(request: object, aggregations: object, minutes: number, hits: readonly object[] = documents): CallRecord {
  const response = { took: 0, hits: { total: { value: minutes * 4, relation: 'eq' }, hits }, aggregations };
  return {
    id: minutes,
    service: 'es',
    operation: 'POST /waves*/_search',
    status: 200,
    atMs: NINE + minutes * MINUTE_MS,
    tookMs: 1,
    request: JSON.stringify(request),
    response: JSON.stringify(response),
    truncated: false,
  };
}

/** Long names, several measures, single numbers. */
function kinds(): CallRecord {
  const request = {
    aggs: {
      'mean of all': { avg: { field: 'MEAN' } },
      'by name': { terms: { field: 'BUOY' }, aggs: { MEAN: { avg: { field: 'MEAN' } }, change: { sum: { field: 'change' } } } },
      'documents per minute': { date_histogram: { field: 'WINDOW_START', fixed_interval: '1m' } },
      heights: { histogram: { field: 'HIGHEST', interval: 0.5 } },
    },
  };
  const names = ['Cape of the very long name, south-east', 'reef', 'shoal'];
  return call(
    request,
    {
      'mean of all': { value: 1.2345678 },
      'by name': {
        buckets: names.map((key, at) => ({ key, doc_count: 9, MEAN: { value: 1234.5 * (at + 1) }, change: { value: at - 1 } })),
      },
      'documents per minute': {
        buckets: Array.from({ length: 25 }, (_, at) => ({ key: NINE + at * MINUTE_MS, doc_count: (at * 7) % 5 })),
      },
      heights: { buckets: Array.from({ length: 9 }, (_, at) => ({ key: at / 2, doc_count: 40 - (at - 4) ** 2 })) },
    },
    24,
    [],
  );
}

/** More lines than there are colours, more bars than fit. */
function many(): CallRecord {
  const names = Array.from({ length: 26 }, (_, at) => `buoy-${at + 1}`);
  const request = { aggs: { bars: { terms: { field: 'BUOY' } }, lines: { ...lines['waves over time'] } } };
  const buckets = [0, 1, 2].map((step) => ({
    key: NINE + step * 5 * MINUTE_MS,
    doc_count: 9,
    BUOY: { buckets: names.slice(0, 9).map((key, at) => ({ key, doc_count: 1, MEAN: { value: at + step } })) },
  }));
  return call(request, { bars: { buckets: names.map((key, at) => ({ key, doc_count: 100 - at })) }, lines: { buckets } }, 24, []);
}

function refused(): CallRecord {
  const reason =
    'Text fields are not optimised for operations that require per-document field data like aggregations and sorting. Use a keyword field instead.';
  const response = JSON.stringify({ error: { root_cause: [{ type: 'illegal_argument_exception', reason }], type: 'x' }, status: 400 });
  return { ...call({}, {}, 5), status: 400, response };
}

export function sampleCalls(name: SampleName): readonly CallRecord[] {
  if (name === 'storm') return [4, 9, 14, 19, 24].map(storm);
  if (name === 'kinds') return [kinds()];
  if (name === 'many') return [many()];
  if (name === 'documents') return [call({ size: 5 }, {}, 5)];
  return name === 'refused' ? [refused()] : [];
}
