// What a Firehose stream is, as plain data: everything here survives a snapshot, what is buffered included.
import type {
  AmazonopensearchserviceDestinationDescription,
  DirectPutSourceDescription,
  ExtendedS3DestinationDescription,
  S3DestinationDescription,
} from '@aws-sdk/client-firehose';
import { formatArn } from '../../core/arn.ts';
import type { Place, SourcePosition } from '../../core/ports.ts';

/** The one destination of a stream, as it is described: defaults are filled in. */
export type Destination =
  | { readonly kind: 's3'; readonly s3: ExtendedS3DestinationDescription }
  | { readonly kind: 'opensearch'; readonly opensearch: AmazonopensearchserviceDestinationDescription };

/** Where a record of a Kinesis stream was. */
export interface StreamOrigin {
  readonly shardId: string;
  readonly partitionKey: string;
  readonly sequenceNumber: string;
}

export interface BufferedRecord {
  /** Unique in the stream. */
  readonly id: string;
  readonly data: Uint8Array;
  /** Approximate arrival, in milliseconds since the epoch. */
  readonly arrivalMs: number;
  readonly origin?: StreamOrigin;
}

/**
 * `transformation`: waits for the function. `delivery`: for the destination. `backup`: records as they came, for S3.
 * `failure`: lines that tell of records that could not be processed or delivered, for S3.
 */
export type BufferPurpose = 'transformation' | 'delivery' | 'backup' | 'failure';

export interface RecordBuffer {
  readonly purpose: BufferPurpose;
  /** Of dynamic partitioning; empty without it. */
  readonly partitionKeys: Readonly<Record<string, string>>;
  /** Of failures: what `!{firehose:error-output-type}` stands for. */
  readonly errorOutputType?: string;
  readonly openedMs: number;
  /** A `closed` buffer takes no more records: it is full, or somebody works on it. */
  state: 'open' | 'closed';
  dueMs: number;
  bytes: number;
  /** How often it was tried in vain. */
  failures: number;
  /** When it was tried first; absent before. */
  triedSinceMs?: number;
  records: readonly BufferedRecord[];
}

export interface EncryptionState {
  readonly status: 'DISABLED' | 'ENABLING' | 'ENABLED' | 'DISABLING';
}

export interface StreamSource {
  readonly streamArn: string;
  readonly roleArn: string;
  /** When reading began; absent before the stream is ACTIVE. */
  startedMs?: number;
  /** By shard: what stands here is in a buffer or delivered. */
  positions: Readonly<Record<string, SourcePosition>>;
  failures: number;
}

export interface DeliveryStream extends Place {
  readonly arn: string;
  readonly name: string;
  readonly createdMs: number;
  readonly directPut?: DirectPutSourceDescription;
  readonly source?: StreamSource;
  destination: Destination;
  status: 'CREATING' | 'ACTIVE' | 'DELETING';
  /** When a state that passes is over: CREATING, DELETING, ENABLING, DISABLING. */
  stateDueMs?: number;
  /** When to look into the source. */
  lookDueMs?: number;
  versionId: number;
  updatedMs?: number;
  encryption: EncryptionState;
  /** When encryption was started or stopped. */
  encryptionChangedMs: readonly number[];
  tags: Readonly<Record<string, string>>;
  buffers: readonly RecordBuffer[];
}

export const streamArn = ({ account, region }: Place, name: string): string =>
  formatArn({ service: 'firehose', region, account, resource: `deliverystream/${name}` });

/** The bucket that backups and failures go to, besides what the destination itself is. */
export function backupBucketOf({ destination }: DeliveryStream): S3DestinationDescription | undefined {
  if (destination.kind === 'opensearch')
    return destination.opensearch.S3BackupMode === 'AllDocuments' ? destination.opensearch.S3DestinationDescription : undefined;
  return destination.s3.S3BackupMode === 'Enabled' ? destination.s3.S3BackupDescription : undefined;
}

/** The bucket of what could not be processed or delivered. */
export function failureBucketOf({ destination }: DeliveryStream): S3DestinationDescription | undefined {
  return destination.kind === 'opensearch' ? destination.opensearch.S3DestinationDescription : destination.s3;
}
