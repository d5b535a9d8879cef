// The names that measures have in charts and tables. Source: none but our own reading (inferred); Kibana writes "Max HIGHEST".
import { expect, test } from 'vitest';
import { metricText } from './words.ts';

test.each([
  ['max', 'HIGHEST', 'highest HIGHEST'],
  ['max', 'WAVE', 'highest WAVE'],
  ['max', 'highest', 'highest'],
  ['max', 'maxWave', 'maxWave'],
  ['min', 'wave-min', 'wave-min'],
  ['avg', 'average_wave', 'average_wave'],
  ['avg', 'highest', 'average of highest'],
  ['cardinality', 'buoys', 'different buoys'],
  ['sum', 'summary', 'sum of summary'],
  ['max', 'waves max', 'waves max'],
  ['doc_count', 'documents', 'documents'],
])('the %s with the name %s is called %s', (type, name, text) => {
  expect(metricText({ type, name })).toBe(text);
});
