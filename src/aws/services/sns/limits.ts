// The numbers of SNS.
// AWS: https://docs.aws.amazon.com/general/latest/gr/sns.html and https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html

export const limits = {
  messageBytes: 256 * 1024,
  batchEntries: 10,
  subjectCharacters: 100,
  listedItems: 100,
  tags: 50,
  filterKeys: 5,
  filterCombinations: 150,
  filterBytes: 256 * 1024,
  deduplicationMs: 5 * 60 * 1000,
  /** A subscription that nobody confirms is gone after that time. */
  pendingMs: 2 * 24 * 60 * 60 * 1000,
  /** By design: the real one takes some ten milliseconds. */
  deliveryDelayMs: 20,
  rawAttributes: 10,
} as const;
