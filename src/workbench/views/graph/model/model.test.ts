// Items become a graph, a history and differences. Source of truth: the item's documents of AWS, and README.md for what is drawn.
import { describe, expect, test } from 'vitest';
import { item, key, network } from '../testing/items.ts';
import { rulesAt, tallyOf, worstVerdicts } from './compliance.ts';
import { matches, NO_FILTER } from './filter.ts';
import { historiesOf, itemAt, ticksOf } from './history.ts';
import { readItem } from './item.ts';
import { itemDiff } from './item-diff.ts';
import { momentOf, neighboursOf } from './moment.ts';
import { structureOf } from './structure.ts';

const SG = { type: 'SecurityGroup', id: 'sg-1' } as const;
const group = (given: Parameters<typeof item>[2]) => item(SG.type, SG.id, given);

describe('an item', () => {
  test('of the history has its configuration as a text and seconds as its time', () => {
    const told = {
      resourceType: 'AWS::EC2::VPC',
      resourceId: 'vpc-1',
      configurationItemCaptureTime: 1_700_000_000.25,
      configuration: '{"a":1}',
    };
    expect(readItem(told)).toMatchObject({ key: 'AWS::EC2::VPC vpc-1', atMs: 1_700_000_000_250, configuration: { a: 1 } });
  });

  test('of a query has its configuration as an object, tags as a list, and a time as a text', () => {
    const told = {
      ...{ resourceType: 'AWS::EC2::VPC', resourceId: 'vpc-1', configurationItemCaptureTime: '2026-11-01T00:00:00.000Z' },
      ...{ tags: [{ key: 'Name', value: 'shop', tag: 'Name=shop' }], configuration: { a: 1 } },
    };
    expect(readItem(told)).toMatchObject({ name: 'shop', atMs: Date.UTC(2026, 10, 1), tags: { Name: 'shop' }, configuration: { a: 1 } });
  });

  test('without a type is none', () => expect(readItem({ resourceId: 'x' })).toBeUndefined());
});

describe('the history', () => {
  const histories = historiesOf([group({ atMs: 30, stateId: 3 }), group({ atMs: 10, stateId: 1 }), group({ atMs: 10, stateId: 2 })]);
  test('is in the order in which the items were made, however they were told', () => {
    expect(histories.get(key(SG.type, SG.id))?.map(({ stateId }) => stateId)).toEqual([1, 2, 3]);
  });

  test('has a tick for each moment, with all its items', () => {
    expect(ticksOf(histories).map(({ atMs, items }) => [atMs, items.length])).toEqual([
      [10, 2],
      [30, 1],
    ]);
  });

  test('of a resource says nothing before it was discovered, and the last of several items of one moment', () => {
    const items = histories.get(key(SG.type, SG.id)) ?? [];
    expect([9, 10, 29, 30].map((atMs) => itemAt(items, atMs)?.stateId)).toEqual([undefined, 2, 2, 3]);
  });
});

describe('a difference', () => {
  test('names the path as change notifications do; an element of a list is gone and another one new', () => {
    const before = group({ configuration: { ipPermissions: [{ port: 22 }, { port: 443 }] }, tags: { Owner: 'ann' } });
    const after = group({ configuration: { ipPermissions: [{ port: 443 }, { port: 80 }] }, tags: { Owner: 'bob' } });
    expect(itemDiff(before, after)).toEqual([
      { path: 'Configuration.IpPermissions.0', changeType: 'DELETE', before: { port: 22 }, after: undefined },
      { path: 'Configuration.IpPermissions.1', changeType: 'CREATE', before: undefined, after: { port: 80 } },
      { path: 'Tags.Owner', changeType: 'UPDATE', before: 'ann', after: 'bob' },
    ]);
  });

  test('of a resource that is gone is its whole configuration; of a new one there is none', () => {
    const there = group({ configuration: { a: 1 } });
    expect(itemDiff(there, group({ configuration: null }))).toEqual([
      { path: 'Configuration', changeType: 'DELETE', before: { a: 1 }, after: null },
    ]);
    expect(itemDiff(undefined, there)).toEqual([]);
  });
});

describe('a moment', () => {
  const histories = historiesOf([
    item('VPC', 'vpc-1', { atMs: 10, stateId: 100, status: 'ResourceDiscovered' }),
    group({ atMs: 20, stateId: 101, status: 'ResourceDiscovered', relations: [['VPC', 'vpc-1', 'Is contained in Vpc']] }),
    item('VPC', 'vpc-1', { atMs: 20, stateId: 102, relations: [[SG.type, SG.id, 'Contains SecurityGroup']] }),
    group({ atMs: 30, stateId: 103, configuration: { open: true }, relations: [['VPC', 'vpc-1', 'Is contained in Vpc']] }),
    group({ atMs: 40, stateId: 104, configuration: null, status: 'ResourceDeleted' }),
  ]);
  const at = (atMs: number) =>
    Object.fromEntries([...momentOf(histories, atMs).nodes].map(([of, { state, change }]) => [of.split(' ')[1], `${state} ${change}`]));

  test('shows what was there, what changed just then, and what that touched', () => {
    expect(at(10)).toEqual({ 'vpc-1': 'there changed' });
    expect(at(20)).toEqual({ 'vpc-1': 'there touched', 'sg-1': 'there changed' });
    expect(at(35)).toEqual({ 'vpc-1': 'there none', 'sg-1': 'there none' });
    expect(at(40)).toEqual({ 'vpc-1': 'there none', 'sg-1': 'deleted changed' });
  });

  test('has a pair as long as both are there, with what they say of each other', () => {
    expect([...momentOf(histories, 20).pairs.values()]).toEqual([['sg-1: Is contained in Vpc', 'vpc-1: Contains SecurityGroup']]);
    expect(momentOf(histories, 40).pairs.size).toBe(0);
  });

  test('knows who is one hop away', () => {
    expect([...neighboursOf(momentOf(histories, 30), new Set([key(SG.type, SG.id)]))]).toEqual([key('VPC', 'vpc-1')]);
  });
});

describe('the structure', () => {
  const { nodes, pairs } = structureOf(historiesOf(network(2, 1)));
  const parent = (type: string, id: string) => nodes.get(key(type, id))?.parent;

  test('puts a resource into its subnet before its VPC, a disk beside its machine, and others under their service', () => {
    expect(parent('Instance', 'machine-0-0')).toBe(key('Subnet', 'subnet-0'));
    expect(parent('Volume', 'vol-000010ab0')).toBe(key('Subnet', 'subnet-1'));
    expect(parent('SecurityGroup', 'web')).toBe(key('VPC', 'vpc-1'));
    expect(parent('Subnet', 'subnet-1')).toBe(key('VPC', 'vpc-1'));
    expect(parent('AWS::IAM::User', 'user-1')).toBe('IAM');
  });

  test('draws no line for what the frames say already', () => {
    expect(pairs.some(({ from, to }) => from.includes('Subnet ') || to.includes('VPC '))).toBe(false);
    expect(pairs.filter(({ from, to }) => `${from}${to}`.includes('SecurityGroup'))).toHaveLength(4);
  });

  test('keeps a deleted resource where it was, under the name that it had', () => {
    const gone = [
      item('VPC', 'vpc-1'),
      group({ name: 'web', relations: [['VPC', 'vpc-1', 'Is contained in Vpc']] }),
      group({ configuration: null, status: 'ResourceDeleted' }),
    ];
    expect(structureOf(historiesOf(gone)).nodes.get(key(SG.type, SG.id))).toMatchObject({ name: 'web', parent: key('VPC', 'vpc-1') });
  });
});

describe('rules', () => {
  const [bad, good] = [key(SG.type, 'bad'), key(SG.type, 'good')];
  const ssh = {
    name: 'ssh',
    judge: 'INCOMING_SSH_DISABLED',
    verdicts: new Map([
      [bad, { compliance: 'NON_COMPLIANT' as const }],
      [good, { compliance: 'COMPLIANT' as const }],
    ]),
  };
  const change = (atMs: number, id: string, after: string | undefined) => ({
    ...({ kind: 'compliance', account: '123456789012', region: 'us-east-1', atMs, rule: 'ssh' } as const),
    ...{ resourceType: 'AWS::EC2::SecurityGroup', resourceId: id, ...(after && { after }) },
  });

  test('are noncompliant as soon as one resource is', () => {
    expect(tallyOf(ssh)).toEqual({ compliance: 'NON_COMPLIANT', bad: 1, good: 1 });
    expect(worstVerdicts([ssh, { ...ssh, verdicts: new Map([[good, { compliance: 'NON_COMPLIANT' }]]) }]).get(good)).toBe('NON_COMPLIANT');
  });

  test('at an earlier moment are as the cloud told until then; what has no verdict any more is left out', () => {
    const changes = [change(10, 'bad', 'NON_COMPLIANT'), change(20, 'bad', 'COMPLIANT'), change(30, 'bad', undefined)];
    const at = (atMs: number) => tallyOf(rulesAt([ssh], changes, atMs)[0] ?? ssh).compliance;
    expect([5, 10, 20, 30].map(at)).toEqual(['INSUFFICIENT_DATA', 'NON_COMPLIANT', 'COMPLIANT', 'INSUFFICIENT_DATA']);
    expect(rulesAt([ssh], changes, 'now')).toEqual([ssh]);
  });
});

test('a filter takes words of names, ids and tags, a type and a verdict together', () => {
  const machine = item('Instance', 'i-1', { name: 'app-1', tags: { Owner: 'platform' } });
  expect(matches({ ...NO_FILTER, words: 'APP owner=plat' }, machine, undefined)).toBe(true);
  expect(matches({ ...NO_FILTER, words: 'app shop' }, machine, undefined)).toBe(false);
  expect(matches({ ...NO_FILTER, type: 'AWS::EC2::VPC' }, machine, undefined)).toBe(false);
  expect(matches({ ...NO_FILTER, compliance: 'not judged' }, machine, undefined)).toBe(true);
  expect(matches({ ...NO_FILTER, compliance: 'NON_COMPLIANT' }, machine, 'COMPLIANT')).toBe(false);
});
