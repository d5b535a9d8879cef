// The numbers of Amazon Data Firehose.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/limits.html and buffering-hints.html, data-transformation.html

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const mebibyte = 1024 * 1024;

export const limits = {
  mebibyte,
  streamsPerRegion: 5000,
  recordBytes: 1000 * 1024,
  batchRecords: 500,
  batchBytes: 4 * mebibyte,
  tags: 50,
  listedStreams: 10,
  listedTags: 50,
  /** Starts and stops of encryption of one stream in a day. */
  encryptionChanges: 25,
  encryptionChangesMs: 24 * 60 * minuteMs,
  /** What could not be delivered for so long is lost. */
  retentionMs: 24 * 60 * minuteMs,
  prefixCharacters: 512,
  bufferMiB: 5,
  bufferSeconds: 300,
  partitionedBufferMiB: { least: 64, default: 128 },
  partitionedBufferSecondsLeast: 60,
  activePartitions: 500,
  subRecords: 500,
  functionBufferMiB: { least: 0.2, most: 3, default: 1 },
  functionBufferSeconds: { most: 900, default: 60 },
  functionRetries: { most: 300, default: 3 },
  indexRetrySeconds: 300,
  partitionRetrySeconds: 300,
  /** By design seconds instead of a minute. */
  stateChangeMs: secondMs,
  /** Between tries: doubled each time up to the longest. By design; AWS does not tell its own. */
  retryFirstMs: 5 * secondMs,
  retryLongestMs: 5 * minuteMs,
  /** After so many failed tries in a row a settling cloud no longer waits for the next one. */
  awaitedTries: 10,
  recordsPerRead: 1000,
  lostKept: 100,
} as const;

interface Throughput {
  readonly records: number;
  readonly requests: number;
  readonly bytes: number;
}

const large: Throughput = { records: 500_000, requests: 2000, bytes: 5 * mebibyte };
const small: Throughput = { records: 100_000, requests: 1000, bytes: mebibyte };

/** What one stream takes by direct puts in a second. */
export const throughputOf = (region: string): Throughput => (['us-east-1', 'us-west-2', 'eu-west-1'].includes(region) ? large : small);
