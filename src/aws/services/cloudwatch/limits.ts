// The limits of CloudWatch, the unit in each name.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
const hourMs = 60 * 60 * 1000;
export const limits = {
  dataPerRequest: 1000,
  valuesPerDatum: 150,
  dimensionsPerMetric: 30,
  oldestDatumMs: 14 * 24 * hourMs,
  newestDatumMs: 2 * hourMs,
  /** AWS: 15 months, as 455 days. */
  keptMs: 455 * 24 * hourMs,
  /** A metric without data is listed so long. */
  listedMs: 14 * 24 * hourMs,
  recentlyActiveMs: 3 * hourMs,
  listedPerPage: 500,
  datapointsPerAnswer: 1440,
  queriesPerRequest: 500,
  alarmWindowSeconds: 24 * 60 * 60,
  longAlarmWindowSeconds: 7 * 24 * 60 * 60,
  /** AWS looks at a few periods more than an alarm needs; its documents show two. */
  furtherPeriods: 2,
  historyMs: 30 * 24 * hourMs,
  describedPerPage: 100,
  tagsPerAlarm: 50,
} as const;
