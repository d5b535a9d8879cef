// The numbers of SQS.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html

export const limits = {
  batchEntries: 10,
  messageBytes: 1024 * 1024,
  messageAttributes: 10,
  delaySeconds: 15 * 60,
  visibilitySeconds: 12 * 60 * 60,
  waitSeconds: 20,
  messagesPerReceive: 10,
  inFlight: 120_000,
  deduplicationMs: 5 * 60 * 1000,
  attemptMs: 5 * 60 * 1000,
  purgeMs: 60 * 1000,
  deletedNameMs: 60 * 1000,
  maxReceiveCount: 1000,
  sourceQueueArns: 10,
  policyActions: 7,
  tags: 50,
  listedQueues: 1000,
  listedMoveTasks: 10,
  movedPerSecond: 500,
  /** By design: the real one chooses a rate by the backlog. */
  movedPerSecondByDefault: 500,
  /** A queue whose last use is older tells no metrics. */
  activeMs: 6 * 60 * 60 * 1000,
} as const;
