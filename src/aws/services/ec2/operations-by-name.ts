// All operations that are embedded, by name.
import type { Ec2Operation } from './operation.ts';
import * as address from './operations/addresses.ts';
import * as attach from './operations/attach-interfaces.ts';
import * as dhcp from './operations/dhcp-options.ts';
import * as flowLogs from './operations/flow-logs.ts';
import * as images from './operations/images.ts';
import * as attributes from './operations/instance-attributes.ts';
import * as profiles from './operations/instance-profiles.ts';
import * as states from './operations/instance-states.ts';
import * as instances from './operations/instances.ts';
import * as gateways from './operations/internet-gateways.ts';
import * as keys from './operations/key-pairs.ts';
import * as modifyRules from './operations/modify-security-group-rules.ts';
import * as modifyVolume from './operations/modify-volume.ts';
import * as nats from './operations/nat-gateways.ts';
import * as aclEntries from './operations/network-acl-entries.ts';
import * as acls from './operations/network-acls.ts';
import * as interfaces from './operations/network-interfaces.ts';
import * as privateAddresses from './operations/private-addresses.ts';
import * as routeTables from './operations/route-tables.ts';
import * as routes from './operations/routes.ts';
import * as launch from './operations/run-instances.ts';
import * as rules from './operations/security-group-rules.ts';
import * as groups from './operations/security-groups.ts';
import * as subnets from './operations/subnets.ts';
import * as tags from './operations/tags.ts';
import * as volumes from './operations/volumes.ts';
import * as vpcAttributes from './operations/vpc-attributes.ts';
import * as endpoints from './operations/vpc-endpoints.ts';
import * as vpcs from './operations/vpcs.ts';
import * as zones from './operations/zones.ts';
import type { EmbeddedName } from './schemas.ts';

export const operationsByName: Readonly<Record<EmbeddedName, Ec2Operation>> = {
  AllocateAddress: address.allocateAddress,
  AssignPrivateIpAddresses: privateAddresses.assignPrivateIpAddresses,
  AssociateAddress: address.associateAddress,
  AssociateDhcpOptions: dhcp.associateDhcpOptions,
  AssociateIamInstanceProfile: profiles.associateIamInstanceProfile,
  AssociateRouteTable: routeTables.associateRouteTable,
  AssociateVpcCidrBlock: vpcAttributes.associateVpcCidrBlock,
  AttachInternetGateway: gateways.attachInternetGateway,
  AttachNetworkInterface: attach.attachNetworkInterface,
  AttachVolume: volumes.attachVolume,
  AuthorizeSecurityGroupEgress: rules.authorizeSecurityGroupEgress,
  AuthorizeSecurityGroupIngress: rules.authorizeSecurityGroupIngress,
  CreateDefaultVpc: vpcs.createDefaultVpc,
  CreateDhcpOptions: dhcp.createDhcpOptions,
  CreateFlowLogs: flowLogs.createFlowLogs,
  CreateInternetGateway: gateways.createInternetGateway,
  CreateKeyPair: keys.createKeyPair,
  CreateNatGateway: nats.createNatGateway,
  CreateNetworkAcl: acls.createNetworkAcl,
  CreateNetworkAclEntry: aclEntries.createNetworkAclEntry,
  CreateNetworkInterface: interfaces.createNetworkInterface,
  CreateRoute: routes.createRoute,
  CreateRouteTable: routeTables.createRouteTable,
  CreateSecurityGroup: groups.createSecurityGroup,
  CreateSubnet: subnets.createSubnet,
  CreateTags: tags.createTags,
  CreateVolume: volumes.createVolume,
  CreateVpc: vpcs.createVpc,
  CreateVpcEndpoint: endpoints.createVpcEndpoint,
  DeleteDhcpOptions: dhcp.deleteDhcpOptions,
  DeleteFlowLogs: flowLogs.deleteFlowLogs,
  DeleteInternetGateway: gateways.deleteInternetGateway,
  DeleteKeyPair: keys.deleteKeyPair,
  DeleteNatGateway: nats.deleteNatGateway,
  DeleteNetworkAcl: acls.deleteNetworkAcl,
  DeleteNetworkAclEntry: aclEntries.deleteNetworkAclEntry,
  DeleteNetworkInterface: interfaces.deleteNetworkInterface,
  DeleteRoute: routes.deleteRoute,
  DeleteRouteTable: routeTables.deleteRouteTable,
  DeleteSecurityGroup: groups.deleteSecurityGroup,
  DeleteSubnet: subnets.deleteSubnet,
  DeleteTags: tags.deleteTags,
  DeleteVolume: volumes.deleteVolume,
  DeleteVpc: vpcs.deleteVpc,
  DeleteVpcEndpoints: endpoints.deleteVpcEndpoints,
  DescribeAccountAttributes: zones.describeAccountAttributes,
  DescribeAddresses: address.describeAddresses,
  DescribeAddressesAttribute: address.describeAddressesAttribute,
  DescribeAvailabilityZones: zones.describeAvailabilityZones,
  DescribeDhcpOptions: dhcp.describeDhcpOptions,
  DescribeFlowLogs: flowLogs.describeFlowLogs,
  DescribeIamInstanceProfileAssociations: profiles.describeIamInstanceProfileAssociations,
  DescribeImages: images.describeImages,
  DescribeInstanceAttribute: attributes.describeInstanceAttribute,
  DescribeInstanceCreditSpecifications: instances.describeInstanceCreditSpecifications,
  DescribeInstanceStatus: instances.describeInstanceStatus,
  DescribeInstanceTypeOfferings: images.describeInstanceTypeOfferings,
  DescribeInstanceTypes: images.describeInstanceTypes,
  DescribeInstances: instances.describeInstances,
  DescribeInternetGateways: gateways.describeInternetGateways,
  DescribeKeyPairs: keys.describeKeyPairs,
  DescribeNatGateways: nats.describeNatGateways,
  DescribeNetworkAcls: acls.describeNetworkAcls,
  DescribeNetworkInterfaceAttribute: interfaces.describeNetworkInterfaceAttribute,
  DescribeNetworkInterfaces: interfaces.describeNetworkInterfaces,
  DescribePrefixLists: endpoints.describePrefixLists,
  DescribeRegions: zones.describeRegions,
  DescribeRouteTables: routeTables.describeRouteTables,
  DescribeSecurityGroupRules: rules.describeSecurityGroupRules,
  DescribeSecurityGroups: groups.describeSecurityGroups,
  DescribeSubnets: subnets.describeSubnets,
  DescribeTags: tags.describeTags,
  DescribeVolumes: volumes.describeVolumes,
  DescribeVolumesModifications: modifyVolume.describeVolumesModifications,
  DescribeVpcAttribute: vpcAttributes.describeVpcAttribute,
  DescribeVpcEndpoints: endpoints.describeVpcEndpoints,
  DescribeVpcs: vpcs.describeVpcs,
  DetachInternetGateway: gateways.detachInternetGateway,
  DetachNetworkInterface: attach.detachNetworkInterface,
  DetachVolume: volumes.detachVolume,
  DisableEbsEncryptionByDefault: modifyVolume.disableEbsEncryptionByDefault,
  DisassociateAddress: address.disassociateAddress,
  DisassociateIamInstanceProfile: profiles.disassociateIamInstanceProfile,
  DisassociateRouteTable: routeTables.disassociateRouteTable,
  DisassociateVpcCidrBlock: vpcAttributes.disassociateVpcCidrBlock,
  EnableEbsEncryptionByDefault: modifyVolume.enableEbsEncryptionByDefault,
  GetEbsEncryptionByDefault: modifyVolume.getEbsEncryptionByDefault,
  ImportKeyPair: keys.importKeyPair,
  ModifyInstanceAttribute: attributes.modifyInstanceAttribute,
  ModifyInstanceMetadataOptions: attributes.modifyInstanceMetadataOptions,
  ModifyNetworkInterfaceAttribute: interfaces.modifyNetworkInterfaceAttribute,
  ModifySecurityGroupRules: modifyRules.modifySecurityGroupRules,
  ModifySubnetAttribute: subnets.modifySubnetAttribute,
  ModifyVolume: modifyVolume.modifyVolume,
  ModifyVpcAttribute: vpcAttributes.modifyVpcAttribute,
  ModifyVpcEndpoint: endpoints.modifyVpcEndpoint,
  MonitorInstances: states.monitorInstances,
  RebootInstances: states.rebootInstances,
  ReleaseAddress: address.releaseAddress,
  ReplaceIamInstanceProfileAssociation: profiles.replaceIamInstanceProfileAssociation,
  ReplaceNetworkAclAssociation: acls.replaceNetworkAclAssociation,
  ReplaceNetworkAclEntry: aclEntries.replaceNetworkAclEntry,
  ReplaceRoute: routes.replaceRoute,
  ReplaceRouteTableAssociation: routeTables.replaceRouteTableAssociation,
  RevokeSecurityGroupEgress: rules.revokeSecurityGroupEgress,
  RevokeSecurityGroupIngress: rules.revokeSecurityGroupIngress,
  RunInstances: launch.runInstances,
  StartInstances: states.startInstances,
  StopInstances: states.stopInstances,
  TerminateInstances: states.terminateInstances,
  UnassignPrivateIpAddresses: privateAddresses.unassignPrivateIpAddresses,
  UnmonitorInstances: states.unmonitorInstances,
  UpdateSecurityGroupRuleDescriptionsEgress: modifyRules.updateSecurityGroupRuleDescriptionsEgress,
  UpdateSecurityGroupRuleDescriptionsIngress: modifyRules.updateSecurityGroupRuleDescriptionsIngress,
};
