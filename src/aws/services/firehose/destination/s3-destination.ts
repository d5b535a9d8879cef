// Buckets as destinations: what a request says becomes what is described, with the defaults filled in.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_ExtendedS3DestinationConfiguration.html
import type {
  ExtendedS3DestinationConfiguration,
  ExtendedS3DestinationDescription,
  ExtendedS3DestinationUpdate,
  S3DestinationConfiguration,
  S3DestinationDescription,
  S3DestinationUpdate,
} from '@aws-sdk/client-firehose';
import { invalidArgument, memberNotEmbedded } from '../errors.ts';
import { limits } from '../limits.ts';
import { checkKeySources, checkPrefixes } from '../prefix/prefix-rules.ts';
import { isTimeZone } from '../prefix/timestamp-format.ts';
import { checkedHints } from './buffering.ts';
import { checkLogging } from './logging.ts';
import { processingOf } from './processors.ts';

type Partitioning = 'on' | 'off';

/** A bucket without more: of the old S3DestinationConfiguration, for backups and for failures. Throws AwsError. */
export function bucketDescription(
  given: S3DestinationConfiguration,
  nowMs: number,
  partitioning: Partitioning = 'off',
): S3DestinationDescription {
  if (given.EncryptionConfiguration?.KMSEncryptionConfig) throw memberNotEmbedded('Encryption of objects with a key of KMS');
  if (given.CompressionFormat === 'Snappy' || given.CompressionFormat === 'HADOOP_SNAPPY')
    throw memberNotEmbedded(`The compression format ${given.CompressionFormat}`);
  checkPrefixes(given, partitioning, nowMs);
  return {
    RoleARN: given.RoleARN,
    BucketARN: given.BucketARN,
    ...(given.Prefix !== undefined && { Prefix: given.Prefix }),
    ...(given.ErrorOutputPrefix !== undefined && { ErrorOutputPrefix: given.ErrorOutputPrefix }),
    BufferingHints: checkedHints(given.BufferingHints, partitioning),
    CompressionFormat: given.CompressionFormat ?? 'UNCOMPRESSED',
    EncryptionConfiguration: { NoEncryptionConfig: 'NoEncryption' },
    CloudWatchLoggingOptions: checkLogging(given.CloudWatchLoggingOptions),
  };
}

/** Throws AwsError InvalidArgumentException, NotImplemented. */
export function extendedS3Description(given: ExtendedS3DestinationConfiguration, nowMs: number): ExtendedS3DestinationDescription {
  if (given.DataFormatConversionConfiguration?.Enabled ?? given.DataFormatConversionConfiguration?.SchemaConfiguration !== undefined)
    throw memberNotEmbedded('DataFormatConversionConfiguration, the conversion to Parquet and ORC,');
  if (given.CustomTimeZone && !isTimeZone(given.CustomTimeZone))
    throw invalidArgument(`CustomTimeZone ${given.CustomTimeZone} is not a time zone.`);
  const partitioning = given.DynamicPartitioningConfiguration?.Enabled ? 'on' : 'off';
  const processing = processingOf(given.ProcessingConfiguration, partitioning);
  const mode = given.S3BackupMode ?? 'Disabled';
  if (mode === 'Enabled' && !given.S3BackupConfiguration)
    throw invalidArgument('S3BackupConfiguration must be specified when S3BackupMode is Enabled.');
  const bucket = bucketDescription(given, nowMs, partitioning);
  checkKeySources(given, processing);
  return {
    ...bucket,
    ...(given.ProcessingConfiguration && { ProcessingConfiguration: given.ProcessingConfiguration }),
    S3BackupMode: mode,
    ...(given.S3BackupConfiguration && { S3BackupDescription: bucketDescription(given.S3BackupConfiguration, nowMs) }),
    ...(partitioning === 'on' && {
      DynamicPartitioningConfiguration: {
        Enabled: true,
        RetryOptions: given.DynamicPartitioningConfiguration?.RetryOptions ?? { DurationInSeconds: limits.partitionRetrySeconds },
      },
    }),
    ...(given.FileExtension && { FileExtension: given.FileExtension }),
    ...(given.CustomTimeZone && { CustomTimeZone: given.CustomTimeZone }),
  };
}

/** AWS: what the update leaves out stays as it is. Throws as `bucketDescription` does. */
export function updatedBucket(
  present: S3DestinationDescription | undefined,
  update: S3DestinationUpdate,
  nowMs: number,
): S3DestinationDescription {
  const whole = { ...present, ...update };
  if (whole.RoleARN === undefined || whole.BucketARN === undefined)
    throw invalidArgument('RoleARN and BucketARN must be specified for a bucket that is new.');
  return bucketDescription({ ...whole, RoleARN: whole.RoleARN, BucketARN: whole.BucketARN }, nowMs);
}

/** AWS: backup cannot be disabled again, and partitions are chosen for good at creation. Sentences are inferred. */
export function updatedExtendedS3(
  present: ExtendedS3DestinationDescription,
  { S3BackupUpdate: backup, ...update }: ExtendedS3DestinationUpdate,
  nowMs: number,
): ExtendedS3DestinationDescription {
  if (present.S3BackupMode === 'Enabled' && update.S3BackupMode === 'Disabled')
    throw invalidArgument('S3 backup cannot be disabled once it is enabled.');
  const wanted = update.DynamicPartitioningConfiguration?.Enabled;
  if (wanted !== undefined && wanted !== (present.DynamicPartitioningConfiguration?.Enabled ?? false))
    throw invalidArgument('Dynamic Partitioning can be enabled when a stream is created, and cannot be disabled.');
  const { S3BackupDescription: presentBackup, ...rest } = present;
  const updatedBackup = backup ? updatedBucket(presentBackup, backup, nowMs) : presentBackup;
  return extendedS3Description({ ...rest, ...update, ...(updatedBackup && { S3BackupConfiguration: updatedBackup }) }, nowMs);
}

/** AWS: a bucket is described in its old form too. */
export function plainDescription(described: ExtendedS3DestinationDescription): S3DestinationDescription {
  const {
    RoleARN,
    BucketARN,
    Prefix,
    ErrorOutputPrefix,
    BufferingHints,
    CompressionFormat,
    EncryptionConfiguration,
    CloudWatchLoggingOptions,
  } = described;
  return {
    RoleARN,
    BucketARN,
    ...(Prefix !== undefined && { Prefix }),
    ...(ErrorOutputPrefix !== undefined && { ErrorOutputPrefix }),
    BufferingHints,
    CompressionFormat,
    EncryptionConfiguration,
    CloudWatchLoggingOptions,
  };
}
