// ModifySecurityGroupRules, UpdateSecurityGroupRuleDescriptionsIngress and -Egress.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html
import type {
  ModifySecurityGroupRulesRequest,
  ModifySecurityGroupRulesResult,
  SecurityGroupRuleRequest,
  UpdateSecurityGroupRuleDescriptionsEgressRequest,
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
  UpdateSecurityGroupRuleDescriptionsIngressResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { missingParameter, notEmbedded, wrongCombination } from '../errors.ts';
import { changes } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { SecurityGroupRecord } from '../region-state.ts';
import {
  type Direction,
  described,
  draftsOf,
  ipv4Peer,
  ipv6Peer,
  isSameRule,
  peerGroup,
  portsOf,
  type RuleDraft,
  rulesOf,
  ruleText,
} from '../security-group-rules.ts';
import { namedGroup } from './security-groups.ts';

export const modifySecurityGroupRules = changes<ModifySecurityGroupRulesRequest, ModifySecurityGroupRulesResult>(
  ['GroupId', 'SecurityGroupRules'],
  ({ GroupId: groupId = '', SecurityGroupRules: updates = [] }, here) => {
    const group = found(here.state.securityGroups, 'sg', groupId);
    const changed = updates.map(({ SecurityGroupRuleId: id = '', SecurityGroupRule: request }) => {
      const rule = found(here.state.securityGroupRules, 'sgr', id);
      if (rule.GroupId !== groupId)
        throw new AwsError(
          'InvalidSecurityGroupRuleId.NotFound',
          `The security group rule ID '${id}' does not exist in group '${groupId}'`,
        );
      if (!request) throw missingParameter('SecurityGroupRule');
      return { rule, draft: draftOf(here, group, request) };
    });
    const all = new Map([...here.state.securityGroupRules].filter(([, rule]) => rule.GroupId === groupId));
    for (const { rule, draft } of changed) all.set(rule.SecurityGroupRuleId, { ...rule, ...draft });
    for (const { rule, draft } of changed)
      for (const other of all.values())
        if (other.SecurityGroupRuleId !== rule.SecurityGroupRuleId && other.IsEgress === rule.IsEgress && isSameRule(other, draft))
          throw new AwsError('InvalidPermission.Duplicate', `the specified rule "${ruleText(draft)}" already exists`);
    for (const { rule, draft } of changed) {
      const { SecurityGroupRuleId, GroupId, IsEgress } = rule;
      here.state.securityGroupRules.set(SecurityGroupRuleId, { SecurityGroupRuleId, GroupId, IsEgress, ...draft });
    }
    return { Return: true };
  },
);

function draftOf(here: Region, group: SecurityGroupRecord, request: SecurityGroupRuleRequest): RuleDraft {
  const { CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId, Description } = request;
  const peers = [CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId].filter((peer) => peer !== undefined && peer !== '');
  if (peers.length === 0) throw missingParameter('CidrIpv4, CidrIpv6, PrefixListId or ReferencedGroupId');
  if (peers.length > 1) throw wrongCombination('Only one of CidrIpv4, CidrIpv6, PrefixListId and ReferencedGroupId may be specified');
  if (PrefixListId) throw notEmbedded('a rule with a prefix list');
  return {
    ...portsOf(request),
    ...(CidrIpv4 && { CidrIpv4: ipv4Peer(CidrIpv4) }),
    ...(CidrIpv6 && { CidrIpv6: ipv6Peer(CidrIpv6) }),
    ...(ReferencedGroupId && { ReferencedGroupId: peerGroup(here, group, { GroupId: ReferencedGroupId }) }),
    ...described(Description),
  };
}

type DescriptionsRequest = UpdateSecurityGroupRuleDescriptionsIngressRequest | UpdateSecurityGroupRuleDescriptionsEgressRequest;

const members = ['GroupId', 'GroupName', 'IpPermissions', 'SecurityGroupRuleDescriptions'] as const;

export const updateSecurityGroupRuleDescriptionsIngress = changes<
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
  UpdateSecurityGroupRuleDescriptionsIngressResult
>(members, (input, here) => updateDescriptions(here, 'ingress', input));

export const updateSecurityGroupRuleDescriptionsEgress = changes<
  UpdateSecurityGroupRuleDescriptionsEgressRequest,
  UpdateSecurityGroupRuleDescriptionsIngressResult
>(members, (input, here) => updateDescriptions(here, 'egress', input));

function updateDescriptions(here: Region, direction: Direction, input: DescriptionsRequest): { readonly Return: boolean } {
  const group = namedGroup(here, input);
  const present = rulesOf(here, group.GroupId, direction);
  const { IpPermissions: permissions = [], SecurityGroupRuleDescriptions: byId = [] } = input;
  if (permissions.length === 0 && byId.length === 0) throw missingParameter('ipPermissions');
  if (permissions.length > 0 && byId.length > 0)
    throw wrongCombination('The parameters ipPermissions and securityGroupRuleDescriptions cannot be used together');
  const updates = [
    ...draftsOf(here, group, permissions).map((draft) => {
      const rule = present.find((other) => isSameRule(other, draft));
      if (!rule) throw new AwsError('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.');
      return { rule, text: draft.Description };
    }),
    ...byId.map(({ SecurityGroupRuleId: id = '', Description }) => {
      found(here.state.securityGroupRules, 'sgr', id);
      const rule = present.find(({ SecurityGroupRuleId }) => SecurityGroupRuleId === id);
      if (!rule) throw new AwsError('InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${id}' does not exist`);
      return { rule, text: described(Description).Description };
    }),
  ];
  for (const { rule, text } of updates) {
    if (text === undefined) delete rule.Description;
    else rule.Description = text;
  }
  return { Return: true };
}
