// Turning AWS Config on. Each call says what it lacks.
import { ConfigServiceClient, PutDeliveryChannelCommand, StartConfigurationRecorderCommand } from '@aws-sdk/client-config-service';
import { data } from 'workshop';
import { putPolicy, tried } from './ready-made.ts';

const config = new ConfigServiceClient({});

export async function turnOn(roleARN: string, bucket: string): Promise<void> {
  // TODO, step 1: make the recorder `default`. It takes on the role, and records the types in data.resourceTypes, no others.

  // TODO, step 2: let AWS Config put objects into the bucket: one more statement.
  const look = {
    Effect: 'Allow',
    Principal: { Service: 'config.amazonaws.com' },
    Action: ['s3:GetBucketAcl', 's3:ListBucket'],
    Resource: `arn:aws:s3:::${bucket}`,
  };
  await tried('PutBucketPolicy', putPolicy(bucket, [look]));

  const DeliveryChannel = { name: 'default', s3BucketName: bucket };
  await tried('PutDeliveryChannel', config.send(new PutDeliveryChannelCommand({ DeliveryChannel })));
  await tried('StartConfigurationRecorder', config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' })));
}
