// The ids of EC2 and the ARNs of ACM that one-of-everything.ts makes, by the ends of the members that take them.
import { ACMClient, ListCertificatesCommand } from '@aws-sdk/client-acm';
import * as ec2 from '@aws-sdk/client-ec2';
import type { VirtualClock } from '../../src/aws/core/clock.ts';
import type { Aws } from '../../src/aws/index.ts';
import { account } from '../../src/aws/testing/one-of-each.ts';
import { clientFor } from '../../src/aws/testing/sdk-client.ts';
import type { Names } from './random-input.ts';

/** Each beside one that is nobody's, for the member alone and for the list. */
export async function madeNetwork(aws: Aws, clock: VirtualClock): Promise<Names> {
  const client = clientFor(aws, ec2.EC2Client, { account, clock });
  const vpcs = (await client.send(new ec2.DescribeVpcsCommand({}))).Vpcs?.map(({ VpcId = '' }) => VpcId);
  const subnets = (await client.send(new ec2.DescribeSubnetsCommand({}))).Subnets?.map(({ SubnetId = '' }) => SubnetId);
  const groups = (await client.send(new ec2.DescribeSecurityGroupsCommand({}))).SecurityGroups?.map(({ GroupId = '' }) => GroupId);
  const rules = (await client.send(new ec2.DescribeSecurityGroupRulesCommand({}))).SecurityGroupRules;
  const tables = (await client.send(new ec2.DescribeRouteTablesCommand({}))).RouteTables?.map(({ RouteTableId = '' }) => RouteTableId);
  const acls = (await client.send(new ec2.DescribeNetworkAclsCommand({}))).NetworkAcls?.map(({ NetworkAclId = '' }) => NetworkAclId);
  const gateways = (await client.send(new ec2.DescribeInternetGatewaysCommand({}))).InternetGateways;
  const interfaces = (await client.send(new ec2.DescribeNetworkInterfacesCommand({}))).NetworkInterfaces;
  const { Reservations: [reservation] = [] } = await client.send(new ec2.DescribeInstancesCommand({}));
  const volumes = (await client.send(new ec2.DescribeVolumesCommand({}))).Volumes?.map(({ VolumeId = '' }) => VolumeId);
  const addresses = (await client.send(new ec2.DescribeAddressesCommand({}))).Addresses?.map(({ AllocationId = '' }) => AllocationId);
  const nats = (await client.send(new ec2.DescribeNatGatewaysCommand({}))).NatGateways?.map(({ NatGatewayId = '' }) => NatGatewayId);
  const images = (await client.send(new ec2.DescribeImagesCommand({}))).Images?.map(({ ImageId = '' }) => ImageId);
  const { CertificateSummaryList: certificates = [] } = await clientFor(aws, ACMClient, { account, clock }).send(
    new ListCertificatesCommand({}),
  );
  const kinds: Readonly<Record<string, readonly string[] | undefined>> = {
    VpcId: vpcs,
    SubnetId: subnets,
    GroupId: groups,
    SecurityGroupRuleId: rules?.map(({ SecurityGroupRuleId = '' }) => SecurityGroupRuleId),
    RouteTableId: tables,
    NetworkAclId: acls,
    InternetGatewayId: gateways?.map(({ InternetGatewayId = '' }) => InternetGatewayId),
    NetworkInterfaceId: interfaces?.map(({ NetworkInterfaceId = '' }) => NetworkInterfaceId),
    InstanceId: reservation?.Instances?.map(({ InstanceId = '' }) => InstanceId),
    VolumeId: volumes,
    AllocationId: addresses,
    NatGatewayId: nats,
    ImageId: images,
    CertificateArn: certificates.map(({ CertificateArn = '' }) => CertificateArn),
  };
  const known = Object.entries(kinds).map(([member, ids = []]): [string, readonly string[]] => [member, [...ids, 'none-0000']]);
  return {
    ...Object.fromEntries(
      known.flatMap(([member, ids]) => [
        [member, ids],
        [`${member}s`, ids],
      ]),
    ),
    CidrBlock: ['10.0.0.0/16', '10.0.9.0/24', '0.0.0.0/0', '10.0.0.0'],
    CidrIp: ['0.0.0.0/0', '10.0.0.0/8', '10.0.0/8'],
    IpProtocol: ['tcp', '-1', 'icmp', 'none'],
    InstanceType: ['t3.micro', 'm5.large', 'none'],
    AvailabilityZone: ['us-east-1a', 'us-east-1z'],
  };
}
