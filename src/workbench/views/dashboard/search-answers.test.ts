// Which calls are searches, and what is read of their answers. Source: OpenSearch's documents of _search; sample-calls.ts in the same words.
import { expect, test } from 'vitest';
import { sampleCalls } from './sample-calls.ts';
import { searchAnswers } from './search-answers.ts';

test('a search of a domain becomes its total, its charts and its documents; other calls are none', () => {
  const [last] = sampleCalls('storm').slice(-1);
  if (!last) throw new Error('There is a sample.');
  const others = [
    { ...last, operation: 'PUT /waves' },
    { ...last, service: 's3', operation: 'GET /bucket/_search' },
  ];
  const answers = searchAnswers([...others, last]);
  expect(answers).toHaveLength(1);
  expect(answers[0]).toMatchObject({ kind: 'answered', target: 'waves*', total: 96, totalIs: 'exact' });
  const [answer] = answers;
  if (answer?.kind !== 'answered') throw new Error('It was answered.');
  expect(answer.charts.map(({ name }) => name)).toEqual(['highest wave', 'waves over time']);
  expect(answer.documents[0]).toMatchObject({ index: 'waves', fields: { BUOY: 'cape', MEASUREMENTS: 3 } });
});

test('a refusal tells the cause that OpenSearch puts deepest; a forbidden one what AWS says', () => {
  expect(searchAnswers(sampleCalls('refused'))[0]).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('Text fields are not optimised'),
  });
  const forbidden = sampleCalls('refused').map((call) => ({ ...call, status: 403, response: '{"Message":"User: anonymous"}' }));
  expect(searchAnswers(forbidden)[0]).toMatchObject({ kind: 'refused', reason: 'User: anonymous' });
});

test('an answer that the log has cut is said to be too long, and nested fields are shown as JSON', () => {
  const [call] = sampleCalls('documents');
  if (!call) throw new Error('There is a sample.');
  expect(searchAnswers([{ ...call, truncated: true }])[0]).toMatchObject({ kind: 'too long' });
  const hits = { total: { value: 10_000, relation: 'gte' }, hits: [{ _index: 'a', _source: { place: { lat: 1 }, ok: true } }] };
  expect(searchAnswers([{ ...call, operation: 'POST /_search', response: JSON.stringify({ hits }) }])[0]).toMatchObject({
    target: 'all indexes',
    totalIs: 'at least',
    documents: [{ fields: { place: '{"lat":1}', ok: 'true' } }],
  });
});
