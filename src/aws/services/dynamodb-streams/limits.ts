// The limits of DynamoDB Streams in one table.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html and its siblings

const minuteMs = 60 * 1000;

export const limits = {
  /** AWS: "A shard iterator expires 15 minutes after it is returned to the requester." */
  iteratorLifeMs: 15 * minuteMs,
  recordsPerGet: 1000,
  /** AWS: "up to 1 MB of data or 1000 stream records, whichever comes first". */
  getRecordsBytes: 1024 * 1024,
  listedStreams: 100,
  describedShards: 100,
  arnLength: { min: 37, max: 1024 },
  shardIdLength: { min: 28, max: 65 },
  sequenceNumberLength: { min: 21, max: 40 },
} as const;
