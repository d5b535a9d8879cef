// Other services fill a Firehose stream: rules, topics, log groups, SQL. By the real SDK clients of all of them.
// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html, https://docs.aws.amazon.com/sns/latest/dg/sns-firehose-as-subscriber.html,
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#FirehoseExample
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  PutSubscriptionFilterCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient, PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateStreamCommand, KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { CreateApplicationCommand, KinesisAnalyticsV2Client, StartApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { gunzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { ACCOUNT, firehoseCloud, ROLE, STREAM_ARN } from './testing/firehose-cloud.ts';

const minute = 60_000;
const roleOf = (name: string) => ROLE.replace('/firehose', `/${name}`);
const hints = { BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 } };

/** A stream, and a role that `service` may assume to fill it. */
async function cloudFor(service: string) {
  const cloud = await firehoseCloud();
  await cloud.createRole('sender', ['firehose:PutRecord'], service);
  await cloud.createRole('mute', [], service);
  return cloud;
}

test('a rule of EventBridge sends events as its role, and needs one', async () => {
  const { client, create, texts, advance } = await cloudFor('events.amazonaws.com');
  await create(hints);
  const events = client(EventBridgeClient);
  await events.send(new PutRuleCommand({ Name: 'all', EventPattern: '{"source":["shop"]}' }));
  const target = (RoleArn?: string) =>
    events.send(new PutTargetsCommand({ Rule: 'all', Targets: [{ Id: 'hose', Arn: STREAM_ARN, InputPath: '$.detail', RoleArn }] }));
  await expect(target()).rejects.toMatchObject({ name: 'ValidationException', message: expect.stringContaining('RoleArn is required') });
  await target(roleOf('sender'));
  await events.send(new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'sale', Detail: '{"price":7}' }] }));
  await advance(2 * minute);
  expect(await texts()).toEqual(['{"price":7}']);
});

test('a topic sends messages as the role of the subscription, a line each', async () => {
  const { aws, client, create, texts, advance } = await cloudFor('sns.amazonaws.com');
  await create(hints);
  const sns = client(SNSClient);
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'news' }));
  const subscribe = (Attributes: Record<string, string>) =>
    sns.send(new SubscribeCommand({ TopicArn, Protocol: 'firehose', Endpoint: STREAM_ARN, Attributes }));
  await expect(subscribe({})).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('SubscriptionRoleArn'),
  });
  await subscribe({ SubscriptionRoleArn: roleOf('sender') });
  await sns.send(new PublishCommand({ TopicArn, Message: 'high tide' }));
  await sns.send(new PublishCommand({ TopicArn, Message: 'low tide' }));
  await advance(2 * minute);
  const [lines = ''] = await texts();
  expect(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { Type: 'Notification', Message: 'high tide', TopicArn },
    { Type: 'Notification', Message: 'low tide' },
  ]);
  const other = await sns.send(new CreateTopicCommand({ Name: 'quiet' }));
  const Attributes = { SubscriptionRoleArn: roleOf('mute'), RawMessageDelivery: 'true' };
  await sns.send(new SubscribeCommand({ TopicArn: other.TopicArn, Protocol: 'firehose', Endpoint: STREAM_ARN, Attributes }));
  await sns.send(new PublishCommand({ TopicArn: other.TopicArn, Message: 'unheard' }));
  await advance(2 * minute);
  expect(await texts()).toHaveLength(1);
  expect(JSON.stringify(aws.inspect(ACCOUNT, 'us-east-1').sns)).toContain('is not authorized to perform: firehose:PutRecord');
});

test('the lines of a log group arrive zipped; with decompression and extraction, as they were written', async () => {
  const { client, clock, create, keys, read, texts, advance } = await cloudFor('logs.amazonaws.com');
  await create({ ...hints, Prefix: 'zipped/' });
  const Processors = [
    { Type: 'Decompression' as const },
    { Type: 'CloudWatchLogProcessing' as const, Parameters: [{ ParameterName: 'DataMessageExtraction' as const, ParameterValue: 'true' }] },
  ];
  await create({ ...hints, Prefix: 'plain/', ProcessingConfiguration: { Enabled: true, Processors } }, { DeliveryStreamName: 'plain' });
  const logs = client(CloudWatchLogsClient);
  const named = { logGroupName: 'app', logStreamName: 'one' };
  await logs.send(new CreateLogGroupCommand(named));
  await logs.send(new CreateLogStreamCommand(named));
  const subscribe = (filterName: string, destinationArn: string, roleArn?: string) =>
    logs.send(new PutSubscriptionFilterCommand({ logGroupName: 'app', filterName, filterPattern: '', destinationArn, roleArn }));
  await expect(subscribe('mute', STREAM_ARN, roleOf('mute'))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('Could not deliver test message to specified Firehose stream.'),
  });
  await subscribe('zipped', STREAM_ARN, roleOf('sender'));
  await subscribe('plain', STREAM_ARN.replace('clicks', 'plain'), roleOf('sender'));
  const logEvents = ['one', 'two'].map((message) => ({ timestamp: clock.now(), message }));
  await advance(2 * minute);
  await logs.send(new PutLogEventsCommand({ ...named, logEvents }));
  await advance(2 * minute);
  const zipped = (await keys()).filter((key) => key.startsWith('zipped/'));
  const batches = await Promise.all(zipped.map(async (key) => JSON.parse(strFromU8(gunzipSync(await read(key))))));
  expect(batches.map(({ messageType }) => messageType)).toEqual(['CONTROL_MESSAGE', 'DATA_MESSAGE']);
  expect(await texts('plain/')).toEqual(['one\ntwo\n']);
});

test('rows of Kinesis Analytics go to a Firehose output', async () => {
  const { client, create, createRole, texts, advance } = await firehoseCloud();
  await create(hints);
  await createRole('analytics', ['*'], 'kinesisanalytics.amazonaws.com');
  const kinesis = client(KinesisClient);
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  await advance(1000);
  const RecordFormat = { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } } as const;
  const TextContent =
    'CREATE STREAM OUT_STREAM (P INTEGER); CREATE PUMP PASS AS INSERT INTO OUT_STREAM SELECT STREAM P FROM SOURCE_001 WHERE P > 1;';
  const analytics = client(KinesisAnalyticsV2Client);
  const { ApplicationDetail } = await analytics.send(
    new CreateApplicationCommand({
      ApplicationName: 'dear',
      RuntimeEnvironment: 'SQL-1_0',
      ServiceExecutionRole: roleOf('analytics'),
      ApplicationConfiguration: {
        ApplicationCodeConfiguration: { CodeContentType: 'PLAINTEXT', CodeContent: { TextContent } },
        SqlApplicationConfiguration: {
          Inputs: [
            {
              NamePrefix: 'SOURCE',
              KinesisStreamsInput: { ResourceARN: `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/prices` },
              InputSchema: { RecordFormat, RecordColumns: [{ Name: 'P', SqlType: 'INTEGER', Mapping: '$.p' }] },
            },
          ],
          Outputs: [
            { Name: 'OUT_STREAM', KinesisFirehoseOutput: { ResourceARN: STREAM_ARN }, DestinationSchema: { RecordFormatType: 'JSON' } },
          ],
        },
      },
    }),
  );
  const described = ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription;
  const InputId = described?.InputDescriptions?.[0]?.InputId;
  const InputStartingPositionConfiguration = { InputStartingPosition: 'TRIM_HORIZON' } as const;
  const SqlRunConfigurations = [{ InputId, InputStartingPositionConfiguration }];
  await analytics.send(new StartApplicationCommand({ ApplicationName: 'dear', RunConfiguration: { SqlRunConfigurations } }));
  await advance(minute);
  for (const p of [1, 2, 3]) {
    const Data = new TextEncoder().encode(`{"p":${p}}`);
    await kinesis.send(new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'k', Data }));
  }
  await advance(2 * minute);
  expect(await texts()).toEqual(['{"P":2}{"P":3}']);
});
