// The program of the sample: about 300 resources of a shop, recorded by AWS Config while they are made and changed. Run in the sandbox of a
// lab, never imported: sample-run.ts reads it as text.
import {
  ConfigServiceClient,
  PutConfigRuleCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteSecurityGroupCommand,
  DescribeImagesCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';

const [config, ec2, iam, s3, sqs] = [
  new ConfigServiceClient({}),
  new EC2Client({}),
  new IAMClient({}),
  new S3Client({}),
  new SQSClient({}),
];
const minutes = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 60_000));
const named = (resource: 'instance' | 'vpc' | 'subnet' | 'internet-gateway' | 'route-table' | 'natgateway' | 'volume', Name: string) => ({
  TagSpecifications: [{ ResourceType: resource, Tags: [{ Key: 'Name', Value: Name }] }],
});
/** Chance with a seed: the minimal standard generator of Park and Miller. */
let seed = 11;
const upTo = (count: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % count;
};

// The recorder, in its forced order: role, bucket, recorder, channel, start.
const trust = (Service: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }] });
const allow = (Action: string | string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'config', AssumeRolePolicyDocument: trust('config.amazonaws.com') }));
await iam.send(new PutRolePolicyCommand({ RoleName: 'config', PolicyName: 'deliver', PolicyDocument: allow('s3:PutObject') }));
await s3.send(new CreateBucketCommand({ Bucket: 'shop-config' }));
const recordingGroup = { allSupported: true, includeGlobalResourceTypes: true };
await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: 'default', roleARN: Role?.Arn, recordingGroup } }));
await config.send(new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: 'shop-config' } }));
await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
const rule = (ConfigRuleName: string, SourceIdentifier: string, types: string[], parameters?: object) =>
  config.send(
    new PutConfigRuleCommand({
      ConfigRule: {
        ConfigRuleName,
        Source: { Owner: 'AWS', SourceIdentifier },
        Scope: { ComplianceResourceTypes: types },
        ...(parameters && { InputParameters: JSON.stringify(parameters) }),
      },
    }),
  );
await rule('restricted-ssh', 'INCOMING_SSH_DISABLED', ['AWS::EC2::SecurityGroup']);
await rule('required-tags', 'REQUIRED_TAGS', ['AWS::EC2::Instance'], { tag1Key: 'Owner' });
await rule('s3-bucket-versioning-enabled', 'S3_BUCKET_VERSIONING_ENABLED', ['AWS::S3::Bucket']);
await minutes(3);

const vpcs: { id: string; subnets: { id: string; name: string }[]; groups: Map<string, string> }[] = [];
for (const [place, { name, tiers, groups }] of [
  {
    name: 'shop',
    tiers: ['public-a', 'public-b', 'app-a', 'app-b', 'data-a', 'data-b'],
    groups: ['web', 'app', 'data', 'bastion', 'office'],
  },
  { name: 'staging', tiers: ['public', 'app', 'data'], groups: ['web', 'app', 'data'] },
].entries()) {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: `10.${place}.0.0/16`, ...named('vpc', name) }));
  const VpcId = Vpc?.VpcId ?? '';
  const vpc: (typeof vpcs)[number] = { id: VpcId, subnets: [], groups: new Map() };
  const gateway = await ec2.send(new CreateInternetGatewayCommand(named('internet-gateway', `${name}-gateway`)));
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: gateway.InternetGateway?.InternetGatewayId }));
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId, ...named('route-table', `${name}-public`) }));
  for (const [number, tier] of tiers.entries()) {
    const zone = `us-east-1${tier.endsWith('b') ? 'b' : 'a'}`;
    const subnet = { VpcId, CidrBlock: `10.${place}.${number}.0/24`, AvailabilityZone: zone, ...named('subnet', `${name}-${tier}`) };
    const { Subnet } = await ec2.send(new CreateSubnetCommand(subnet));
    vpc.subnets.push({ id: Subnet?.SubnetId ?? '', name: tier });
    if (tier.startsWith('public'))
      await ec2.send(new AssociateRouteTableCommand({ RouteTableId: RouteTable?.RouteTableId, SubnetId: Subnet?.SubnetId }));
  }
  for (const group of groups) {
    const { GroupId = '' } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: `${name}-${group}`, Description: `Of the ${group} machines`, VpcId }),
    );
    vpc.groups.set(group, GroupId);
  }
  vpcs.push(vpc);
  await minutes(2);
}
const open = (GroupId: string | undefined, port: number, CidrIp: string) => ({
  GroupId,
  IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp }] }],
});
const [shop, staging] = vpcs;
await ec2.send(new AuthorizeSecurityGroupIngressCommand(open(shop?.groups.get('web'), 443, '0.0.0.0/0')));
await ec2.send(new AuthorizeSecurityGroupIngressCommand(open(staging?.groups.get('web'), 443, '10.0.0.0/8')));

const { Address } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' })).then(({ AllocationId }) => ({ Address: AllocationId }));
await ec2.send(new CreateNatGatewayCommand({ SubnetId: shop?.subnets[0]?.id, AllocationId: Address, ...named('natgateway', 'shop-nat') }));
const { Images: images } = await ec2.send(new DescribeImagesCommand({ Owners: ['amazon'] }));
const instances: string[] = [];
for (const [vpc, counts] of [
  [shop, [3, 3, 16, 16, 7, 7]],
  [staging, [3, 10, 3]],
] as const) {
  for (const [place, count] of counts.entries()) {
    const subnet = vpc?.subnets[place];
    const tier = subnet?.name.split('-')[0] ?? '';
    const group = vpc?.groups.get({ public: 'web', app: 'app', data: 'data' }[tier] ?? '');
    for (let number = 1; number <= count; number += 1) {
      const { Instances } = await ec2.send(
        new RunInstancesCommand({
          ImageId: images?.[0]?.ImageId,
          InstanceType: 't3.micro',
          MinCount: 1,
          MaxCount: 1,
          SubnetId: subnet?.id,
          SecurityGroupIds: group ? [group] : [],
          ...named('instance', `${subnet?.name}-${number}`),
        }),
      );
      instances.push(Instances?.[0]?.InstanceId ?? '');
    }
    await minutes(1);
  }
}
await minutes(2);
for (const InstanceId of instances.slice(0, 2)) {
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  await ec2.send(new AssociateAddressCommand({ AllocationId, InstanceId }));
}
await ec2.send(new CreateTagsCommand({ Resources: instances.filter(() => upTo(4) > 0), Tags: [{ Key: 'Owner', Value: 'platform' }] }));

const policies: string[] = [];
for (const [PolicyName, Action] of Object.entries({
  'read-orders': 'dynamodb:GetItem',
  'write-orders': 'dynamodb:PutItem',
  'read-photos': 's3:GetObject',
  'see-machines': 'ec2:DescribeInstances',
  'restart-machines': 'ec2:RebootInstances',
})) {
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: allow(Action) }));
  policies.push(Policy?.Arn ?? '');
}
for (const [place, GroupName] of ['developers', 'operators', 'support'].entries()) {
  await iam.send(new CreateGroupCommand({ GroupName }));
  for (const PolicyArn of policies.slice(place, place + 2)) await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }));
}
const users = [
  'aiko',
  'ben',
  'chie',
  'dan',
  'emi',
  'fumi',
  'gen',
  'hana',
  'ivan',
  'jun',
  'kei',
  'lena',
  'mio',
  'nao',
  'olga',
  'pia',
  'rei',
  'sho',
];
for (const [place, UserName] of users.entries()) {
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new AddUserToGroupCommand({ UserName, GroupName: place < 9 ? 'developers' : place < 13 ? 'operators' : 'support' }));
}
for (const [place, RoleName] of ['order-worker', 'photo-worker', 'reporter'].entries()) {
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust('lambda.amazonaws.com') }));
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: policies[place] }));
}
await minutes(4);
for (let number = 1; number <= 34; number += 1) {
  const Bucket = `shop-${['photos', 'invoices', 'logs', 'exports'][number % 4]}-${number}`;
  await s3.send(new CreateBucketCommand({ Bucket }));
  if (upTo(3) > 0) await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
}
for (const name of ['orders', 'orders-dead', 'mails', 'photos', 'photos-dead', 'reports', 'refunds', 'stock'])
  await sqs.send(new CreateQueueCommand({ QueueName: name }));
await minutes(6);

// What happens in a cloud: somebody opens SSH to the world, machines come and go, people leave.
await ec2.send(new AuthorizeSecurityGroupIngressCommand(open(shop?.groups.get('bastion'), 22, '0.0.0.0/0')));
await minutes(5);
await ec2.send(new TerminateInstancesCommand({ InstanceIds: instances.slice(14, 18) }));
await minutes(5);
await ec2.send(new RevokeSecurityGroupIngressCommand(open(shop?.groups.get('bastion'), 22, '0.0.0.0/0')));
await ec2.send(new AuthorizeSecurityGroupIngressCommand(open(shop?.groups.get('bastion'), 22, '192.0.2.0/24')));
await minutes(5);
await iam.send(new RemoveUserFromGroupCommand({ UserName: 'sho', GroupName: 'support' }));
await iam.send(new DeleteUserCommand({ UserName: 'sho' }));
await ec2.send(new DeleteSecurityGroupCommand({ GroupId: shop?.groups.get('office') }));
await s3.send(new DeleteBucketCommand({ Bucket: 'shop-logs-34' })).catch(() => undefined);
await s3.send(new PutBucketTaggingCommand({ Bucket: 'shop-photos-4', Tagging: { TagSet: [{ Key: 'Owner', Value: 'web' }] } }));
await minutes(5);
await ec2.send(new AuthorizeSecurityGroupIngressCommand(open(staging?.groups.get('app'), 22, '0.0.0.0/0')));
await ec2.send(new CreateTagsCommand({ Resources: [shop?.id ?? ''], Tags: [{ Key: 'Stage', Value: 'production' }] }));
await minutes(3);
