// The recorder, by the real client. Sentences of errors: as moto recorded them; order and rules:
// https://docs.aws.amazon.com/config/latest/developerguide/gs-cli-subscribe.html
import {
  DeleteConfigurationRecorderCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  ListConfigurationRecordersCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  type RecordingGroup,
  StartConfigurationRecorderCommand,
  StopConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { expect, test } from 'vitest';
import { configCloud, roleARN } from '../testing/config-cloud.ts';

const put = (recordingGroup?: RecordingGroup, name?: string) =>
  new PutConfigurationRecorderCommand({
    ConfigurationRecorder: { roleARN, ...(name !== undefined && { name }), ...(recordingGroup && { recordingGroup }) },
  });

test('the order is forced: no channel without a recorder, no start without a channel', async () => {
  const { config } = configCloud();
  const channel = new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: 'any' } });
  await expect(config.send(channel)).rejects.toMatchObject({
    name: 'NoAvailableConfigurationRecorderException',
    message: 'Configuration recorder is not available to put delivery channel.',
  });
  await config.send(put());
  await expect(config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }))).rejects.toMatchObject({
    name: 'NoAvailableDeliveryChannelException',
    message: 'Delivery channel is not available to start configuration recorder.',
  });
});

test('a recorder without a name is called default and records all supported types but the global ones of IAM, continuously', async () => {
  const { config } = configCloud();
  await config.send(put());
  const { ConfigurationRecorders } = await config.send(new DescribeConfigurationRecordersCommand({}));
  expect(ConfigurationRecorders).toEqual([
    {
      arn: expect.stringMatching(/^arn:aws:config:us-east-1:123456789012:configuration-recorder\/default\/[0-9a-z]{16}$/),
      name: 'default',
      roleARN,
      recordingGroup: {
        allSupported: true,
        includeGlobalResourceTypes: false,
        resourceTypes: [],
        exclusionByResourceTypes: { resourceTypes: [] },
        recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
      },
      recordingMode: { recordingFrequency: 'CONTINUOUS', recordingModeOverrides: [] },
      recordingScope: 'PAID',
    },
  ]);
  const { ConfigurationRecorderSummaries } = await config.send(new ListConfigurationRecordersCommand({}));
  expect(ConfigurationRecorderSummaries).toMatchObject([{ name: 'default', recordingScope: 'PAID' }]);
});

test.each<[string, RecordingGroup]>([
  ['nothing at all', {}],
  ['all types and a list', { allSupported: true, resourceTypes: ['AWS::EC2::Instance'] }],
  ['all types by the strategy of exclusion', { allSupported: true, recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' } }],
  ['a list and the bundle of global types', { resourceTypes: ['AWS::EC2::Instance'], includeGlobalResourceTypes: true }],
  ['exclusions without their strategy', { exclusionByResourceTypes: { resourceTypes: ['AWS::EC2::Instance'] } }],
  [
    'an empty list of exclusions',
    { exclusionByResourceTypes: { resourceTypes: [] }, recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' } },
  ],
])('a recording group of %s is refused', async (_what, group) => {
  const { config } = configCloud();
  await expect(config.send(put(group))).rejects.toMatchObject({
    name: 'InvalidRecordingGroupException',
    message: 'The recording group provided is not valid',
  });
});

test('inclusion and exclusion are told as they were given', async () => {
  const { config } = configCloud();
  await config.send(put({ resourceTypes: ['AWS::EC2::Instance'] }));
  const described = async () =>
    (await config.send(new DescribeConfigurationRecordersCommand({}))).ConfigurationRecorders?.[0]?.recordingGroup;
  expect(await described()).toMatchObject({
    allSupported: false,
    resourceTypes: ['AWS::EC2::Instance'],
    recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
  });
  await config.send(
    put({ exclusionByResourceTypes: { resourceTypes: ['AWS::EC2::VPC'] }, recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' } }),
  );
  expect(await described()).toMatchObject({ exclusionByResourceTypes: { resourceTypes: ['AWS::EC2::VPC'] }, resourceTypes: [] });
});

test('names, roles and types that are none are refused, and so is a second recorder', async () => {
  const { config } = configCloud();
  await expect(config.send(put(undefined, ''))).rejects.toMatchObject({
    name: 'InvalidConfigurationRecorderNameException',
    message: "The configuration recorder name '' is not valid, blank string.",
  });
  await expect(config.send(put(undefined, 'AWSConfigurationRecorderForX'))).rejects.toMatchObject({
    name: 'InvalidConfigurationRecorderNameException',
  });
  await expect(config.send(put(undefined, 'x'.repeat(257)))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(
      "at 'configurationRecorder.name' failed to satisfy constraint: Member must have length less than or equal to 256",
    ),
  });
  await expect(config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: 'default' } }))).rejects.toMatchObject({
    name: 'InvalidRoleException',
  });
  await expect(config.send(put({ resourceTypes: ['AWS::EC2::Nothing' as never] }))).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(
    config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { roleARN, servicePrincipal: 'x.amazonaws.com' } })),
  ).rejects.toMatchObject({ name: 'UnmodifiableEntityException' });
  await config.send(put());
  await expect(config.send(put(undefined, 'other'))).rejects.toMatchObject({
    name: 'MaxNumberOfConfigurationRecordersExceededException',
    message: "Failed to put configuration recorder 'other' because the maximum number of configuration recorders: 1 is reached.",
  });
});

test('the status tells when it was started and stopped', async () => {
  const { config, record, clock, advance } = configCloud();
  await record();
  const startMs = clock.now();
  const status = async () => (await config.send(new DescribeConfigurationRecorderStatusCommand({}))).ConfigurationRecordersStatus?.[0];
  expect(await status()).toMatchObject({ name: 'default', recording: true, lastStartTime: new Date(startMs) });
  await advance(5000);
  await config.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  expect(await status()).toMatchObject({ recording: false, lastStopTime: new Date(startMs + 5000) });
});

test('a recorder that is not there cannot be described, started, stopped or deleted', async () => {
  const { config } = configCloud();
  const ConfigurationRecorderName = 'nobody';
  for (const command of [
    new DescribeConfigurationRecordersCommand({ ConfigurationRecorderNames: ['nobody'] }),
    new DescribeConfigurationRecorderStatusCommand({ ConfigurationRecorderNames: ['nobody'] }),
    new StartConfigurationRecorderCommand({ ConfigurationRecorderName }),
    new StopConfigurationRecorderCommand({ ConfigurationRecorderName }),
    new DeleteConfigurationRecorderCommand({ ConfigurationRecorderName }),
  ])
    await expect(config.send(command as DescribeConfigurationRecordersCommand)).rejects.toMatchObject({
      name: 'NoSuchConfigurationRecorderException',
      message: "Cannot find configuration recorder with the specified name 'nobody'.",
    });
});

test('a deleted recorder is gone, and another name may follow', async () => {
  const { config, record } = configCloud();
  await record();
  await config.send(new DeleteConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  await config.send(put(undefined, 'other'));
  const { ConfigurationRecorders } = await config.send(
    new DescribeConfigurationRecordersCommand({ ConfigurationRecorderNames: ['other'] }),
  );
  expect(ConfigurationRecorders).toHaveLength(1);
});
