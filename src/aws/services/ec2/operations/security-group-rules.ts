// AuthorizeSecurityGroupIngress and -Egress, RevokeSecurityGroupIngress and -Egress, DescribeSecurityGroupRules.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
import type {
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult,
  IpPermission,
  RevokeSecurityGroupEgressRequest,
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { limitExceeded, missingParameter, wrongCombination } from '../errors.ts';
import { limits } from '../limits.ts';
import { listed } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { SecurityGroupRuleRecord } from '../region-state.ts';
import { type Direction, describedRule, draftsOf, isSameRule, permissionsOf, rulesOf, ruleText } from '../security-group-rules.ts';
import { dropTags, keepTags, specifiedTags } from '../tags.ts';
import { namedGroup } from './security-groups.ts';

type AuthorizeRequest = AuthorizeSecurityGroupIngressRequest | AuthorizeSecurityGroupEgressRequest;
type RevokeRequest = RevokeSecurityGroupIngressRequest | RevokeSecurityGroupEgressRequest;

const single = ['IpProtocol', 'FromPort', 'ToPort', 'CidrIp'] as const;

export const authorizeSecurityGroupIngress = changes<AuthorizeSecurityGroupIngressRequest, AuthorizeSecurityGroupIngressResult>(
  ['GroupId', 'GroupName', 'IpPermissions', 'TagSpecifications', 'SourceSecurityGroupName', 'SourceSecurityGroupOwnerId', ...single],
  (input, here) => authorize(here, 'ingress', input),
);

export const authorizeSecurityGroupEgress = changes<AuthorizeSecurityGroupEgressRequest, AuthorizeSecurityGroupIngressResult>(
  ['GroupId', 'IpPermissions', 'TagSpecifications', ...single],
  (input, here) => authorize(here, 'egress', input),
);

function authorize(here: Region, direction: Direction, input: AuthorizeRequest): AuthorizeSecurityGroupIngressResult {
  const group = namedGroup(here, input);
  const drafts = draftsOf(here, group, permissionsGiven(input));
  const tags = specifiedTags(input.TagSpecifications, 'security-group-rule');
  const present = rulesOf(here, group.GroupId, direction);
  const twin = drafts.find((draft) => present.some((rule) => isSameRule(rule, draft)));
  if (twin) throw new AwsError('InvalidPermission.Duplicate', `the specified rule "${ruleText(twin)}" already exists`);
  if (present.length + drafts.length > limits.rulesOfSecurityGroup)
    throw limitExceeded('RulesPerSecurityGroupLimitExceeded', 'The maximum number of rules per security group has been reached.');
  const made = drafts.map((draft): SecurityGroupRuleRecord => {
    const rule = { SecurityGroupRuleId: here.newId('sgr'), GroupId: group.GroupId, IsEgress: direction === 'egress', ...draft };
    here.state.securityGroupRules.set(rule.SecurityGroupRuleId, rule);
    keepTags(here, rule.SecurityGroupRuleId, tags);
    return rule;
  });
  return { Return: true, SecurityGroupRules: made.map((rule) => describedRule(here, rule)) };
}

/** The older form says one permission in members of its own. Throws AwsError MissingParameter, InvalidParameterCombination. */
function permissionsGiven(input: AuthorizeRequest | RevokeRequest): readonly IpPermission[] {
  const { IpPermissions: permissions = [], IpProtocol, FromPort, ToPort, CidrIp } = input;
  const source = 'SourceSecurityGroupName' in input ? input.SourceSecurityGroupName : undefined;
  const isSingle = IpProtocol !== undefined || CidrIp !== undefined || source !== undefined;
  if (!isSingle && permissions.length === 0) throw missingParameter('ipPermissions');
  if (!isSingle) return permissions;
  if (permissions.length > 0)
    throw wrongCombination('The parameter ipPermissions may not be used together with ipProtocol, cidrIp or groupName');
  // AWS: a group's name alone means all protocols.
  const ports = { IpProtocol: IpProtocol ?? (source === undefined ? undefined : '-1'), FromPort, ToPort };
  return [source === undefined ? { ...ports, IpRanges: [{ CidrIp }] } : { ...ports, UserIdGroupPairs: [{ GroupName: source }] }];
}

export const revokeSecurityGroupIngress = changes<RevokeSecurityGroupIngressRequest, RevokeSecurityGroupIngressResult>(
  ['GroupId', 'GroupName', 'IpPermissions', 'SecurityGroupRuleIds', 'SourceSecurityGroupName', 'SourceSecurityGroupOwnerId', ...single],
  (input, here) => revoke(here, 'ingress', input),
);

export const revokeSecurityGroupEgress = changes<RevokeSecurityGroupEgressRequest, RevokeSecurityGroupIngressResult>(
  ['GroupId', 'IpPermissions', 'SecurityGroupRuleIds', ...single],
  (input, here) => revoke(here, 'egress', input),
);

function revoke(here: Region, direction: Direction, input: RevokeRequest): RevokeSecurityGroupIngressResult {
  const group = namedGroup(here, input);
  const present = rulesOf(here, group.GroupId, direction);
  const ids = input.SecurityGroupRuleIds ?? [];
  if (ids.length > 0) {
    if (input.IpPermissions?.length)
      throw wrongCombination('The parameters ipPermissions and securityGroupRuleIds cannot be used together');
    const named = ids.map((id) => {
      found(here.state.securityGroupRules, 'sgr', id);
      const rule = present.find(({ SecurityGroupRuleId }) => SecurityGroupRuleId === id);
      if (!rule) throw new AwsError('InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${id}' does not exist`);
      return rule;
    });
    return revoked(here, named);
  }
  const drafts = draftsOf(here, group, permissionsGiven(input));
  const matches = drafts.flatMap((draft) => present.find((rule) => isSameRule(rule, draft)) ?? []);
  const unknown = drafts.filter((draft) => !present.some((rule) => isSameRule(rule, draft)));
  // AWS: in a default VPC what is not there is only told (API_RevokeSecurityGroupIngress).
  if (unknown.length > 0 && !here.state.vpcs.get(group.VpcId)?.IsDefault)
    throw new AwsError('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.');
  return { ...revoked(here, matches), ...(unknown.length > 0 && { UnknownIpPermissions: permissionsOf(here, unknown) }) };
}

function revoked(here: Region, rules: readonly SecurityGroupRuleRecord[]): RevokeSecurityGroupIngressResult {
  for (const { SecurityGroupRuleId } of rules) {
    here.state.securityGroupRules.delete(SecurityGroupRuleId);
    dropTags(here, SecurityGroupRuleId);
  }
  const told = [...new Set(rules)].map(({ Description: _text, ...rule }) => rule);
  return { Return: true, RevokedSecurityGroupRules: told };
}

export const describeSecurityGroupRules = reads<DescribeSecurityGroupRulesRequest, DescribeSecurityGroupRulesResult>(
  ['SecurityGroupRuleIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const { items, ...next } = listed(here, here.state.securityGroupRules, input.SecurityGroupRuleIds, input, {
      prefix: 'sgr',
      idOf: ({ SecurityGroupRuleId }) => SecurityGroupRuleId,
      fields: {
        'group-id': ({ GroupId }) => GroupId,
        'security-group-rule-id': ({ SecurityGroupRuleId }) => SecurityGroupRuleId,
      },
    });
    return { SecurityGroupRules: items.map((rule) => describedRule(here, rule)), ...next };
  },
);
