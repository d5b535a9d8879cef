// All operations that are embedded, by name.
import type { Ec2Operation } from './operation.ts';
import * as modifyRules from './operations/modify-security-group-rules.ts';
import * as rules from './operations/security-group-rules.ts';
import * as groups from './operations/security-groups.ts';
import * as subnets from './operations/subnets.ts';
import * as tags from './operations/tags.ts';
import * as vpcAttributes from './operations/vpc-attributes.ts';
import * as vpcs from './operations/vpcs.ts';
import * as zones from './operations/zones.ts';
import type { EmbeddedName } from './schemas.ts';

export const operationsByName: Readonly<Record<EmbeddedName, Ec2Operation>> = {
  AssociateVpcCidrBlock: vpcAttributes.associateVpcCidrBlock,
  AuthorizeSecurityGroupEgress: rules.authorizeSecurityGroupEgress,
  AuthorizeSecurityGroupIngress: rules.authorizeSecurityGroupIngress,
  CreateDefaultVpc: vpcs.createDefaultVpc,
  CreateSecurityGroup: groups.createSecurityGroup,
  CreateSubnet: subnets.createSubnet,
  CreateTags: tags.createTags,
  CreateVpc: vpcs.createVpc,
  DeleteSecurityGroup: groups.deleteSecurityGroup,
  DeleteSubnet: subnets.deleteSubnet,
  DeleteTags: tags.deleteTags,
  DeleteVpc: vpcs.deleteVpc,
  DescribeAccountAttributes: zones.describeAccountAttributes,
  DescribeAvailabilityZones: zones.describeAvailabilityZones,
  DescribeRegions: zones.describeRegions,
  DescribeSecurityGroupRules: rules.describeSecurityGroupRules,
  DescribeSecurityGroups: groups.describeSecurityGroups,
  DescribeSubnets: subnets.describeSubnets,
  DescribeTags: tags.describeTags,
  DescribeVpcAttribute: vpcAttributes.describeVpcAttribute,
  DescribeVpcs: vpcs.describeVpcs,
  DisassociateVpcCidrBlock: vpcAttributes.disassociateVpcCidrBlock,
  ModifySecurityGroupRules: modifyRules.modifySecurityGroupRules,
  ModifySubnetAttribute: subnets.modifySubnetAttribute,
  ModifyVpcAttribute: vpcAttributes.modifyVpcAttribute,
  RevokeSecurityGroupEgress: rules.revokeSecurityGroupEgress,
  RevokeSecurityGroupIngress: rules.revokeSecurityGroupIngress,
  UpdateSecurityGroupRuleDescriptionsEgress: modifyRules.updateSecurityGroupRuleDescriptionsEgress,
  UpdateSecurityGroupRuleDescriptionsIngress: modifyRules.updateSecurityGroupRuleDescriptionsIngress,
};
