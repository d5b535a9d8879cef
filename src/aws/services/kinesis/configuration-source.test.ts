// What AWS Config is told of streams. Source: the property types of https://github.com/awslabs/aws-config-resource-schema.
import { CreateStreamCommand, IncreaseStreamRetentionPeriodCommand, KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { configurationCloud } from '../../testing/configuration-cloud.ts';

test('a stream is told in the words of CloudFormation; records change nothing', async () => {
  const { client, told, advance } = configurationCloud();
  const kinesis = client(KinesisClient);
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 2, Tags: { team: 'blue' } }));
  await advance(60_000);
  await kinesis.send(new IncreaseStreamRetentionPeriodCommand({ StreamName: 'prices', RetentionPeriodHours: 48 }));
  await advance(60_000);
  const [before] = told('AWS::Kinesis::Stream');
  const arn = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';
  expect(before).toMatchObject({ id: 'prices', name: 'prices', arn, tags: { team: 'blue' }, relationships: [] });
  expect(before?.configuration).toEqual({
    Name: 'prices',
    Arn: arn,
    RetentionPeriodHours: 48,
    ShardCount: 2,
    StreamModeDetails: { StreamMode: 'PROVISIONED' },
    Tags: [{ Key: 'team', Value: 'blue' }],
  });
  await kinesis.send(new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'a', Data: new Uint8Array([1]) }));
  expect(told('AWS::Kinesis::Stream')).toEqual([before]);
});
