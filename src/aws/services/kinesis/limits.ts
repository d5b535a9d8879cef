// The limits of Kinesis Data Streams in one table.
// AWS: https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html and the SDK's documentation of each member.

const KiB = 1024;
const MiB = 1024 * KiB;
const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export const limits = {
  /** Data and partition key together, unless the stream allows more (MaxRecordSizeInKiB). */
  defaultRecordKiB: 1024,
  largestRecordKiB: 10 * 1024,
  /** The Data member alone, in the service's model. */
  dataBytes: 10 * MiB,
  recordsPerPut: 500,
  /** One PutRecords call, data and partition keys together. */
  putRecordsBytes: 10 * MiB,
  recordsPerGet: 10_000,
  getRecordsBytes: 10 * MiB,
  shardRecordsPerSecond: 1000,
  shardWrittenBytesPerSecond: 1 * MiB,
  shardReadsPerSecond: 5,
  shardReadBytesPerSecond: 2 * MiB,
  iteratorLifeMs: 5 * minuteMs,
  listTokenLifeMs: 5 * minuteMs,
  defaultRetentionHours: 24,
  longestRetentionHours: 365 * 24,
  /** API_CreateStream: "more than five streams in the CREATING state at any point in time" is refused. */
  streamsBeingCreated: 5,
  onDemandShards: 4,
  /** 10 GB/s in us-east-1, us-west-2 and eu-west-1; 200 MB/s elsewhere, until AWS is asked for more. */
  largestOnDemandShards: 10 * 1024,
  /** In us-east-1, us-west-2 and eu-west-1; the one number that stands for all regions here. */
  shardsPerAccount: 20_000,
  /** By design: the real service takes 10 to 60 seconds. */
  createStreamMs: 500,
  deleteStreamMs: 500,
  updateStreamMs: 500,
  /** Streams on demand of an account. */
  onDemandStreams: 50,
  /** Changes of the capacity mode, of the shard count and of the encryption key of a stream within a day. */
  modeChangesPerDay: 2,
  shardCountChangesPerDay: 10,
  encryptionChangesPerDay: 25,
  /** UpdateShardCount alone. */
  largestShardCount: 10_000,
  tagsPerResource: 50,
  warmThroughputMiBps: 10 * 1024,
  consumersPerStream: 20,
  consumersBeingCreated: 5,
  subscriptionMs: 5 * minuteMs,
  /** A second SubscribeToShard is refused so long, and takes over afterwards. */
  subscriptionTakeoverMs: 5 * 1000,
  /** One event of a subscription. Inferred: a second's worth. */
  eventBytes: 2 * MiB,
} as const;

export { dayMs, hourMs, KiB };
