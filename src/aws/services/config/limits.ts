// The limits and the paces of AWS Config, in one table.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html
const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;

export const limits = {
  rules: 1000,
  conformancePacks: 50,
  tags: 50,
  /** Of a page, where the caller names none. */
  historyItems: 10,
  page: 100,
  rulesOfPage: 25,
  complianceOfPage: 10,
  resourceCounts: 100,
  /** What a count of compliant resources goes up to. */
  cappedRuleCount: 25,
  cappedResourceCount: 100,
  startedRules: 25,
  historyPeriodMs: 6 * hourMs,
  dailyMs: 24 * hourMs,
  /** Real rules run some seconds to minutes after a change. One second lets a lab see both sides of it. */
  evaluationDelayMs: 1000,
  /** AWS: StartConfigRulesEvaluation at most once a minute. */
  startAgainMs: minuteMs,
  remediationStepMs: 1000,
  automaticAttempts: 5,
  retrySeconds: 60,
  queryRows: 25,
  /** AWS: larger items are announced by a summary (SNS takes messages of 256 KiB). */
  itemBytes: 256 * 1024,
  retentionDays: 2557,
  resultTokenMs: 24 * hourMs,
} as const;

export const periodMs: Readonly<Record<string, number>> = {
  One_Hour: hourMs,
  Three_Hours: 3 * hourMs,
  Six_Hours: 6 * hourMs,
  Twelve_Hours: 12 * hourMs,
  TwentyFour_Hours: 24 * hourMs,
};
