// The limits of Amazon S3 in one table.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html, BucketRestrictions.html, UsingMetadata.html, object-tagging.html

const KiB = 1024;
const MiB = 1024 * KiB;
const GiB = 1024 * MiB;
const dayMs = 24 * 60 * 60 * 1000;

export const limits = {
  bucketsPerAccount: 10_000,
  bucketTags: 50,
  objectTags: 10,
  tagKeyCharacters: 128,
  tagValueCharacters: 256,
  keyBytes: 1024,
  /** Names without `x-amz-meta-` and values, in UTF-8. */
  userMetadataBytes: 2 * KiB,
  putObjectBytes: 5 * GiB,
  copyObjectBytes: 5 * GiB,
  partBytesAtLeast: 5 * MiB,
  lastPartNumber: 10_000,
  keysPerPage: 1000,
  partsPerPage: 1000,
  uploadsPerPage: 1000,
  bucketsPerPage: 10_000,
  keysPerDelete: 1000,
  policyBytes: 20 * KiB,
  corsRules: 100,
  lifecycleRules: 1000,
  websiteRoutingRules: 50,
  grants: 100,
  /** One answer larger than this leaves as a stream, in pieces of `streamedPieceBytes`. */
  wholeAnswerBytes: 8 * MiB,
  streamedPieceBytes: 256 * KiB,
  /** By design: real events come within seconds as a rule. */
  eventDelayMs: 100,
  lostEventsKept: 100,
} as const;

export { dayMs, MiB };
