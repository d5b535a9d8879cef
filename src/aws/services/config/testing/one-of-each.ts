// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  PutRetentionConfigurationCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { account, makeServiceRole, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const config = client(ConfigServiceClient);
    await makeServiceRole(client, 'config-recorder', 'config.amazonaws.com', ['s3:PutObject']);
    await client(S3Client).send(new CreateBucketCommand({ Bucket: 'config-files' }));
    const roleARN = `arn:aws:iam::${account}:role/config-recorder`;
    const recordingGroup = { allSupported: true, includeGlobalResourceTypes: true };
    await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: 'default', roleARN, recordingGroup } }));
    const configSnapshotDeliveryProperties = { deliveryFrequency: 'One_Hour' as const };
    const DeliveryChannel = { name: 'default', s3BucketName: 'config-files', configSnapshotDeliveryProperties };
    await config.send(new PutDeliveryChannelCommand({ DeliveryChannel }));
    await config.send(new PutRetentionConfigurationCommand({ RetentionPeriodInDays: 90 }));
    await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  },
};
