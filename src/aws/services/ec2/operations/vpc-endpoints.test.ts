// VPC endpoints, flow logs and DHCP options: what is kept and told. By the real SDK client.
// Source: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html, .../AWSEC2/latest/APIReference/API_CreateFlowLogs.html
import {
  AssociateDhcpOptionsCommand,
  CreateDhcpOptionsCommand,
  CreateFlowLogsCommand,
  CreateVpcEndpointCommand,
  DeleteDhcpOptionsCommand,
  DeleteFlowLogsCommand,
  DeleteVpcEndpointsCommand,
  DescribeDhcpOptionsCommand,
  DescribeFlowLogsCommand,
  DescribePrefixListsCommand,
  DescribeRouteTablesCommand,
  DescribeVpcEndpointsCommand,
  ModifyVpcEndpointCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { ec2Cloud } from '../testing/ec2-cloud.ts';

test('a gateway endpoint puts a route into its tables, and takes it out again', async () => {
  const { ec2, newVpc } = ec2Cloud();
  const VpcId = await newVpc();
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];
  const table = async () => (await ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables?.[0];
  const id = (await table())?.RouteTableId ?? '';
  const create = (ServiceName: string) => ec2.send(new CreateVpcEndpointCommand({ VpcId, ServiceName, RouteTableIds: [id] }));
  const { VpcEndpoint } = await create('com.amazonaws.us-east-1.s3');
  const VpcEndpointId = VpcEndpoint?.VpcEndpointId ?? '';
  const { PrefixLists } = await ec2.send(new DescribePrefixListsCommand({ Filters: [{ Name: 'prefix-list-name', Values: ['*.s3'] }] }));
  expect((await table())?.Routes?.[1]).toMatchObject({
    DestinationPrefixListId: PrefixLists?.[0]?.PrefixListId,
    GatewayId: VpcEndpointId,
    State: 'active',
  });
  await expect(create('com.amazonaws.us-east-1.s3')).rejects.toMatchObject({ name: 'RouteAlreadyExists' });
  await expect(create('com.amazonaws.us-east-1.sea')).rejects.toMatchObject({ name: 'InvalidServiceName' });
  await expect(
    ec2.send(new CreateVpcEndpointCommand({ VpcId, ServiceName: 'com.amazonaws.us-east-1.sqs', VpcEndpointType: 'Interface' })),
  ).rejects.toMatchObject({ name: 'NotImplemented' });
  await ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId, RemoveRouteTableIds: [id], PolicyDocument: '{}' }));
  expect((await table())?.Routes).toHaveLength(1);
  const told = await ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpointId] }));
  expect(told.VpcEndpoints).toMatchObject([{ PolicyDocument: '{}', RouteTableIds: [], State: 'available', VpcEndpointType: 'Gateway' }]);
  const answer = await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpointId, 'vpce-00000000000000000'] }));
  expect(answer.Unsuccessful).toMatchObject([{ ResourceId: 'vpce-00000000000000000', Error: { Code: 'InvalidVpcEndpointId.NotFound' } }]);
  expect((await ec2.send(new DescribeVpcEndpointsCommand({}))).VpcEndpoints).toEqual([]);
});

test('flow logs of a VPC are kept, told and deleted', async () => {
  const { ec2, newVpc } = ec2Cloud();
  const vpc = await newVpc();
  const create = (input: object) =>
    ec2.send(new CreateFlowLogsCommand({ ResourceIds: [vpc], ResourceType: 'VPC', TrafficType: 'REJECT', ...input }));
  const toLogs = { LogGroupName: 'flows', DeliverLogsPermissionArn: 'arn:aws:iam::123456789012:role/flows' };
  const { FlowLogIds = [] } = await create(toLogs);
  const { FlowLogs } = await ec2.send(new DescribeFlowLogsCommand({ Filter: [{ Name: 'resource-id', Values: [vpc] }] }));
  expect(FlowLogs).toMatchObject([
    {
      FlowLogId: FlowLogIds[0],
      TrafficType: 'REJECT',
      FlowLogStatus: 'ACTIVE',
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: 'flows',
    },
  ]);
  expect(FlowLogs?.[0]?.LogFormat).toMatch(/^\$\{version\} \$\{account-id\}/);
  await expect(create(toLogs)).rejects.toMatchObject({ name: 'FlowLogAlreadyExists' });
  await expect(create({ LogGroupName: 'flows' })).rejects.toMatchObject({ name: 'MissingParameter' });
  await expect(create({ ...toLogs, TrafficType: 'SOME' })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(create({ ...toLogs, ResourceIds: ['vpc-00000000'] })).rejects.toMatchObject({ name: 'InvalidVpcID.NotFound' });
  await create({ LogDestinationType: 's3', LogDestination: 'arn:aws:s3:::flows' });
  await ec2.send(new DeleteFlowLogsCommand({ FlowLogIds }));
  await expect(ec2.send(new DeleteFlowLogsCommand({ FlowLogIds }))).rejects.toMatchObject({ name: 'InvalidFlowLogId.NotFound' });
});

test('DHCP options are made, given to a VPC, and deleted when nobody has them', async () => {
  const { ec2, newVpc, defaultVpc } = ec2Cloud();
  const VpcId = await newVpc();
  const { DhcpOptions: all } = await ec2.send(new DescribeDhcpOptionsCommand({}));
  expect(all?.map(({ DhcpOptionsId }) => DhcpOptionsId)).toEqual([(await defaultVpc()).DhcpOptionsId]);
  const DhcpConfigurations = [{ Key: 'domain-name', Values: ['sea.example'] }];
  const { DhcpOptions } = await ec2.send(new CreateDhcpOptionsCommand({ DhcpConfigurations }));
  expect(DhcpOptions?.DhcpConfigurations).toEqual([{ Key: 'domain-name', Values: [{ Value: 'sea.example' }] }]);
  const DhcpOptionsId = DhcpOptions?.DhcpOptionsId ?? '';
  await ec2.send(new AssociateDhcpOptionsCommand({ DhcpOptionsId, VpcId }));
  await expect(ec2.send(new DeleteDhcpOptionsCommand({ DhcpOptionsId }))).rejects.toMatchObject({ name: 'DependencyViolation' });
  await ec2.send(new AssociateDhcpOptionsCommand({ DhcpOptionsId: 'default', VpcId }));
  await ec2.send(new DeleteDhcpOptionsCommand({ DhcpOptionsId }));
  await expect(ec2.send(new AssociateDhcpOptionsCommand({ DhcpOptionsId, VpcId }))).rejects.toMatchObject({
    name: 'InvalidDhcpOptionID.NotFound',
  });
  await expect(ec2.send(new CreateDhcpOptionsCommand({ DhcpConfigurations: [{ Key: 'colour', Values: ['red'] }] }))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
});
