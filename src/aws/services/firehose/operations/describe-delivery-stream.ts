// DescribeDeliveryStream.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_DescribeDeliveryStream.html
import type {
  DeliveryStreamDescription,
  DescribeDeliveryStreamInput,
  DescribeDeliveryStreamOutput,
  DestinationDescription,
} from '@aws-sdk/client-firehose';
import type { Operation } from '../../../core/service.ts';
import type { DeliveryStream } from '../delivery-stream.ts';
import type { DeliveryStreams } from '../delivery-streams.ts';
import { DESTINATION_ID } from '../destination/destination.ts';
import { plainDescription } from '../destination/s3-destination.ts';

/** There is one destination, so that Limit has nothing to cut. */
export const describeDeliveryStream =
  (streams: DeliveryStreams): Operation<DescribeDeliveryStreamInput, DescribeDeliveryStreamOutput> =>
  (input, context) => {
    const stream = streams.get(context, input.DeliveryStreamName);
    const after = input.ExclusiveStartDestinationId;
    const Destinations = after === undefined || after < DESTINATION_ID ? [destinationOf(stream)] : [];
    return { DeliveryStreamDescription: { ...described(stream), Destinations } };
  };

function described(stream: DeliveryStream): Omit<DeliveryStreamDescription, 'Destinations'> {
  const { source, directPut, updatedMs, encryption } = stream;
  const { status: Status } = encryption;
  const Source = source
    ? {
        KinesisStreamSourceDescription: {
          KinesisStreamARN: source.streamArn,
          RoleARN: source.roleArn,
          ...(source.startedMs !== undefined && { DeliveryStartTimestamp: new Date(source.startedMs) }),
        },
      }
    : directPut && { DirectPutSourceDescription: directPut };
  return {
    DeliveryStreamName: stream.name,
    DeliveryStreamARN: stream.arn,
    DeliveryStreamStatus: stream.status,
    DeliveryStreamEncryptionConfiguration: { Status, ...(Status !== 'DISABLED' && { KeyType: 'AWS_OWNED_CMK' }) },
    DeliveryStreamType: source ? 'KinesisStreamAsSource' : 'DirectPut',
    VersionId: String(stream.versionId),
    CreateTimestamp: new Date(stream.createdMs),
    ...(updatedMs !== undefined && { LastUpdateTimestamp: new Date(updatedMs) }),
    ...(Source && { Source }),
    HasMoreDestinations: false,
  };
}

function destinationOf({ destination }: DeliveryStream): DestinationDescription {
  if (destination.kind === 'opensearch')
    return { DestinationId: DESTINATION_ID, AmazonopensearchserviceDestinationDescription: destination.opensearch };
  return {
    DestinationId: DESTINATION_ID,
    S3DestinationDescription: plainDescription(destination.s3),
    ExtendedS3DestinationDescription: destination.s3,
  };
}
