// The numbers of the service: quotas, bounds of single members, and how long a change of state takes in cloud time.
// AWS: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/limits.html and the service model of 2018-05-23.

/** Quotas and bounds. */
export const LIMITS = {
  applicationsPerRegion: 50,
  inputsPerApplication: 1,
  outputsPerApplication: 3,
  referencesPerApplication: 1,
  tagsPerApplication: 50,
  applicationNameLength: 128,
  descriptionLength: 1024,
  codeCharacters: 100 * 1024,
  namePrefixLength: 32,
  outputNameLength: 32,
  objectKeyLength: 1024,
  tagsPerCall: 200,
  tagKeyLength: 128,
  tagValueLength: 256,
  columnNameLength: 256,
  /** Inferred: Terraform's provider allows one. */
  loggingOptionsPerApplication: 1,
  columnsPerSchema: 1000,
  mappingLength: 65535,
  sqlTypeLength: 100,
  delimiterLength: 1024,
  inputParallelism: 64,
  rowBytes: 512 * 1024,
  listPageSize: 50,
  versionId: 999_999_999,
  conditionalTokenLength: 512,
} as const;

/** How long a change of state takes, in milliseconds of cloud time. Inferred: plausible, and shorter than AWS's, so that nobody waits. */
export const DELAYS_MS = {
  start: 10 * 1000,
  stop: 5 * 1000,
  update: 5 * 1000,
  delete: 5 * 1000,
} as const;

/** How a schema is discovered. Inferred: AWS says that it samples the stream, not how much and how long. */
export const DISCOVERY = {
  records: 100,
  bytes: 1024 * 1024,
  /** How long a silent stream is waited for, in cloud time. */
  waitMs: 30 * 1000,
  /** After the first record of a silent stream: how long more are collected. */
  collectMs: 1000,
} as const;

/** How the running query moves records. All inferred. */
export const FLOW = {
  recordsPerRead: 10_000,
  recordsPerPut: 500,
  /** Reading pauses while more records than this wait for one output: back-pressure. */
  undeliveredRecords: 10_000,
  /** Of one invocation's records, before they are encoded: Lambda takes 6 MB in all. */
  invocationBytes: 3 * 1024 * 1024,
  recordsPerInvocation: 500,
  /** AWS: a function that is an output is invoked about once per second. */
  invokeEveryMs: 1000,
  retryFirstMs: 1000,
  retryLongestMs: 60 * 1000,
} as const;
