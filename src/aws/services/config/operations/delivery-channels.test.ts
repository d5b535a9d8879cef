// The delivery channel, by the real client. Keys of files and messages:
// https://docs.aws.amazon.com/config/latest/developerguide/notifications-for-AWS-Config.html; sentences as moto recorded them, where it did.
import { gunzipSync } from 'node:zlib';
import {
  DeleteDeliveryChannelCommand,
  DeliverConfigSnapshotCommand,
  DescribeDeliveryChannelStatusCommand,
  DescribeDeliveryChannelsCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
  StopConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { CreateSecurityGroupCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { account, bucket, type ConfigCloud, configCloud, roleARN } from '../testing/config-cloud.ts';

const hourMs = 60 * 60 * 1000;
const topicArn = `arn:aws:sns:us-east-1:${account}:changes`;
const put = (input: object) => new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: bucket, ...input } });

async function withRecorder(): Promise<ConfigCloud> {
  const cloud = configCloud();
  await cloud.config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { roleARN } }));
  return cloud;
}

const keys = async ({ s3 }: ConfigCloud) =>
  ((await s3.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents ?? []).map(({ Key = '' }) => Key);

async function file({ s3 }: ConfigCloud, Key: string): Promise<Record<string, unknown>> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
  return JSON.parse(gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString());
}

/** A topic with a queue behind it; the messages that arrived since the last look. */
async function topicWithQueue(cloud: ConfigCloud) {
  const [sns, sqs] = [cloud.client(SNSClient), cloud.client(SQSClient)];
  await sns.send(new CreateTopicCommand({ Name: 'changes' }));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'changes' }));
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' },
  });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  await sns.send(new SubscribeCommand({ TopicArn: topicArn, Protocol: 'sqs', Endpoint: `arn:aws:sqs:us-east-1:${account}:changes` }));
  return async () => {
    const told: { Subject: string; Message: Record<string, unknown> }[] = [];
    for (let full = true; full; ) {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      told.push(
        ...Messages.map(({ Body = '' }) => JSON.parse(Body)).map(({ Subject, Message }) => ({ Subject, Message: JSON.parse(Message) })),
      );
      full = Messages.length > 0;
    }
    return told;
  };
}

test('a bucket that is not there, names, prefixes and ARNs that are none are refused', async () => {
  const { config } = await withRecorder();
  await expect(config.send(put({}))).rejects.toMatchObject({
    name: 'NoSuchBucketException',
    message: `Cannot find a S3 bucket with name '${bucket}'.`,
  });
  await expect(config.send(put({ s3BucketName: '' }))).rejects.toMatchObject({
    name: 'NoSuchBucketException',
    message: 'Cannot find a S3 bucket with an empty bucket name.',
  });
  await expect(config.send(put({ name: '' }))).rejects.toMatchObject({ name: 'InvalidDeliveryChannelNameException' });
  await expect(config.send(put({ s3KeyPrefix: '' }))).rejects.toMatchObject({ name: 'InvalidS3KeyPrefixException' });
  await expect(config.send(put({ snsTopicARN: '' }))).rejects.toMatchObject({ name: 'InvalidSNSTopicARNException' });
  await expect(config.send(put({ s3KmsKeyArn: 'key' }))).rejects.toMatchObject({ name: 'InvalidS3KmsKeyArnException' });
  await expect(config.send(put({ configSnapshotDeliveryProperties: { deliveryFrequency: 'Never' } }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
});

test('a bucket that lets Config in neither by its policy nor by the role is refused; a policy for config.amazonaws.com lets it in', async () => {
  const { config, s3 } = await withRecorder();
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await expect(config.send(put({}))).rejects.toMatchObject({
    name: 'InsufficientDeliveryPolicyException',
    message: expect.stringContaining(`Insufficient delivery policy to s3 bucket: ${bucket}, unable to write to bucket`),
  });
  const Statement = {
    Effect: 'Allow',
    Principal: { Service: 'config.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `arn:aws:s3:::${bucket}/AWSLogs/${account}/Config/*`,
    Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'AWS:SourceAccount': account } },
  };
  await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  await config.send(put({}));
  const { DeliveryChannels } = await config.send(new DescribeDeliveryChannelsCommand({}));
  expect(DeliveryChannels).toEqual([{ name: 'default', s3BucketName: bucket }]);
});

test('a topic must be there and let Config publish', async () => {
  const cloud = await withRecorder();
  await cloud.s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await cloud.makeRole();
  await expect(cloud.config.send(put({ snsTopicARN: topicArn }))).rejects.toMatchObject({ name: 'InvalidSNSTopicARNException' });
  await cloud.client(SNSClient).send(new CreateTopicCommand({ Name: 'changes' }));
  await cloud.config.send(put({ snsTopicARN: topicArn }));
});

test('one channel a region, and the last one cannot be deleted while the recorder runs', async () => {
  const { config, record } = configCloud();
  await record();
  await expect(config.send(put({ name: 'other' }))).rejects.toMatchObject({ name: 'MaxNumberOfDeliveryChannelsExceededException' });
  const remove = new DeleteDeliveryChannelCommand({ DeliveryChannelName: 'default' });
  await expect(config.send(remove)).rejects.toMatchObject({ name: 'LastDeliveryChannelDeleteFailedException' });
  await config.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  await config.send(remove);
  await expect(config.send(remove)).rejects.toMatchObject({
    name: 'NoSuchDeliveryChannelException',
    message: "Cannot find delivery channel with specified name 'default'.",
  });
  await expect(config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }))).rejects.toMatchObject({
    name: 'NoAvailableDeliveryChannelException',
  });
});

test('a snapshot that is asked for lies in the bucket, zipped, with all current items, and is announced before and after', async () => {
  const cloud = configCloud();
  const told = await topicWithQueue(cloud);
  await cloud.ec2.send(new DescribeVpcsCommand({}));
  await cloud.record({ group: { resourceTypes: ['AWS::EC2::VPC'] }, topic: topicArn });
  await cloud.advance(1000);
  await told();
  const { configSnapshotId } = await cloud.config.send(new DeliverConfigSnapshotCommand({ deliveryChannelName: 'default' }));
  await cloud.advance(1000);
  const key = (await keys(cloud)).find((one) => one.includes('ConfigSnapshot')) ?? '';
  expect(key).toBe(
    `AWSLogs/${account}/Config/us-east-1/2026/11/1/ConfigSnapshot/${account}_Config_us-east-1_ConfigSnapshot_20261101T000001Z_${configSnapshotId}.json.gz`,
  );
  expect(await file(cloud, key)).toMatchObject({
    fileVersion: '1.0',
    configSnapshotId,
    configurationItems: [{ resourceType: 'AWS::EC2::VPC', configurationItemVersion: '1.3', awsAccountId: account }],
  });
  const messages = (await told()).map(({ Subject, Message }) => ({ Subject, ...Message }));
  expect(messages).toMatchObject([
    { messageType: 'ConfigurationSnapshotDeliveryStarted', configSnapshotId, recordVersion: '1.1' },
    {
      Subject: `[AWS Config:us-east-1] Configuration Snapshot Delivery Completed for Account ${account}`,
      messageType: 'ConfigurationSnapshotDeliveryCompleted',
      configSnapshotId,
      s3ObjectKey: key,
      s3Bucket: bucket,
    },
  ]);
});

test('a snapshot needs a running recorder and the right channel', async () => {
  const { config, record } = configCloud();
  await record();
  await expect(config.send(new DeliverConfigSnapshotCommand({ deliveryChannelName: 'other' }))).rejects.toMatchObject({
    name: 'NoSuchDeliveryChannelException',
  });
  await config.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  await expect(config.send(new DeliverConfigSnapshotCommand({ deliveryChannelName: 'default' }))).rejects.toMatchObject({
    name: 'NoRunningConfigurationRecorderException',
  });
});

test('every six hours new items go into one file a type; what was delivered is not delivered again', async () => {
  const cloud = configCloud();
  const { Vpcs: [vpc] = [] } = await cloud.ec2.send(new DescribeVpcsCommand({}));
  await cloud.record({ group: { resourceTypes: ['AWS::EC2::SecurityGroup'] } });
  const history = async () => (await keys(cloud)).filter((key) => key.includes('/ConfigHistory/'));
  await cloud.advance(6 * hourMs);
  expect(await history()).toEqual([
    expect.stringContaining('_ConfigHistory_AWS::EC2::SecurityGroup_20261101T000000Z_20261101T000000Z_1.json.gz'),
  ]);
  await cloud.advance(6 * hourMs);
  expect(await history()).toHaveLength(1);
  await cloud.ec2.send(new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web', VpcId: vpc?.VpcId }));
  await cloud.advance(6 * hourMs);
  const [, second = ''] = await history();
  expect(await file(cloud, second)).toMatchObject({
    configurationItems: [{ resourceName: 'web', configurationItemStatus: 'ResourceDiscovered' }],
  });
});

test('snapshots come as often as the channel says, and the status tells the next one', async () => {
  const cloud = configCloud();
  await cloud.record();
  await cloud.config.send(put({ configSnapshotDeliveryProperties: { deliveryFrequency: 'Three_Hours' } }));
  const startMs = cloud.clock.now();
  await cloud.advance(7 * hourMs);
  expect((await keys(cloud)).filter((key) => key.includes('/ConfigSnapshot/'))).toHaveLength(2);
  const { DeliveryChannelsStatus } = await cloud.config.send(new DescribeDeliveryChannelStatusCommand({}));
  expect(DeliveryChannelsStatus).toMatchObject([
    {
      configSnapshotDeliveryInfo: { lastStatus: 'SUCCESS', nextDeliveryTime: new Date(startMs + 9 * hourMs) },
      configHistoryDeliveryInfo: { nextDeliveryTime: new Date(startMs + 12 * hourMs) },
      configStreamDeliveryInfo: { lastStatus: 'NOT_APPLICABLE' },
    },
  ]);
});

test('a change is told to the topic with the item as an object and the difference', async () => {
  const cloud = configCloud();
  const told = await topicWithQueue(cloud);
  const { Vpcs: [vpc] = [] } = await cloud.ec2.send(new DescribeVpcsCommand({}));
  await cloud.record({ group: { resourceTypes: ['AWS::EC2::SecurityGroup'] }, topic: topicArn });
  await cloud.advance(1000);
  await told();
  const { GroupId } = await cloud.ec2.send(new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web', VpcId: vpc?.VpcId }));
  await cloud.advance(1000);
  expect(await told()).toMatchObject([
    {
      Subject: `[AWS Config:us-east-1] AWS::EC2::SecurityGroup ${GroupId} Created in Account ${account}`,
      Message: {
        messageType: 'ConfigurationItemChangeNotification',
        recordVersion: '1.3',
        notificationCreationTime: expect.stringMatching(/^2026-11-01T00:00:01/),
        configurationItemDiff: { changeType: 'CREATE', changedProperties: {} },
        configurationItem: { resourceId: GroupId, configuration: { groupName: 'web' }, relationships: [{ name: 'Is contained in Vpc' }] },
      },
    },
  ]);
});
