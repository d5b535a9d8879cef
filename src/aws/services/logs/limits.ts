// The limits of CloudWatch Logs, the unit in each name.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
export const limits = {
  batchBytes: 1024 * 1024,
  /** Counted for each event in addition to its message. */
  eventOverheadBytes: 26,
  batchSpanMs: 24 * 60 * 60 * 1000,
  oldestEventMs: 14 * 24 * 60 * 60 * 1000,
  newestEventMs: 2 * 60 * 60 * 1000,
  /** Of one answer of GetLogEvents and FilterLogEvents. */
  answerBytes: 1024 * 1024,
  answerEvents: 10_000,
  describedPerPage: 50,
  metricFiltersPerGroup: 100,
  metricDimensions: 3,
  subscriptionFiltersPerGroup: 2,
  resourcePoliciesPerRegion: 10,
  tagsPerGroup: 50,
  /** By design: AWS delivers to subscriptions within seconds. */
  subscriptionDelayMs: 200,
  /** How many failed deliveries the inspector shows. */
  lostDeliveriesKept: 100,
  retentionDays: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
} as const;
