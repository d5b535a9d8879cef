// Random queries from a fixed seed: nonsense is refused in order, sense keeps the laws of logic. Inferred.
import { expect, test } from 'vitest';
import { AwsError } from '../../../core/errors.ts';
import { seededRandom } from '../../../core/random.ts';
import { selectResources } from './select.ts';
import { idsWhere, queryItem } from './testing/query-item.ts';

const chance = seededRandom(2014);
const oneOf = <T>(choices: readonly T[]): T => choices[Math.floor(chance.next() * choices.length)] as T;

const WORDS = [
  ...['SELECT', 'WHERE', 'GROUP', 'BY', 'ORDER', 'AND', 'OR', 'NOT', 'IN', 'LIKE', 'BETWEEN', 'COUNT', 'NULL', 'from', '*', ',', '(', ')'],
  ...[
    '=',
    '<',
    '>',
    "'a'",
    "'abc%'",
    "'",
    '"',
    '5',
    '-1.5',
    'tags',
    'tags.key',
    'resourceId',
    '__proto__.x',
    'constructor',
    ';',
    '\n',
    'ä',
  ],
];

const items = Array.from({ length: 12 }, (_, index) =>
  queryItem(
    'AWS::EC2::Instance',
    `i-${index}`,
    { configuration: { size: index % 5, addresses: [`10.0.${index % 3}.0/24`, '10.0.9.1'], name: oneOf(['abc', 'abd', 'b']) } },
    index % 2 ? { Stage: 'prod' } : {},
  ),
);

test('whatever is sent, the answer is rows or InvalidExpressionException', () => {
  for (let round = 0; round < 4000; round++) {
    const start = chance.next() < 0.7 ? 'SELECT resourceId ' : '';
    const expression = start + Array.from({ length: Math.floor(chance.next() * 14) }, () => oneOf(WORDS)).join(' ');
    try {
      expect(Array.isArray(selectResources(expression, items, {}).rows)).toBe(true);
    } catch (error) {
      expect(error instanceof AwsError ? error.code : `${expression}: ${error}`).toBe('InvalidExpressionException');
    }
  }
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

function someTest(): string {
  return oneOf([
    () => `configuration.size ${oneOf(['=', '<', '<=', '>', '>='])} ${Math.floor(chance.next() * 6)}`,
    () => `configuration.addresses ${oneOf(['=', '<', '>'])} '10.0.${Math.floor(chance.next() * 3)}.77'`,
    () => `configuration.name LIKE '${oneOf(['abc%', 'abd_', 'abc'])}'`,
    () => `tags.tag IN ('Stage=prod', 'x')`,
    () => `configuration.size BETWEEN ${Math.floor(chance.next() * 3)} AND ${Math.floor(chance.next() * 6)}`,
  ])();
}

function someCondition(depth: number): string {
  if (depth === 0 || chance.next() < 0.3) return someTest();
  const [left, right] = [someCondition(depth - 1), someCondition(depth - 1)];
  return oneOf([`(${left} AND ${right})`, `(${left} OR ${right})`, `NOT (${left})`]);
}

test('NOT parts the items in two, and De Morgan holds', () => {
  for (let round = 0; round < 300; round++) {
    const [one, other] = [someCondition(2), someCondition(2)];
    const [found, rest] = [idsWhere(one, items), idsWhere(`NOT (${one})`, items)];
    expect([...found, ...rest].toSorted()).toEqual(items.map(({ resourceId }) => resourceId).toSorted());
    expect(idsWhere(`NOT (${one} AND ${other})`, items)).toEqual(idsWhere(`NOT (${one}) OR NOT (${other})`, items));
    expect(idsWhere(`${one} AND ${other}`, items)).toEqual(idsWhere(`${other} AND ${one}`, items));
  }
});

test('what is counted is what is found, by whatever it is grouped', () => {
  for (let round = 0; round < 100; round++) {
    const condition = someCondition(2);
    const { rows } = selectResources(`SELECT configuration.size, COUNT(*) WHERE ${condition} GROUP BY configuration.size`, items, {});
    const counted = rows.reduce((total, row) => total + Number(row['COUNT(*)']), 0);
    expect(counted).toBe(idsWhere(condition, items).length);
  }
});
