// Lengths, patterns and ranges of members, by operation, as the service's model has them.
import type { Constraint, Constraints } from '../../core/constraints.ts';

const name: Constraint = { minLength: 1, maxLength: 64, pattern: '[a-zA-Z0-9_.-]+' };
const onStream: Constraints = { DeliveryStreamName: name };
const role: Constraint = { minLength: 1, maxLength: 512, pattern: 'arn:.*:iam::\\d{12}:role/[a-zA-Z_0-9+=,.@\\-_/]+' };
const key: Constraint = { minLength: 1, maxLength: 512, pattern: 'arn:.*:kms:[a-zA-Z0-9\\-]+:\\d{12}:(key|alias)/[a-zA-Z_0-9+=,.@\\-_/]+' };
const prefix: Constraint = { maxLength: 1024 };
const streamType: Constraint = { oneOf: ['DirectPut', 'KinesisStreamAsSource', 'MSKAsSource', 'DatabaseAsSource'] };
const keyType: Constraint = { oneOf: ['AWS_OWNED_CMK', 'CUSTOMER_MANAGED_CMK'] };

/** The same members under a path. */
const under = (path: string, members: Constraints): Constraints =>
  Object.fromEntries(Object.entries(members).map(([member, constraint]) => [`${path}.${member}`, constraint]));

const logging: Constraints = {
  'CloudWatchLoggingOptions.LogGroupName': { maxLength: 512, pattern: '[\\.\\-_/#A-Za-z0-9]*' },
  'CloudWatchLoggingOptions.LogStreamName': { maxLength: 512, pattern: '[^:*]*' },
};

const bucket: Constraints = {
  RoleARN: role,
  BucketARN: { minLength: 1, maxLength: 2048, pattern: 'arn:.*:s3:::[\\w\\.\\-]{1,255}' },
  Prefix: prefix,
  ErrorOutputPrefix: prefix,
  'BufferingHints.SizeInMBs': { min: 1, max: 128 },
  'BufferingHints.IntervalInSeconds': { min: 0, max: 900 },
  CompressionFormat: { oneOf: ['UNCOMPRESSED', 'GZIP', 'ZIP', 'Snappy', 'HADOOP_SNAPPY'] },
  'EncryptionConfiguration.NoEncryptionConfig': { oneOf: ['NoEncryption'] },
  'EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN': key,
  ...logging,
};

const processing: Constraints = {
  'ProcessingConfiguration.Processors[].Type': {
    oneOf: ['RecordDeAggregation', 'Decompression', 'CloudWatchLogProcessing', 'Lambda', 'MetadataExtraction', 'AppendDelimiterToRecord'],
  },
  'ProcessingConfiguration.Processors[].Parameters[].ParameterName': {
    oneOf: [
      'LambdaArn',
      'NumberOfRetries',
      'MetadataExtractionQuery',
      'JsonParsingEngine',
      'RoleArn',
      'BufferSizeInMBs',
      'BufferIntervalInSeconds',
      'SubRecordType',
      'Delimiter',
      'CompressionFormat',
      'DataMessageExtraction',
    ],
  },
  'ProcessingConfiguration.Processors[].Parameters[].ParameterValue': { minLength: 1, maxLength: 5120 },
};

const extended = (backup: string): Constraints => ({
  ...bucket,
  ...processing,
  S3BackupMode: { oneOf: ['Disabled', 'Enabled'] },
  ...under(backup, bucket),
  'DynamicPartitioningConfiguration.RetryOptions.DurationInSeconds': { min: 0, max: 7200 },
  FileExtension: { maxLength: 128, pattern: "^$|\\.[0-9a-z!\\-_.*'()]+" },
  CustomTimeZone: { maxLength: 50, pattern: '^$|[a-zA-Z/_]+' },
});

const domain = (failures: string): Constraints => ({
  RoleARN: role,
  DomainARN: { minLength: 1, maxLength: 512, pattern: 'arn:.*:es:[a-zA-Z0-9\\-]+:\\d{12}:domain/[a-z][-0-9a-z]{2,27}' },
  ClusterEndpoint: { minLength: 1, maxLength: 512, pattern: 'https:.*' },
  IndexName: { minLength: 1, maxLength: 80 },
  TypeName: { maxLength: 100 },
  IndexRotationPeriod: { oneOf: ['NoRotation', 'OneHour', 'OneDay', 'OneWeek', 'OneMonth'] },
  'BufferingHints.SizeInMBs': { min: 1, max: 100 },
  'BufferingHints.IntervalInSeconds': { min: 0, max: 900 },
  'RetryOptions.DurationInSeconds': { min: 0, max: 7200 },
  S3BackupMode: { oneOf: ['FailedDocumentsOnly', 'AllDocuments'] },
  ...under(failures, bucket),
  ...processing,
  ...logging,
  'DocumentIdOptions.DefaultDocumentIdFormat': { oneOf: ['FIREHOSE_DEFAULT', 'NO_DOCUMENT_ID'] },
});

const data: Constraint = { maxLength: 1000 * 1024 };

export const constraints: Readonly<Record<string, Constraints>> = {
  CreateDeliveryStream: {
    ...onStream,
    DeliveryStreamType: streamType,
    'DirectPutSourceConfiguration.ThroughputHintInMBs': { min: 1, max: 100 },
    'KinesisStreamSourceConfiguration.KinesisStreamARN': {
      minLength: 1,
      maxLength: 512,
      pattern: 'arn:.*:kinesis:[a-zA-Z0-9\\-]+:\\d{12}:stream/[a-zA-Z0-9_.-]+',
    },
    'KinesisStreamSourceConfiguration.RoleARN': role,
    'DeliveryStreamEncryptionConfigurationInput.KeyARN': key,
    'DeliveryStreamEncryptionConfigurationInput.KeyType': keyType,
    ...under('S3DestinationConfiguration', bucket),
    ...under('ExtendedS3DestinationConfiguration', extended('S3BackupConfiguration')),
    ...under('AmazonopensearchserviceDestinationConfiguration', domain('S3Configuration')),
    Tags: { minLength: 1, maxLength: 50 },
  },
  DeleteDeliveryStream: onStream,
  DescribeDeliveryStream: {
    ...onStream,
    Limit: { min: 1, max: 10_000 },
    ExclusiveStartDestinationId: { minLength: 1, maxLength: 100, pattern: '[a-zA-Z0-9-]+' },
  },
  ListDeliveryStreams: { Limit: { min: 1, max: 10_000 }, DeliveryStreamType: streamType, ExclusiveStartDeliveryStreamName: name },
  PutRecord: { ...onStream, 'Record.Data': data },
  PutRecordBatch: { ...onStream, Records: { minLength: 1, maxLength: 500 }, 'Records[].Data': data },
  UpdateDestination: {
    ...onStream,
    CurrentDeliveryStreamVersionId: { minLength: 1, maxLength: 50, pattern: '[0-9]+' },
    DestinationId: { minLength: 1, maxLength: 100, pattern: '[a-zA-Z0-9-]+' },
    ...under('S3DestinationUpdate', bucket),
    ...under('ExtendedS3DestinationUpdate', extended('S3BackupUpdate')),
    ...under('AmazonopensearchserviceDestinationUpdate', domain('S3Update')),
  },
  TagDeliveryStream: { ...onStream, Tags: { minLength: 1, maxLength: 50 } },
  UntagDeliveryStream: { ...onStream, TagKeys: { minLength: 1, maxLength: 50 }, 'TagKeys[]': { minLength: 1, maxLength: 128 } },
  ListTagsForDeliveryStream: { ...onStream, ExclusiveStartTagKey: { minLength: 1, maxLength: 128 }, Limit: { min: 1, max: 50 } },
  StartDeliveryStreamEncryption: {
    ...onStream,
    'DeliveryStreamEncryptionConfigurationInput.KeyARN': key,
    'DeliveryStreamEncryptionConfigurationInput.KeyType': keyType,
  },
  StopDeliveryStreamEncryption: onStream,
};
