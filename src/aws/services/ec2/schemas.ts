// The SDK's schemas of the operations that are embedded, one by one: those of all of EC2 would be a bundle of 763 KB. The other operations
// are known by their names alone (not-embedded-names.ts), so that they are answered as not embedded.
import {
  AssociateVpcCidrBlock$,
  AuthorizeSecurityGroupEgress$,
  AuthorizeSecurityGroupIngress$,
  CreateDefaultVpc$,
  CreateSecurityGroup$,
  CreateSubnet$,
  CreateTags$,
  CreateVpc$,
  DeleteSecurityGroup$,
  DeleteSubnet$,
  DeleteTags$,
  DeleteVpc$,
  DescribeAccountAttributes$,
  DescribeAvailabilityZones$,
  DescribeRegions$,
  DescribeSecurityGroupRules$,
  DescribeSecurityGroups$,
  DescribeSubnets$,
  DescribeTags$,
  DescribeVpcAttribute$,
  DescribeVpcs$,
  DisassociateVpcCidrBlock$,
  ModifySecurityGroupRules$,
  ModifySubnetAttribute$,
  ModifyVpcAttribute$,
  RevokeSecurityGroupEgress$,
  RevokeSecurityGroupIngress$,
  UpdateSecurityGroupRuleDescriptionsEgress$,
  UpdateSecurityGroupRuleDescriptionsIngress$,
} from '@aws-sdk/client-ec2';
import { notEmbeddedNames } from './not-embedded-names.ts';

const embedded = {
  AssociateVpcCidrBlock: AssociateVpcCidrBlock$,
  AuthorizeSecurityGroupEgress: AuthorizeSecurityGroupEgress$,
  AuthorizeSecurityGroupIngress: AuthorizeSecurityGroupIngress$,
  CreateDefaultVpc: CreateDefaultVpc$,
  CreateSecurityGroup: CreateSecurityGroup$,
  CreateSubnet: CreateSubnet$,
  CreateTags: CreateTags$,
  CreateVpc: CreateVpc$,
  DeleteSecurityGroup: DeleteSecurityGroup$,
  DeleteSubnet: DeleteSubnet$,
  DeleteTags: DeleteTags$,
  DeleteVpc: DeleteVpc$,
  DescribeAccountAttributes: DescribeAccountAttributes$,
  DescribeAvailabilityZones: DescribeAvailabilityZones$,
  DescribeRegions: DescribeRegions$,
  DescribeSecurityGroupRules: DescribeSecurityGroupRules$,
  DescribeSecurityGroups: DescribeSecurityGroups$,
  DescribeSubnets: DescribeSubnets$,
  DescribeTags: DescribeTags$,
  DescribeVpcAttribute: DescribeVpcAttribute$,
  DescribeVpcs: DescribeVpcs$,
  DisassociateVpcCidrBlock: DisassociateVpcCidrBlock$,
  ModifySecurityGroupRules: ModifySecurityGroupRules$,
  ModifySubnetAttribute: ModifySubnetAttribute$,
  ModifyVpcAttribute: ModifyVpcAttribute$,
  RevokeSecurityGroupEgress: RevokeSecurityGroupEgress$,
  RevokeSecurityGroupIngress: RevokeSecurityGroupIngress$,
  UpdateSecurityGroupRuleDescriptionsEgress: UpdateSecurityGroupRuleDescriptionsEgress$,
  UpdateSecurityGroupRuleDescriptionsIngress: UpdateSecurityGroupRuleDescriptionsIngress$,
} as const;

export type EmbeddedName = keyof typeof embedded;

/** Nothing is read into it or written from it. */
const unit = 'unit';
const nameless = notEmbeddedNames.map((name) => [name, [9, 'com.amazonaws.ec2', name, 0, unit, unit]] as const);

export const schemas: Readonly<Record<string, unknown>> = { ...Object.fromEntries(nameless), ...embedded };
