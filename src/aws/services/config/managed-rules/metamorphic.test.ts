// Properties that hold for whatever was recorded: random groups, tags and parameters from a fixed seed. Inferred from the rules' pages.
import { expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.ts';
import { requiredTags } from './required-tags.ts';
import { restrictedCommonPorts } from './restricted-common-ports.ts';
import { restrictedSsh } from './restricted-ssh.ts';
import { itemOf, judge } from './testing/judge.ts';
import { type InboundRule, securityGroup, WORLD_V4, WORLD_V6 } from './testing/security-group.ts';
import { vpcSgOpenOnlyToAuthorizedPorts as authorizedPorts } from './vpc-sg-open-only-to-authorized-ports.ts';

const ROUNDS = 1500;
const SMALLEST_WORLD = 40;

const chance = seededRandom(11);
const below = (limit: number) => Math.floor(chance.next() * limit);
const oneOf = <T>(choices: readonly T[]): T => choices[below(choices.length)] as T;
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((each) => [chance.next(), each] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, each]) => each);

/** Ports are few, so that the interesting ones (20, 21, 22) are met often. */
function someRule(): InboundRule {
  const from = below(SMALLEST_WORLD);
  return {
    protocol: oneOf(['tcp', 'tcp', 'udp', '-1', 'icmp', '6']),
    ports: [from, from + below(5)],
    v4: oneOf([[], ['10.0.0.0/8'], WORLD_V4, ['192.0.2.1/32', '0.0.0.0/0']]),
    v6: oneOf([[], [], ['2001:db8::/32'], WORLD_V6]),
  };
}

const someRules = () => Array.from({ length: below(4) }, someRule);
const someRanges = () =>
  Array.from({ length: below(4) }, () => below(SMALLEST_WORLD)).map((from) => oneOf([`${from}`, `${from}-${from + below(6)}`]));

const open = ({ v4 = [], v6 = [] }: InboundRule) => v4.includes('0.0.0.0/0') || v6.includes('::/0');
const speaks = (rule: InboundRule, protocol: 'tcp' | 'udp') =>
  rule.protocol === '-1' || rule.protocol === protocol || (protocol === 'tcp' && rule.protocol === '6');

/** Every port that a rule or a parameter names here, and the last one. */
const PORTS = [...Array.from({ length: SMALLEST_WORLD + 10 }, (_, port) => port), 3306, 3389, 4333, 65_535];

/** Each of them that everybody reaches, found the slow way. */
function openPorts(rules: readonly InboundRule[], protocol: 'tcp' | 'udp'): Set<number> {
  const opened = rules.filter((each) => open(each) && speaks(each, protocol));
  return new Set(
    PORTS.filter((port) =>
      opened.some(({ protocol: any, ports: [from, to] = [0, 65_535] }) => any === '-1' || (from <= port && port <= to)),
    ),
  );
}

test('the verdicts on open ports are those of counting port by port', () => {
  for (let round = 0; round < ROUNDS; round++) {
    const rules = someRules();
    const tcp = openPorts(rules, 'tcp');
    const group = securityGroup(rules);
    expect(judge(restrictedSsh, group).compliance).toBe(tcp.has(22) ? 'NON_COMPLIANT' : 'COMPLIANT');
    const blocked = [below(SMALLEST_WORLD), below(SMALLEST_WORLD)];
    const fault = [20, 21, 3389, 3306, 4333, ...blocked].some((port) => tcp.has(port));
    const verdict = judge(restrictedCommonPorts, group, { blockedPorts: blocked.join(',') });
    expect(verdict.compliance).toBe(fault ? 'NON_COMPLIANT' : 'COMPLIANT');
  }
});

test('only authorized ports: as counted port by port, in whatever order the list is', () => {
  for (let round = 0; round < ROUNDS / 5; round++) {
    const rules = someRules();
    const [tcp, udp] = [someRanges(), someRanges()];
    const allowed = (ranges: readonly string[], port: number) =>
      ranges.some((range) => {
        const [from = 0, to = from] = range.split('-').map(Number);
        return from <= port && port <= to;
      });
    const fault =
      [...openPorts(rules, 'tcp')].some((port) => !allowed(tcp, port)) || [...openPorts(rules, 'udp')].some((port) => !allowed(udp, port));
    const expected = rules.some(open) ? (fault ? 'NON_COMPLIANT' : 'COMPLIANT') : 'NOT_APPLICABLE';
    const complianceOf = (separator: string) =>
      judge(authorizedPorts, securityGroup(shuffled(rules)), {
        authorizedUdpPorts: shuffled(udp).join(separator),
        authorizedTcpPorts: shuffled(tcp).join(separator),
      }).compliance;
    expect([complianceOf(','), complianceOf(' , ')]).toEqual([expected, expected]);
  }
});

test('one more rule that is open to the world never makes a group compliant', () => {
  for (let round = 0; round < ROUNDS; round++) {
    const rules = someRules();
    const more = [...rules, { ...someRule(), v4: WORLD_V4 }];
    for (const rule of [restrictedSsh, restrictedCommonPorts, authorizedPorts]) {
      const before = judge(rule, securityGroup(rules), { authorizedTcpPorts: '1-30' }).compliance;
      const after = judge(rule, securityGroup(shuffled(more)), { authorizedTcpPorts: '1-30' }).compliance;
      if (before === 'NON_COMPLIANT') expect(after).toBe('NON_COMPLIANT');
    }
  }
});

test('authorizing more ports never makes a group that was compliant into one that is not', () => {
  for (let round = 0; round < ROUNDS; round++) {
    const group = securityGroup(someRules());
    const ranges = someRanges();
    const before = judge(authorizedPorts, group, { authorizedTcpPorts: ranges.join(',') }).compliance;
    const after = judge(authorizedPorts, group, { authorizedTcpPorts: [...ranges, ...someRanges()].join(',') }).compliance;
    if (before !== 'NON_COMPLIANT') expect(after).toBe(before);
  }
});

test('which number a required tag has, and what other tags there are, changes nothing', () => {
  const words = ['Stage', 'Owner', 'Cost', 'prod', 'test'];
  for (let round = 0; round < ROUNDS; round++) {
    const tags = Object.fromEntries(Array.from({ length: below(4) }, () => [oneOf(words), oneOf(words)]));
    const wanted = shuffled(words)
      .slice(0, 3)
      .map((key) => [key, oneOf(['', 'prod', 'test,prod', 'Owner'])] as const);
    const numbered = (pairs: typeof wanted) =>
      Object.fromEntries(
        pairs.flatMap(([key, value], index) => [[`tag${index + 1}Key`, key], ...(value ? [[`tag${index + 1}Value`, value]] : [])]),
      );
    const missing = wanted.some(([key, values]) => tags[key] === undefined || (values !== '' && !values.split(',').includes(tags[key])));
    const complianceOf = (all: Record<string, string>, pairs: typeof wanted) =>
      judge(requiredTags, itemOf('AWS::S3::Bucket', { tags: all }), numbered(pairs)).compliance;
    const expected = missing ? 'NON_COMPLIANT' : 'COMPLIANT';
    expect([complianceOf(tags, wanted), complianceOf({ ...tags, Another: 'x' }, shuffled(wanted))]).toEqual([expected, expected]);
  }
});
