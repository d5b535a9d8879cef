// The view's sentences. Source of truth: README.md.
import { expect, test } from 'vitest';
import { historiesOf } from './model/history.ts';
import { momentOf } from './model/moment.ts';
import { item } from './testing/items.ts';
import { chipWord, cut, frameWord, momentSentence, statusWord, tallyWords } from './words.ts';

test('a moment is told by what changed, with the name that a deleted resource had', () => {
  const histories = historiesOf([
    item('SecurityGroup', 'sg-1', { stateId: 1, atMs: 10, name: 'web' }),
    item('SecurityGroup', 'sg-1', { stateId: 2, atMs: 20, configuration: null, status: 'ResourceDeleted' }),
  ]);
  expect(momentSentence(momentOf(histories, 10), 2, 0)).toBe('1 changed: web; 2 one hop away');
  expect(momentSentence(momentOf(histories, 20), 0, 0)).toBe('1 changed: web (deleted)');
});

test('a moment without a change of a resource says what else there was', () => {
  const nothing = momentOf(new Map(), 0);
  expect([momentSentence(nothing, 0, 2), momentSentence(nothing, 1, 0), momentSentence(nothing, 0, 0)]).toEqual([
    '2 verdicts of rules changed',
    'Only relationships of 1 resource',
    'Nothing is otherwise',
  ]);
});

test('an item is a discovery, a change, one because of a relation, or the end', () => {
  const there = item('VPC', 'vpc-1');
  const gone = item('VPC', 'vpc-1', { configuration: null, status: 'ResourceDeleted' });
  const tagged = item('VPC', 'vpc-1', { tags: { Stage: 'test' } });
  expect([
    statusWord(undefined, there),
    statusWord(there, tagged),
    statusWord(there, there),
    statusWord(there, gone),
    statusWord(gone, there),
  ]).toEqual(['discovered', 'changed', 'related', 'deleted', 'discovered']);
});

test('names are cut to their room, ids are told by their beginning', () => {
  expect([cut('shop-invoices-12', 10), chipWord('eni-0123456789abcdef0'), frameWord('Subnet', 'app-a')]).toEqual([
    'shop-invo…',
    'eni',
    'Subnet app-a',
  ]);
  expect(frameWord('VPC', 'vpc-0123')).toBe('vpc-0123');
});

test('a rule that judged nothing has no verdict', () => {
  expect(tallyWords({ name: 'ssh', judge: 'x', verdicts: new Map() })).toBe('no verdict');
});
