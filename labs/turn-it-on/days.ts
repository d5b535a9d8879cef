// Days of a small cloud: security groups that are made, opened further, deleted; and what should be recorded of it.
import { seededRandom } from '../../src/aws/core/random.ts';
import type { Day } from './start/day.ts';

const NAMES = ['web', 'jump', 'database', 'builds', 'mail', 'metrics', 'demo', 'printer'];
const TYPES = ['AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::RouteTable', 'AWS::EC2::NetworkAcl', 'AWS::EC2::InternetGateway'] as const;
const WORLD = '0.0.0.0/0';

export const shownDay = (): Day => ({
  resourceTypes: ['AWS::EC2::SecurityGroup', 'AWS::EC2::VPC'],
  groups: [
    { name: 'web', morning: { port: 443, cidr: WORLD }, evening: 'stays' },
    { name: 'jump', morning: { port: 22, cidr: '203.0.113.8/29' }, noon: { port: 22, cidr: WORLD }, evening: 'deleted' },
    { name: 'database', morning: { port: 5432, cidr: '172.31.0.0/16' }, noon: { port: 5432, cidr: '203.0.113.8/29' }, evening: 'stays' },
    { name: 'demo', morning: { port: 8080, cidr: '198.51.100.7/32' }, evening: 'deleted' },
  ],
});

/** Other types, other groups, other openings. One at least is opened further and then deleted. */
export function hiddenDay(seed: number): Day {
  const { next } = seededRandom(seed);
  const shuffled = <T>(all: readonly T[]) =>
    all
      .map((value) => ({ value, place: next() }))
      .sort((one, other) => one.place - other.place)
      .map(({ value }) => value);
  const port = () => 1024 + Math.floor(next() * 9000);
  const cidr = () => `198.51.${Math.floor(next() * 250)}.${Math.floor(next() * 250)}/32`;
  return {
    resourceTypes: ['AWS::EC2::SecurityGroup', ...shuffled(TYPES).slice(0, 2)],
    groups: shuffled(NAMES)
      .slice(0, 5)
      .map((name, index) => ({
        name,
        morning: { port: port(), cidr: cidr() },
        ...((index === 0 || next() < 0.5) && { noon: { port: port(), cidr: WORLD } }),
        evening: index === 0 || next() < 0.4 ? ('deleted' as const) : ('stays' as const),
      })),
  };
}
