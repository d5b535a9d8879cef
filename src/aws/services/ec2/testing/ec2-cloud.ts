// A test cloud with a client of EC2. For tests.
import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  EC2Client,
  type Instance,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  type SecurityGroup,
  type Vpc,
} from '@aws-sdk/client-ec2';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

/** Of nobody: thirty-two bytes of zero. Making a key pair takes its time. */
export const somePublicKey = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)} ama@sea`;

export interface Ec2Cloud extends TestCloud {
  readonly ec2: EC2Client;
  /** The VPC that the account came with. */
  defaultVpc(): Promise<Vpc & { readonly VpcId: string }>;
  /** The id of a new VPC. */
  newVpc(cidr?: string): Promise<string>;
  /** The id of a new subnet in the zone a. */
  newSubnet(vpcId: string, cidr: string): Promise<string>;
  /** The id of a new group, in the default VPC unless told otherwise. */
  newGroup(name: string, vpcId?: string): Promise<string>;
  group(id: string): Promise<SecurityGroup | undefined>;
  /** The id of the newest Amazon Linux. */
  imageId(architecture?: 'x86_64' | 'arm64'): Promise<string>;
  /** The id of one new instance: a t3.micro of Amazon Linux, unless told otherwise. */
  run(input?: Partial<RunInstancesCommandInput>): Promise<string>;
  instance(id: string): Promise<Instance | undefined>;
}

export function ec2Cloud(): Ec2Cloud {
  const cloud = testCloud();
  const ec2 = cloud.client(EC2Client);
  const imageId = async (architecture: 'x86_64' | 'arm64' = 'x86_64') => {
    const Filters = [{ Name: 'name', Values: [`al2023-ami-*-${architecture}`] }];
    return (await ec2.send(new DescribeImagesCommand({ Owners: ['amazon'], Filters }))).Images?.[0]?.ImageId ?? '';
  };
  return {
    ...cloud,
    ec2,
    imageId,
    async run(input = {}) {
      const request = { ImageId: await imageId(), InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, ...input } as const;
      return (await ec2.send(new RunInstancesCommand(request))).Instances?.[0]?.InstanceId ?? '';
    },
    async instance(id) {
      return (await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))).Reservations?.[0]?.Instances?.[0];
    },
    async defaultVpc() {
      const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }));
      return { ...Vpcs[0], VpcId: Vpcs[0]?.VpcId ?? '' };
    },
    async newVpc(CidrBlock = '10.0.0.0/16') {
      return (await ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId ?? '';
    },
    async newSubnet(VpcId, CidrBlock) {
      const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone: 'us-east-1a' }));
      return Subnet?.SubnetId ?? '';
    },
    async newGroup(GroupName, VpcId) {
      const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: 'for a test', VpcId }));
      return GroupId;
    },
    async group(id) {
      return (await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [id] }))).SecurityGroups?.[0];
    },
  };
}
