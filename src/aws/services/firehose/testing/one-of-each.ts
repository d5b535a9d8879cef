// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import { CreateDeliveryStreamCommand, FirehoseClient, PutRecordCommand as PutFirehoseRecordCommand } from '@aws-sdk/client-firehose';
import { account, makeServiceRole, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    await makeServiceRole(client, 'hose', 'firehose.amazonaws.com');
    const S3DestinationConfiguration = { RoleARN: `arn:aws:iam::${account}:role/hose`, BucketARN: 'arn:aws:s3:::tides' };
    const Tags = [{ Key: 'team', Value: 'blue' }];
    const stream = { DeliveryStreamName: 'clicks', S3DestinationConfiguration, Tags };
    await client(FirehoseClient).send(new CreateDeliveryStreamCommand(stream));
  },
  async makeLater(client) {
    const Record = { Data: new TextEncoder().encode('{"page":"/"}') };
    await client(FirehoseClient).send(new PutFirehoseRecordCommand({ DeliveryStreamName: 'clicks', Record }));
  },
};
