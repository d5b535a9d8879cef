// The limits of DynamoDB in one table.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html and .../Constraints.html

const KiB = 1024;
const MiB = 1024 * KiB;
const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;

export const limits = {
  itemBytes: 400 * KiB,
  /** The first length that is refused. */
  attributeNameBytes: 64 * KiB,
  partitionKeyBytes: 2048,
  sortKeyBytes: 1024,
  /** What a Query or Scan reads before it filters. */
  pageBytes: 1 * MiB,
  batchGetItems: 100,
  batchWriteItems: 25,
  batchBytes: 16 * MiB,
  transactionItems: 100,
  transactionBytes: 4 * MiB,
  transactionTokenMs: 10 * minuteMs,
  batchStatements: 25,
  localIndexes: 5,
  globalIndexes: 20,
  nonKeyAttributesOfAllIndexes: 100,
  tags: 50,
  tableNameLength: { min: 3, max: 255 },
  capacityUnits: 1_000_000_000_000,
  readUnitBytes: 4 * KiB,
  writeUnitBytes: 1 * KiB,
  /** AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html, the quotas of a new account. */
  accountCapacityUnits: 80_000,
  tableCapacityUnits: 40_000,
  /** Unused capacity is kept for five minutes. AWS: .../developerguide/burst-adaptive-capacity.html */
  burstSeconds: 300,
  /** Items that expired longer ago are left alone. AWS: .../developerguide/time-to-live-ttl-before-you-start.html */
  expiredYears: 5,
  streamRetentionMs: 24 * hourMs,
  streamIteratorMs: 15 * minuteMs,
  streamRecords: 1000,
  streamRecordsBytes: 1 * MiB,
  listedTables: 100,
  listedStreams: 100,
  tagsPerPage: 50,
  resourcePolicyBytes: 20 * KiB,
  /** By design: the real service takes seconds to minutes. */
  createTableMs: 500,
  updateTableMs: 500,
  deleteTableMs: 500,
  /** By design: the real service deletes expired items within a few days. */
  expirySweepMs: 1000,
} as const;
