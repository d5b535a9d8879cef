// CreateSecurityGroup, DeleteSecurityGroup, DescribeSecurityGroups.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
import type {
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult,
  DeleteSecurityGroupRequest,
  DeleteSecurityGroupResult,
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
  SecurityGroup,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { dependencyViolation, invalidValue, missingParameter, wrongValue } from '../errors.ts';
import type { FilterFields } from '../filters.ts';
import { limits } from '../limits.ts';
import { listed } from '../listing.ts';
import { newSecurityGroup } from '../new-vpc-parts.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { SecurityGroupRecord } from '../region-state.ts';
import { type Direction, permissionsOf, rulesOf } from '../security-group-rules.ts';
import { dropTags, keepTags, specifiedTags, tagsOf } from '../tags.ts';

const CHARACTERS = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/;

export const createSecurityGroup = changes<CreateSecurityGroupRequest, CreateSecurityGroupResult>(
  ['GroupName', 'Description', 'VpcId', 'TagSpecifications'],
  ({ GroupName: name = '', Description: description = '', VpcId: givenVpc, TagSpecifications: specifications }, here) => {
    checkText('GroupName', name);
    checkText('GroupDescription', description);
    if (name.startsWith('sg-')) throw wrongValue('GroupName', name, 'Group names may not be in the format sg-*');
    if (name === 'default') throw invalidValue('Cannot use reserved security group name: default');
    const vpcId = givenVpc === undefined || givenVpc === '' ? defaultVpc(here) : found(here.state.vpcs, 'vpc', givenVpc).VpcId;
    if ([...here.state.securityGroups.values()].some(({ GroupName, VpcId }) => GroupName === name && VpcId === vpcId))
      throw new AwsError('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpcId}'`);
    const tags = specifiedTags(specifications, 'security-group');
    const { GroupId } = newSecurityGroup(here.state, { vpcId, name, description }, here.newId);
    keepTags(here, GroupId, tags);
    return { GroupId, SecurityGroupArn: here.arn(`security-group/${GroupId}`), Tags: tagsOf(here, GroupId) };
  },
);

function checkText(parameter: string, text: string): void {
  if (text === '') throw missingParameter(parameter);
  if (text.length > limits.securityGroupNameCharacters)
    throw wrongValue(parameter, text, `This parameter must not be longer than ${limits.securityGroupNameCharacters} characters.`);
  if (!CHARACTERS.test(text)) throw wrongValue(parameter, text, 'Character sets beyond ASCII are not supported.');
}

/** Throws AwsError VPCIdNotSpecified. */
function defaultVpc(here: Region): string {
  const vpc = [...here.state.vpcs.values()].find(({ IsDefault }) => IsDefault);
  if (!vpc) throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user');
  return vpc.VpcId;
}

/** By id, or by name in the default VPC. Throws AwsError InvalidGroup.NotFound, InvalidGroupId.Malformed, MissingParameter. */
export function namedGroup(
  here: Region,
  { GroupId: id, GroupName: name }: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
): SecurityGroupRecord {
  if (id !== undefined && id !== '') return found(here.state.securityGroups, 'sg', id);
  if (name === undefined || name === '') throw missingParameter('groupName or groupId');
  const vpcId = defaultVpc(here);
  const group = [...here.state.securityGroups.values()].find(({ GroupName, VpcId }) => GroupName === name && VpcId === vpcId);
  if (!group) throw new AwsError('InvalidGroup.NotFound', `The security group '${name}' does not exist in default VPC '${vpcId}'`);
  return group;
}

export const deleteSecurityGroup = changes<DeleteSecurityGroupRequest, DeleteSecurityGroupResult>(
  ['GroupId', 'GroupName'],
  (input, here) => {
    const { state } = here;
    const { GroupId: id, GroupName: name } = namedGroup(here, input);
    if (name === 'default') throw new AwsError('CannotDelete', `the specified group: "${id}" name: "${name}" cannot be deleted by a user`);
    const inUse =
      [...state.networkInterfaces.values()].some(({ Groups }) => Groups.includes(id)) ||
      [...state.securityGroupRules.values()].some(({ GroupId, ReferencedGroupId }) => ReferencedGroupId === id && GroupId !== id);
    if (inUse) throw dependencyViolation(`resource ${id} has a dependent object`);
    for (const [ruleId, { GroupId }] of state.securityGroupRules)
      if (GroupId === id) {
        state.securityGroupRules.delete(ruleId);
        dropTags(here, ruleId);
      }
    state.securityGroups.delete(id);
    dropTags(here, id);
    return { Return: true, GroupId: id };
  },
);

export const describeSecurityGroups = reads<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult>(
  ['GroupIds', 'GroupNames', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const ids = [...(input.GroupIds ?? []), ...(input.GroupNames ?? []).map((name) => namedGroup(here, { GroupName: name }).GroupId)];
    const { items, ...next } = listed(here, here.state.securityGroups, ids, input, {
      prefix: 'sg',
      idOf: ({ GroupId }) => GroupId,
      fields: groupFields(here),
    });
    return { SecurityGroups: items.map((group) => describedGroup(here, group)), ...next };
  },
);

const groupFields = (here: Region): FilterFields<SecurityGroupRecord> => ({
  description: ({ Description }) => Description,
  'group-id': ({ GroupId }) => GroupId,
  'group-name': ({ GroupName }) => GroupName,
  'owner-id': () => here.account,
  'vpc-id': ({ VpcId }) => VpcId,
  ...ruleFields(here, 'ingress', 'ip-permission'),
  ...ruleFields(here, 'egress', 'egress.ip-permission'),
});

function ruleFields(here: Region, direction: Direction, prefix: string): FilterFields<SecurityGroupRecord> {
  const rules = ({ GroupId }: SecurityGroupRecord) => rulesOf(here, GroupId, direction);
  return {
    [`${prefix}.cidr`]: (group) => rules(group).map(({ CidrIpv4 }) => CidrIpv4),
    [`${prefix}.ipv6-cidr`]: (group) => rules(group).map(({ CidrIpv6 }) => CidrIpv6),
    [`${prefix}.from-port`]: (group) => rules(group).map(({ FromPort }) => FromPort),
    [`${prefix}.to-port`]: (group) => rules(group).map(({ ToPort }) => ToPort),
    [`${prefix}.protocol`]: (group) => rules(group).map(({ IpProtocol }) => IpProtocol),
    [`${prefix}.group-id`]: (group) => rules(group).map(({ ReferencedGroupId }) => ReferencedGroupId),
    [`${prefix}.group-name`]: (group) => rules(group).map((rule) => here.state.securityGroups.get(rule.ReferencedGroupId ?? '')?.GroupName),
    [`${prefix}.user-id`]: (group) => rules(group).map((rule) => (rule.ReferencedGroupId === undefined ? undefined : here.account)),
  };
}

export function describedGroup(here: Region, { GroupId, GroupName, Description, VpcId }: SecurityGroupRecord): SecurityGroup {
  return {
    GroupId,
    GroupName,
    Description,
    VpcId,
    OwnerId: here.account,
    SecurityGroupArn: here.arn(`security-group/${GroupId}`),
    IpPermissions: permissionsOf(here, rulesOf(here, GroupId, 'ingress')),
    IpPermissionsEgress: permissionsOf(here, rulesOf(here, GroupId, 'egress')),
    Tags: tagsOf(here, GroupId),
  };
}
