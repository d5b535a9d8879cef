// What Kinesis tells AWS Config of streams.
// Shapes: the property types of https://github.com/awslabs/aws-config-resource-schema, in CloudFormation's words for this type;
// `StreamModeDetails` and `Tags` are from https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-kinesis-stream.html.
import type { ConfigurationSource, ResourceConfiguration } from '../../core/resource-configuration.ts';
import { modeDetails } from './described-stream.ts';
import type { Stream } from './stream.ts';
import type { Streams } from './streams.ts';

export const configurationSource = (streams: Streams): ConfigurationSource => ({
  types: ['AWS::Kinesis::Stream'],
  *configurations(account, region) {
    // By design a stream is gone as soon as it is being deleted: the real AWS Config looks later.
    for (const stream of streams.list({ account, region })) if (stream.status !== 'DELETING') yield streamConfiguration(stream);
  },
});

function streamConfiguration(stream: Stream): ResourceConfiguration {
  const { name, region, createdMs } = stream.definition;
  const { encryption, retentionHours, tags } = stream.settings;
  return {
    type: 'AWS::Kinesis::Stream',
    id: name,
    name,
    arn: stream.arn,
    region,
    availabilityZone: 'Not Applicable',
    createdMs,
    tags,
    relationships: [],
    configuration: {
      Name: name,
      Arn: stream.arn,
      RetentionPeriodHours: retentionHours,
      ShardCount: stream.shards.filter(({ state }) => state === 'open').length,
      StreamModeDetails: modeDetails(stream),
      ...(encryption.type === 'KMS' && { StreamEncryption: { EncryptionType: 'KMS', KeyId: encryption.keyId } }),
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    },
  };
}
