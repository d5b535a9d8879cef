// A test cloud with clients of AWS Config and EC2, and the recorder set up in its forced order. For tests.
import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  type RecordingGroup,
  type RecordingMode,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { EC2Client } from '@aws-sdk/client-ec2';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { RecordedChange } from '../../../core/recorded-change.ts';
import { cloudWithFunctions, type TestFunction } from '../../../testing/cloud-with-functions.ts';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export const account = '123456789012';
export const roleARN = `arn:aws:iam::${account}:role/config`;
export const bucket = 'config-files';

export interface ConfigCloud extends TestCloud {
  readonly config: ConfigServiceClient;
  readonly ec2: EC2Client;
  readonly iam: IAMClient;
  readonly s3: S3Client;
  /** What Config told observers. */
  readonly changes: RecordedChange[];
  /** The role that the recorder takes on, with rights to the bucket and to all topics. */
  makeRole(): Promise<void>;
  /** Role, bucket, recorder, delivery channel, start. */
  record(options?: { readonly group?: RecordingGroup; readonly mode?: RecordingMode; readonly topic?: string }): Promise<void>;
}

/** The same in a cloud whose Lambda is the test. */
export function configCloudWithFunctions(functions: Readonly<Record<string, TestFunction>>, mayCall?: () => boolean) {
  const cloud = cloudWithFunctions(functions, mayCall);
  return { ...configCloud({ ...cloud, aws: cloud.aws as TestCloud['aws'] }), invocations: cloud.invocations, sources: cloud.sources };
}

export function configCloud(cloud: TestCloud = testCloud()): ConfigCloud {
  const [config, ec2, iam, s3] = [
    cloud.client(ConfigServiceClient),
    cloud.client(EC2Client),
    cloud.client(IAMClient),
    cloud.client(S3Client),
  ];
  const changes: RecordedChange[] = [];
  cloud.aws.observe?.((observation) => {
    if (observation.kind === 'configuration-item' || observation.kind === 'compliance') changes.push(observation);
  });
  const makeRole = async () => {
    const statement = { Effect: 'Allow', Principal: { Service: 'config.amazonaws.com' }, Action: 'sts:AssumeRole' };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await iam.send(new CreateRoleCommand({ RoleName: 'config', AssumeRolePolicyDocument }));
    const allowed = { Effect: 'Allow', Action: ['s3:PutObject', 'sns:Publish'], Resource: '*' };
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [allowed] });
    await iam.send(new PutRolePolicyCommand({ RoleName: 'config', PolicyName: 'deliver', PolicyDocument }));
  };
  return {
    ...cloud,
    config,
    ec2,
    iam,
    s3,
    changes,
    makeRole,
    async record({ group: recordingGroup, mode: recordingMode, topic } = {}) {
      await makeRole();
      await s3.send(new CreateBucketCommand({ Bucket: bucket }));
      const ConfigurationRecorder = {
        name: 'default',
        roleARN,
        ...(recordingGroup && { recordingGroup }),
        ...(recordingMode && { recordingMode }),
      };
      await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder }));
      const DeliveryChannel = { name: 'default', s3BucketName: bucket, ...(topic && { snsTopicARN: topic }) };
      await config.send(new PutDeliveryChannelCommand({ DeliveryChannel }));
      await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
    },
  };
}
