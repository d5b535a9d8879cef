// Items of EC2's resources, made by real calls and read by the real client.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/config-item-table.html and how-does-config-work.html
import {
  BatchGetResourceConfigCommand,
  GetDiscoveredResourceCountsCommand,
  GetResourceConfigHistoryCommand,
  ListDiscoveredResourcesCommand,
  PutConfigurationRecorderCommand,
  PutRetentionConfigurationCommand,
  type ResourceType,
  StartConfigurationRecorderCommand,
  StopConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DescribeImagesCommand,
  DescribeVpcsCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { type ConfigCloud, configCloud, roleARN } from '../testing/config-cloud.ts';

const groupType = 'AWS::EC2::SecurityGroup';

async function makeGroup({ ec2 }: ConfigCloud, GroupName = 'web'): Promise<string> {
  const { Vpcs: [vpc] = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId: vpc?.VpcId }));
  return GroupId;
}

const openSsh = (GroupId: string) =>
  new AuthorizeSecurityGroupIngressCommand({
    GroupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });

const history = async ({ config }: ConfigCloud, resourceType: ResourceType, resourceId: string, input: object = {}) =>
  (await config.send(new GetResourceConfigHistoryCommand({ resourceType, resourceId, ...input }))).configurationItems ?? [];

test('what is there from the beginning is recorded, although nobody has called EC2: the default network', async () => {
  const cloud = configCloud();
  await cloud.record();
  const { resourceCounts = [] } = await cloud.config.send(new GetDiscoveredResourceCountsCommand({}));
  const counts = Object.fromEntries(resourceCounts.map(({ resourceType, count }) => [resourceType, count]));
  expect(counts).toMatchObject({ 'AWS::EC2::VPC': 1, 'AWS::EC2::Subnet': 3, 'AWS::EC2::InternetGateway': 1, [groupType]: 1 });
});

test('what is there when the recorder starts is discovered, with configuration as a JSON text', async () => {
  const cloud = configCloud();
  const id = await makeGroup(cloud);
  await cloud.record();
  const [item, ...older] = await history(cloud, groupType, id);
  expect(older).toEqual([]);
  expect(item).toMatchObject({
    version: '1.3',
    accountId: '123456789012',
    configurationItemStatus: 'ResourceDiscovered',
    configurationItemCaptureTime: new Date(cloud.clock.now()),
    configurationItemMD5Hash: '',
    arn: `arn:aws:ec2:us-east-1:123456789012:security-group/${id}`,
    resourceType: groupType,
    resourceId: id,
    resourceName: 'web',
    awsRegion: 'us-east-1',
    relatedEvents: [],
    tags: {},
    relationships: [{ resourceType: 'AWS::EC2::VPC', relationshipName: 'Is contained in Vpc' }],
  });
  expect(JSON.parse(item?.configuration ?? '')).toMatchObject({ groupId: id, groupName: 'web' });
});

test('each change makes an item, newest first, or oldest first where that is asked', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.advance(1000);
  await cloud.ec2.send(openSsh(id));
  await cloud.advance(1000);
  await cloud.ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'Owner', Value: 'ops' }] }));
  const items = await history(cloud, groupType, id);
  expect(items.map((item) => item.configurationItemStatus)).toEqual(['OK', 'OK', 'ResourceDiscovered']);
  expect(items.map((item) => item.tags)).toEqual([{ Owner: 'ops' }, {}, {}]);
  const forward = await history(cloud, groupType, id, { chronologicalOrder: 'Forward' });
  expect(forward.map((item) => item.configurationStateId)).toEqual(items.map((item) => item.configurationStateId).reverse());
});

test('two changes within one millisecond are two items, in order', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.ec2.send(openSsh(id));
  const [newest, oldest] = await history(cloud, groupType, id);
  expect(newest?.configurationItemCaptureTime).toEqual(oldest?.configurationItemCaptureTime);
  expect(Number(newest?.configurationStateId)).toBeGreaterThan(Number(oldest?.configurationStateId));
});

test('a call that changes nothing makes no item', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.ec2.send(new DescribeVpcsCommand({}));
  await cloud.ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'Owner', Value: 'ops' }] }));
  await cloud.ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'Owner', Value: 'ops' }] }));
  expect(await history(cloud, groupType, id)).toHaveLength(2);
});

test('a deleted resource keeps its history, and is listed where deleted ones are asked for', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.advance(60_000);
  await cloud.ec2.send(new DeleteSecurityGroupCommand({ GroupId: id }));
  const [last] = await history(cloud, groupType, id);
  expect(last).toMatchObject({ configurationItemStatus: 'ResourceDeleted', relationships: [], tags: {} });
  expect(last?.configuration).toBeUndefined();
  const list = async (includeDeletedResources: boolean) =>
    (await cloud.config.send(new ListDiscoveredResourcesCommand({ resourceType: groupType, includeDeletedResources })))
      .resourceIdentifiers ?? [];
  expect((await list(false)).map(({ resourceId }) => resourceId)).not.toContain(id);
  expect(await list(true)).toContainEqual({
    resourceType: groupType,
    resourceId: id,
    resourceName: 'web',
    resourceDeletionTime: new Date(cloud.clock.now()),
  });
  const { baseConfigurationItems } = await cloud.config.send(
    new BatchGetResourceConfigCommand({ resourceKeys: [{ resourceType: groupType, resourceId: id }] }),
  );
  expect(baseConfigurationItems).toEqual([]);
});

test('relationships stand on both sides, and a change of a network makes an item of the group that names it', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  const [group] = await history(cloud, groupType, id);
  const vpcId = group?.relationships?.[0]?.resourceId ?? '';
  const [vpc] = await history(cloud, 'AWS::EC2::VPC', vpcId);
  expect(vpc?.relationships).toContainEqual({
    resourceType: groupType,
    resourceId: id,
    resourceName: 'web',
    relationshipName: 'Contains SecurityGroup',
  });
  await cloud.ec2.send(new CreateTagsCommand({ Resources: [vpcId], Tags: [{ Key: 'Owner', Value: 'ops' }] }));
  const [after, before, ...older] = await history(cloud, groupType, id);
  expect(older).toEqual([]);
  expect(after?.configuration).toBe(before?.configuration);
  expect(cloud.changes).toContainEqual(expect.objectContaining({ resourceId: id, because: 'relation', status: 'OK' }));
});

test('a change of a group makes an item of the instance that names it, though the instance is as it was', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  const { Images: [image] = [] } = await cloud.ec2.send(new DescribeImagesCommand({ Owners: ['amazon'] }));
  const run = new RunInstancesCommand({
    ImageId: image?.ImageId,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SecurityGroupIds: [id],
  });
  const { Instances: [instance] = [] } = await cloud.ec2.send(run);
  const instanceId = instance?.InstanceId ?? '';
  await cloud.advance(60_000);
  const before = await history(cloud, 'AWS::EC2::Instance', instanceId);
  const [group] = await history(cloud, groupType, id);
  expect(group?.relationships).toContainEqual(expect.objectContaining({ resourceType: 'AWS::EC2::Instance', resourceId: instanceId }));
  expect(before[0]?.relationships).toContainEqual(
    expect.objectContaining({ resourceId: id, relationshipName: 'Is associated with SecurityGroup' }),
  );
  await cloud.ec2.send(openSsh(id));
  const after = await history(cloud, 'AWS::EC2::Instance', instanceId);
  expect(after).toHaveLength(before.length + 1);
  expect(after[0]?.configuration).toBe(before[0]?.configuration);
  expect(cloud.changes).toContainEqual(expect.objectContaining({ resourceId: instanceId, because: 'relation' }));
});

test('while the recorder is off nothing is recorded; when it starts again it finds what changed meanwhile', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.config.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  await cloud.ec2.send(openSsh(id));
  expect(await history(cloud, groupType, id)).toHaveLength(1);
  await cloud.config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  expect(await history(cloud, groupType, id)).toHaveLength(2);
});

test('a type that is not recorded any more says so, and so does its deletion', async () => {
  const cloud = configCloud();
  await cloud.record({ group: { resourceTypes: [groupType, 'AWS::EC2::VPC'] } });
  const id = await makeGroup(cloud);
  const recordingGroup = { resourceTypes: ['AWS::EC2::VPC' as const] };
  await cloud.config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: 'default', roleARN, recordingGroup } }));
  await cloud.ec2.send(openSsh(id));
  await cloud.ec2.send(new DeleteSecurityGroupCommand({ GroupId: id }));
  const items = await history(cloud, groupType, id);
  expect(items.map((item) => item.configurationItemStatus)).toEqual([
    'ResourceDeletedNotRecorded',
    'ResourceNotRecorded',
    'ResourceDiscovered',
  ]);
});

test('a type that is recorded daily gets one item a day with its last state', async () => {
  const cloud = configCloud();
  const override = { resourceTypes: [groupType as ResourceType], recordingFrequency: 'DAILY' as const };
  await cloud.record({ mode: { recordingFrequency: 'CONTINUOUS', recordingModeOverrides: [override] } });
  const id = await makeGroup(cloud);
  await cloud.ec2.send(openSsh(id));
  await expect(history(cloud, groupType, id)).rejects.toMatchObject({ name: 'ResourceNotDiscoveredException' });
  await cloud.advance(24 * 60 * 60 * 1000);
  expect(await history(cloud, groupType, id)).toMatchObject([
    { recordingFrequency: 'DAILY', configurationItemStatus: 'ResourceDiscovered' },
  ]);
});

test('the history comes in pages, within times, and refuses what it cannot know', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  for (let number = 0; number < 12; number++) {
    await cloud.advance(1000);
    await cloud.ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'n', Value: String(number) }] }));
  }
  const where = { resourceType: groupType as ResourceType, resourceId: id };
  const first = await cloud.config.send(new GetResourceConfigHistoryCommand(where));
  expect(first.configurationItems).toHaveLength(10);
  const second = await cloud.config.send(new GetResourceConfigHistoryCommand({ ...where, nextToken: first.nextToken }));
  expect(second.configurationItems?.map((item) => item.tags)).toEqual([{ n: '1' }, { n: '0' }, {}]);
  expect(second.nextToken).toBeUndefined();
  const [, atOne] = second.configurationItems ?? [];
  const only = await history(cloud, groupType, id, {
    earlierTime: atOne?.configurationItemCaptureTime,
    laterTime: atOne?.configurationItemCaptureTime,
  });
  expect(only.map((item) => item.tags)).toEqual([{ n: '0' }]);
  await expect(history(cloud, groupType, id, { earlierTime: new Date(2), laterTime: new Date(1) })).rejects.toMatchObject({
    name: 'InvalidTimeRangeException',
  });
  await expect(history(cloud, groupType, id, { limit: 101 })).rejects.toMatchObject({ name: 'InvalidLimitException' });
  await expect(history(cloud, groupType, id, { nextToken: 'x' })).rejects.toMatchObject({ name: 'InvalidNextTokenException' });
  await expect(history(cloud, groupType, 'sg-0')).rejects.toMatchObject({
    name: 'ResourceNotDiscoveredException',
    message: `Resource sg-0 of resourceType:${groupType} is unknown or has not been discovered`,
  });
});

test('counts tell the most numerous types first', async () => {
  const cloud = configCloud();
  await cloud.record({ group: { resourceTypes: ['AWS::EC2::SecurityGroup', 'AWS::EC2::VPC'] } });
  await makeGroup(cloud);
  const { resourceCounts, totalDiscoveredResources } = await cloud.config.send(new GetDiscoveredResourceCountsCommand({}));
  expect(resourceCounts).toEqual([
    { resourceType: 'AWS::EC2::SecurityGroup', count: 2 },
    { resourceType: 'AWS::EC2::VPC', count: 1 },
  ]);
  expect(totalDiscoveredResources).toBe(3);
});

test('lists by ids or by name, not by both', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  const list = (input: object) => cloud.config.send(new ListDiscoveredResourcesCommand({ resourceType: groupType, ...input }));
  expect((await list({ resourceIds: [id] })).resourceIdentifiers).toMatchObject([{ resourceId: id }]);
  expect((await list({ resourceName: 'web' })).resourceIdentifiers).toMatchObject([{ resourceId: id }]);
  await expect(list({ resourceIds: [id], resourceName: 'web' })).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(list({ limit: 101 })).rejects.toMatchObject({ name: 'InvalidLimitException' });
  await expect(list({ resourceType: 'AWS::No::Thing' })).rejects.toMatchObject({ name: 'ValidationException' });
});

test('a snapshot of the cloud goes on recording where the first cloud stopped', async () => {
  const before = configCloud();
  await before.record();
  const id = await makeGroup(before);
  const snapshot = structuredClone(await before.aws.snapshot());
  const after = configCloud();
  await after.aws.restore(snapshot);
  await after.ec2.send(openSsh(id));
  expect(await history(after, groupType, id)).toHaveLength(2);
});

test('items older than the retention period are not told any more', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.config.send(new PutRetentionConfigurationCommand({ RetentionPeriodInDays: 30 }));
  await cloud.advance(20 * 24 * 60 * 60 * 1000);
  await cloud.ec2.send(openSsh(id));
  await cloud.advance(20 * 24 * 60 * 60 * 1000);
  expect(await history(cloud, groupType, id)).toMatchObject([{ configurationItemStatus: 'OK' }]);
});
