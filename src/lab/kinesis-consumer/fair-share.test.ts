// Which leases a worker takes: the fair share of the free ones, else one of the busiest worker.
// Source of truth: https://docs.aws.amazon.com/streams/latest/dev/kcl-concepts.html (lease assignment); "two more" is README.md's.
import { expect, test } from 'vitest';
import { shardEnd, trimHorizon } from './checkpoint.ts';
import { leasesToTake } from './fair-share.ts';
import { type Lease, newLease } from './lease.ts';

const lease = (leaseKey: string, leaseOwner?: string, parents: readonly string[] = []): Lease => ({
  ...newLease(leaseKey, trimHorizon, parents),
  ...(leaseOwner && { leaseOwner }),
});

const taken = (leases: readonly Lease[], expired: readonly string[] = []) => {
  const { how, leases: wanted } = leasesToTake({ leases, expired: new Set(expired), workerId: 'me' });
  return `${how} ${wanted.length}`;
};

test('alone, it takes all', () => {
  expect(taken([lease('a'), lease('b'), lease('c')], ['a', 'b', 'c'])).toBe('free 3');
});

test('with others it takes no more than its share, rounded up; owners of free leases do not count as workers', () => {
  expect(taken([lease('a', 'you'), lease('b'), lease('c')], ['b', 'c'])).toBe('free 2');
  expect(taken([lease('a', 'you'), lease('b', 'me'), lease('c', 'me'), lease('d')], ['d'])).toBe('free 0');
  expect(taken([lease('a', 'dead'), lease('b', 'dead'), lease('c', 'me')], ['a', 'b'])).toBe('free 2');
});

test('it steals one lease of the worker that has at least two more, so that nothing goes to and fro', () => {
  expect(taken([lease('a', 'you'), lease('b', 'you')])).toBe('stolen 1');
  expect(taken([lease('a', 'you'), lease('b', 'you'), lease('c', 'me')])).toBe('stolen 0');
  expect(taken([lease('a', 'you'), lease('b', 'you'), lease('c', 'you'), lease('d', 'me')])).toBe('stolen 1');
});

test('it takes no lease whose parents are not at SHARD_END, and none that is', () => {
  const done = { ...lease('parent'), checkpoint: shardEnd };
  expect(taken([lease('parent', 'you'), lease('child', undefined, ['parent'])], ['child'])).toBe('stolen 0');
  expect(taken([done, lease('child', undefined, ['parent'])], ['parent', 'child'])).toBe('free 1');
  expect(taken([done, lease('other', 'you'), lease('child', undefined, ['parent', 'other'])], ['child'])).toBe('stolen 0');
  expect(taken([lease('child', undefined, ['forgotten'])], ['child'])).toBe('free 1');
});
