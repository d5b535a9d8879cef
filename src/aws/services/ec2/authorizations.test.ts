// Policies about EC2: resources, tags of the resource and of the request, denials in EC2's words.
// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html, .../AWSEC2/latest/UserGuide/iam-policies-for-amazon-ec2.html
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  EC2Client,
  ImportKeyPairCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { ec2Cloud, somePublicKey } from './testing/ec2-cloud.ts';

const account = '123456789012';

async function asUser(...Statement: object[]) {
  const cloud = ec2Cloud();
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'ama' }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ama' }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'ama', PolicyName: 'p', PolicyDocument }));
  const credentials = { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
  return { ...cloud, asAma: cloud.client(EC2Client, { credentials }) };
}

const open = (GroupId: string) =>
  new AuthorizeSecurityGroupIngressCommand({ GroupId, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' });

test('what no policy allows is UnauthorizedOperation, status 403, and a dry run says it too', async () => {
  const { asAma } = await asUser({ Effect: 'Allow', Action: 'ec2:DescribeVpcs', Resource: '*' });
  expect((await asAma.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
  await expect(asAma.send(new DescribeSecurityGroupsCommand({ DryRun: true }))).rejects.toMatchObject({
    name: 'UnauthorizedOperation',
    message: expect.stringContaining('is not authorized to perform: ec2:DescribeSecurityGroups'),
    $metadata: { httpStatusCode: 403 },
  });
});

test('a policy may name one group, or all with a tag', async () => {
  const { asAma, ec2, newGroup } = await asUser({
    Effect: 'Allow',
    Action: 'ec2:AuthorizeSecurityGroupIngress',
    Resource: `arn:aws:ec2:us-east-1:${account}:security-group/*`,
    Condition: { StringEquals: { 'ec2:ResourceTag/team': 'blue' } },
  });
  const [blue, red] = [await newGroup('blue'), await newGroup('red')];
  await ec2.send(new CreateTagsCommand({ Resources: [blue], Tags: [{ Key: 'team', Value: 'blue' }] }));
  await asAma.send(open(blue));
  await expect(asAma.send(open(red))).rejects.toMatchObject({
    name: 'UnauthorizedOperation',
    message: expect.stringContaining(`arn:aws:ec2:us-east-1:${account}:security-group/${red}`),
  });
});

test('a policy may say which types of instances are run, in which subnets', async () => {
  const arn = (resource: string) => `arn:aws:ec2:us-east-1:${account}:${resource}`;
  const others = ['network-interface/*', 'security-group/*', 'volume/*', 'key-pair/mine'].map(arn);
  const { asAma, ec2, newVpc, newSubnet, imageId } = await asUser(
    { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: [...others, 'arn:aws:ec2:*::image/*'] },
    { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: arn('instance/*'), Condition: { StringLike: { 'ec2:InstanceType': 't3.*' } } },
    {
      Effect: 'Allow',
      Action: 'ec2:RunInstances',
      Resource: arn('subnet/*'),
      Condition: { StringEquals: { 'ec2:ResourceTag/open': 'yes' } },
    },
  );
  const vpc = await newVpc();
  const [open, closed] = [await newSubnet(vpc, '10.0.0.0/24'), await newSubnet(vpc, '10.0.1.0/24')];
  await ec2.send(new CreateTagsCommand({ Resources: [open], Tags: [{ Key: 'open', Value: 'yes' }] }));
  const PublicKeyMaterial = new TextEncoder().encode(somePublicKey);
  for (const KeyName of ['mine', 'other']) await ec2.send(new ImportKeyPairCommand({ KeyName, PublicKeyMaterial }));
  const ImageId = await imageId();
  const run = (input: Partial<RunInstancesCommandInput>) =>
    asAma.send(new RunInstancesCommand({ ImageId, MinCount: 1, MaxCount: 1, SubnetId: open, KeyName: 'mine', ...input }));
  await run({});
  for (const [input, refused] of [
    [{ InstanceType: 'm5.large' }, 'instance/*'],
    [{ SubnetId: closed }, `subnet/${closed}`],
    [{ SubnetId: undefined, NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: closed }] }, `subnet/${closed}`],
    [{ KeyName: 'other' }, 'key-pair/other'],
    [{ TagSpecifications: [{ ResourceType: 'volume', Tags: [{ Key: 'a', Value: 'b' }] }] }, 'ec2:CreateTags'],
  ] as const)
    await expect(run(input as Partial<RunInstancesCommandInput>)).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message: expect.stringContaining(refused),
    });
});

test('who may create only with certain tags also needs CreateTags for that', async () => {
  const create = { Effect: 'Allow', Action: 'ec2:CreateVpc', Resource: '*', Condition: { StringLike: { 'aws:RequestTag/team': '*' } } };
  const tag = {
    Effect: 'Allow',
    Action: 'ec2:CreateTags',
    Resource: `arn:aws:ec2:*:*:vpc/*`,
    Condition: { StringEquals: { 'ec2:CreateAction': 'CreateVpc' } },
  };
  const vpc = (...keys: string[]) =>
    new CreateVpcCommand({
      CidrBlock: '10.0.0.0/16',
      ...(keys.length > 0 && { TagSpecifications: [{ ResourceType: 'vpc', Tags: keys.map((Key) => ({ Key, Value: 'x' })) }] }),
    });
  const without = await asUser(create);
  await expect(without.asAma.send(vpc('team'))).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
  const { asAma } = await asUser(create, tag);
  await expect(asAma.send(vpc())).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
  const { Vpc } = await asAma.send(vpc('team'));
  const later = new CreateTagsCommand({ Resources: [Vpc?.VpcId ?? ''], Tags: [{ Key: 'more', Value: 'x' }] });
  await expect(asAma.send(later)).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
});

test('a signature with another secret is AuthFailure, status 401', async () => {
  const { client, asAma } = await asUser({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' });
  const { accessKeyId } = await asAma.config.credentials();
  const forged = client(EC2Client, { credentials: { accessKeyId, secretAccessKey: 'guessed' } });
  await expect(forged.send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
    name: 'AuthFailure',
    message: 'AWS was not able to validate the provided access credentials',
    $metadata: { httpStatusCode: 401 },
  });
});
