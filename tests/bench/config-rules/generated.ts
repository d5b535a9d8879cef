// Random cases for Lambda functions of awslabs/aws-config-rules that decide what one of our managed rules decides.
import { type Random, seededRandom } from '../../../src/aws/core/random.ts';
import type { ConfigurationItem } from '../../../src/aws/services/config/items/configuration-item.ts';
import { desiredInstanceType } from '../../../src/aws/services/config/managed-rules/desired-instance-type.ts';
import { mfaEnabledForIamConsoleAccess } from '../../../src/aws/services/config/managed-rules/mfa-enabled-for-iam-console-access.ts';
import { requiredTags } from '../../../src/aws/services/config/managed-rules/required-tags.ts';
import { restrictedCommonPorts } from '../../../src/aws/services/config/managed-rules/restricted-common-ports.ts';
import { accountOf, itemOf, judge, judgeAccount, userOf } from '../../../src/aws/services/config/managed-rules/testing/judge.ts';
import { type InboundRule, securityGroup } from '../../../src/aws/services/config/managed-rules/testing/security-group.ts';
import { vpcSgOpenOnlyToAuthorizedPorts } from '../../../src/aws/services/config/managed-rules/vpc-sg-open-only-to-authorized-ports.ts';

export interface GeneratedCase {
  readonly item: ConfigurationItem;
  /** What the function is given. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly ours: string;
  /** Why the two may differ here; absent where they must not. */
  readonly mayDiffer?: string;
}

export interface Generator {
  /** The path of the function below `python/`, without `.py`. */
  readonly handler: string;
  readonly rule: string;
  readonly make: () => GeneratedCase;
}

const chance: Random = seededRandom(7);
const below = (limit: number) => Math.floor(chance.next() * limit);
const oneOf = <T>(choices: readonly T[]): T => choices[below(choices.length)] as T;

function someRules(): InboundRule[] {
  return Array.from({ length: 1 + below(3) }, () => {
    const from = 1 + below(30);
    return {
      protocol: oneOf(['tcp', 'tcp', 'udp', '-1']),
      ports: [from, from + below(6)],
      v4: oneOf([[], ['10.0.0.0/8'], ['0.0.0.0/0'], ['10.0.0.0/8', '0.0.0.0/0']]),
      v6: oneOf([[], [], ['::/0']]),
    };
  });
}

const worldRules = (rules: readonly InboundRule[]) =>
  rules.filter(({ v4 = [], v6 = [] }) => [...v4, ...v6].some((range) => range.endsWith('/0')));

function authorizedPorts(): GeneratedCase {
  const rules = someRules();
  const list = () =>
    Array.from({ length: 1 + below(3) }, () => 1 + below(30)).map((from) => oneOf([`${from}`, `${from}-${from + below(8)}`]));
  const parameters = { authorizedTcpPorts: list().join(','), authorizedUdpPorts: list().join(', ') };
  const item = securityGroup(rules);
  const sixAlone = rules.some(({ v4 = [], v6 = [] }) => v6.includes('::/0') && !v4.includes('0.0.0.0/0'));
  return {
    item,
    parameters,
    facts: {},
    ours: judge(vpcSgOpenOnlyToAuthorizedPorts, item, parameters).compliance,
    ...(sixAlone
      ? { mayDiffer: 'theirs reads IPv4 alone; the page of the rule names ::/0' }
      : rules.some(({ ports: [from, to] = [0, 0] }) => from !== to) && {
          mayDiffer: 'theirs wants a range inside one authorized range; ours takes ranges that touch together',
        }),
  };
}

function badIngress(): GeneratedCase {
  const rules = someRules();
  const ports = [1 + below(30), 1 + below(30)];
  const item = securityGroup(rules);
  const onEdge = worldRules(rules).some(
    ({ ports: [from, to] = [0, 0] }) => from !== to && ports.some((port) => port === from || port === to),
  );
  const blocked = {
    blockedPort1: `${ports[0]}`,
    blockedPort2: `${ports[1]}`,
    blockedPort3: '60001',
    blockedPort4: '60002',
    blockedPort5: '60003',
  };
  return {
    item,
    parameters: { BlacklistedPorts: ports.join(', ') },
    facts: {},
    ours: judge(restrictedCommonPorts, item, blocked).compliance,
    ...(onEdge && { mayDiffer: 'theirs leaves both ends of a range of ports out' }),
  };
}

function instanceType(): GeneratedCase {
  const types = ['t2.small', 't2.smaller', 'm4.large', 'T2.small'];
  const wanted = oneOf(types);
  const item = itemOf('AWS::EC2::Instance', { configuration: { instanceType: oneOf(types) } });
  return {
    item,
    parameters: { desiredInstanceType: wanted },
    facts: {},
    ours: judge(desiredInstanceType, item, { instanceType: wanted }).compliance,
  };
}

function tags(): GeneratedCase {
  const words = ['Stage', 'Owner', 'stage', 'prod', 'test'];
  const given = Object.fromEntries(Array.from({ length: below(4) }, () => [oneOf(words), oneOf(words)]));
  const wanted = Object.fromEntries(
    Array.from({ length: 1 + below(2) }, () => [oneOf(words), oneOf(['prod', 'prod,test', 'Owner,Stage'])]),
  );
  const item = itemOf('AWS::EC2::Instance', {
    tags: given,
    configuration: { tags: Object.entries(given).map(([key, value]) => ({ key, value })) },
  });
  const numbered = Object.entries(wanted).flatMap(([key, value], index) => [
    [`tag${index + 1}Key`, key],
    [`tag${index + 1}Value`, value],
  ]);
  return { item, parameters: wanted, facts: {}, ours: judge(requiredTags, item, Object.fromEntries(numbered)).compliance };
}

function consoleMfa(): GeneratedCase {
  const facts = { password: oneOf(['set', 'none'] as const), mfaDevices: below(3) };
  const item = itemOf('AWS::IAM::User', { resourceId: 'AIDAANN', configuration: { userName: 'ann' } });
  const verdicts = judgeAccount(mfaEnabledForIamConsoleAccess, accountOf({ users: [userOf('ann', facts)] }));
  return { item, parameters: {}, facts, ours: verdicts['AWS::IAM::User AIDAANN'] ?? '' };
}

export const generators: readonly Generator[] = [
  {
    handler: 'VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS/VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS',
    rule: 'VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS',
    make: authorizedPorts,
  },
  { handler: 'EC2_SECURITY_GROUP_BADINGRESS/EC2_SECURITY_GROUP_BADINGRESS', rule: 'RESTRICTED_INCOMING_TRAFFIC', make: badIngress },
  { handler: 'ec2_desired_instance_type', rule: 'DESIRED_INSTANCE_TYPE', make: instanceType },
  { handler: 'ec2_require_tags_with_valid_values', rule: 'REQUIRED_TAGS', make: tags },
  { handler: 'iam_mfa_for_console_access', rule: 'MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS', make: consoleMfa },
];
