// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import {
  CreateStreamCommand,
  KinesisClient,
  PutRecordCommand,
  PutResourcePolicyCommand as PutStreamPolicyCommand,
  RegisterStreamConsumerCommand,
  SplitShardCommand,
  UpdateAccountSettingsCommand,
} from '@aws-sdk/client-kinesis';
import { account, allow, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const kinesis = client(KinesisClient);
    await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 2, Tags: { team: 'blue' } }));
    await kinesis.send(new CreateStreamCommand({ StreamName: 'halves', ShardCount: 1 }));
    await kinesis.send(new UpdateAccountSettingsCommand({ MinimumThroughputBillingCommitment: { Status: 'ENABLED' } }));
  },
  async makeLater(client) {
    await client(KinesisClient).send(
      new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'AMZN', Data: new TextEncoder().encode('{"p":1}') }),
    );
    const halves = `arn:aws:kinesis:us-east-1:${account}:stream/halves`;
    await client(KinesisClient).send(new RegisterStreamConsumerCommand({ StreamARN: halves, ConsumerName: 'reader' }));
    await client(KinesisClient).send(
      new PutStreamPolicyCommand({ ResourceARN: halves, Policy: allow('kinesis:PutRecord', halves, { AWS: account }) }),
    );
    await client(KinesisClient).send(
      new SplitShardCommand({ StreamARN: halves, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: (2n ** 127n).toString() }),
    );
  },
};
