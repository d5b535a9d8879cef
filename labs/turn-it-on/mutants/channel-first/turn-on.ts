// Turning AWS Config on. Each call says what it lacks.
import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { data } from 'workshop';
import { putPolicy, tried } from './ready-made.ts';

const config = new ConfigServiceClient({});

export async function turnOn(roleARN: string, bucket: string): Promise<void> {
  // Step 2: what AWS Config may do with the bucket.
  const look = {
    Effect: 'Allow',
    Principal: { Service: 'config.amazonaws.com' },
    Action: ['s3:GetBucketAcl', 's3:ListBucket'],
    Resource: `arn:aws:s3:::${bucket}`,
  };
  const write = {
    Effect: 'Allow',
    Principal: { Service: 'config.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `arn:aws:s3:::${bucket}/AWSLogs/*`,
  };
  await tried('PutBucketPolicy', putPolicy(bucket, [look, write]));

  const DeliveryChannel = { name: 'default', s3BucketName: bucket };
  await tried('PutDeliveryChannel', config.send(new PutDeliveryChannelCommand({ DeliveryChannel })));
  // Step 1: the recorder.
  const recordingGroup = {
    recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' as const },
    resourceTypes: [...data.resourceTypes],
  };
  const ConfigurationRecorder = { name: 'default', roleARN, recordingGroup };
  await tried('PutConfigurationRecorder', config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder })));

  await tried('StartConfigurationRecorder', config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' })));
}
