// The delivery channel of a region: where history, snapshots and notifications go.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html
import type { DeliveryChannel, DeliveryChannelStatus, MaximumExecutionFrequency } from '@aws-sdk/client-config-service';

export interface ChannelState {
  readonly name: string;
  bucket: string;
  keyPrefix: string | undefined;
  kmsKeyArn: string | undefined;
  topicArn: string | undefined;
  snapshotPeriod: MaximumExecutionFrequency | undefined;
  snapshots: DeliveryAttempts;
  history: DeliveryAttempts;
  stream: StreamAttempts;
}

/** What became of the last deliveries of one kind to the bucket. */
export interface DeliveryAttempts {
  lastAttemptMs?: number;
  lastSuccessMs?: number;
  error?: DeliveryError;
  nextMs?: number;
}

/** What became of the last notification. */
export interface StreamAttempts {
  lastMs?: number;
  error?: DeliveryError;
}

export interface DeliveryError {
  readonly code: string;
  readonly message: string;
}

export function describedChannel(channel: ChannelState): DeliveryChannel {
  const { name, bucket, keyPrefix, kmsKeyArn, topicArn, snapshotPeriod } = channel;
  return {
    name,
    s3BucketName: bucket,
    ...(keyPrefix !== undefined && { s3KeyPrefix: keyPrefix }),
    ...(kmsKeyArn !== undefined && { s3KmsKeyArn: kmsKeyArn }),
    ...(topicArn !== undefined && { snsTopicARN: topicArn }),
    ...(snapshotPeriod !== undefined && { configSnapshotDeliveryProperties: { deliveryFrequency: snapshotPeriod } }),
  };
}

export function describedChannelStatus({ name, snapshots, history, stream, topicArn }: ChannelState): DeliveryChannelStatus {
  // AWS answers in capitals, whatever its model says (documented examples of DescribeDeliveryChannelStatus).
  type Told = NonNullable<DeliveryChannelStatus['configStreamDeliveryInfo']>['lastStatus'];
  const statusOf = (error: DeliveryError | undefined) => (error ? 'FAILURE' : 'SUCCESS') as Told;
  const told = ({ lastAttemptMs, lastSuccessMs, error, nextMs }: DeliveryAttempts) => ({
    ...(lastAttemptMs !== undefined && { lastStatus: statusOf(error), lastAttemptTime: new Date(lastAttemptMs) }),
    ...(lastSuccessMs !== undefined && { lastSuccessfulTime: new Date(lastSuccessMs) }),
    ...(error && { lastErrorCode: error.code, lastErrorMessage: error.message }),
    ...(nextMs !== undefined && { nextDeliveryTime: new Date(nextMs) }),
  });
  return {
    name,
    configSnapshotDeliveryInfo: told(snapshots),
    configHistoryDeliveryInfo: told(history),
    configStreamDeliveryInfo: {
      ...(topicArn === undefined && { lastStatus: 'NOT_APPLICABLE' as Told }),
      ...(topicArn !== undefined && stream.lastMs !== undefined && { lastStatus: statusOf(stream.error) }),
      ...(stream.lastMs !== undefined && { lastStatusChangeTime: new Date(stream.lastMs) }),
      ...(stream.error && { lastErrorCode: stream.error.code, lastErrorMessage: stream.error.message }),
    },
  };
}
