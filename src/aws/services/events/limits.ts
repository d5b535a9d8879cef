// The limits of EventBridge, the unit in each name.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
export const limits = {
  entriesPerRequest: 10,
  /** AWS: 256 KiB until January 2026, one mebibyte since; older documents say 256 KB. */
  entriesBytes: 1024 * 1024,
  /** What an entry counts for its time. */
  timeBytes: 14,
  rulesPerBus: 300,
  busesPerRegion: 100,
  targetsPerRule: 5,
  tagsPerResource: 50,
  policyBytes: 10_240,
  listedPerPage: 100,
  retryAttempts: 185,
  eventAgeSeconds: 24 * 60 * 60,
  /** By design: AWS delivers within half a second as a rule. */
  deliveryDelayMs: 100,
  firstRetryDelayMs: 1000,
  longestRetryDelayMs: 15 * 60 * 1000,
  /** By design: a ring of rules that send to each other's buses ends after so many hops. */
  hops: 16,
  lostDeliveriesKept: 100,
  /** From STARTING to RUNNING, and from the last event to COMPLETED. */
  replayStepMs: 1000,
} as const;
