// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import {
  AllocateAddressCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateFlowLogsCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateNetworkAclCommand,
  CreateNetworkInterfaceCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVolumeCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DescribeImagesCommand,
  EC2Client,
  ImportKeyPairCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { OneOfEach } from '../../../testing/one-of-each.ts';
import { somePublicKey } from './ec2-cloud.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const ec2 = client(EC2Client);
    const tagged = [{ ResourceType: 'vpc' as const, Tags: [{ Key: 'team', Value: 'blue' }] }];
    const VpcId = (await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', TagSpecifications: tagged }))).Vpc?.VpcId;
    const SubnetId = (await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.1.0/24' }))).Subnet?.SubnetId;
    const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'd', VpcId }));
    const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
    const InternetGatewayId = InternetGateway?.InternetGatewayId;
    await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    const RouteTableId = (await ec2.send(new CreateRouteTableCommand({ VpcId }))).RouteTable?.RouteTableId ?? '';
    await ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId }));
    await ec2.send(new CreateVpcEndpointCommand({ VpcId, ServiceName: 'com.amazonaws.us-east-1.s3', RouteTableIds: [RouteTableId] }));
    await ec2.send(new CreateNetworkAclCommand({ VpcId }));
    await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId }));
    await ec2.send(new ImportKeyPairCommand({ KeyName: 'mine', PublicKeyMaterial: new TextEncoder().encode(somePublicKey) }));
    const flows = { LogDestinationType: 's3', LogDestination: 'arn:aws:s3:::tides', TrafficType: 'ALL', ResourceType: 'VPC' } as const;
    await ec2.send(new CreateFlowLogsCommand({ ...flows, ResourceIds: [VpcId ?? ''] }));
  },
  async makeLater(client) {
    const ec2 = client(EC2Client);
    const Filters = [{ Name: 'name', Values: ['al2023-*-x86_64'] }];
    const ImageId = (await ec2.send(new DescribeImagesCommand({ Filters }))).Images?.[0]?.ImageId;
    const { Instances } = await ec2.send(new RunInstancesCommand({ ImageId, MinCount: 1, MaxCount: 1, KeyName: 'mine' }));
    const SubnetId = Instances?.[0]?.SubnetId;
    await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 1 }));
    const { AllocationId } = await ec2.send(new AllocateAddressCommand({}));
    await ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId }));
    await ec2.send(new AllocateAddressCommand({}));
  },
};
