// What is limited and how long things take.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/quotas.html; durations are of the order that users report.

export const LIMITS = {
  slotsPerIntent: 100,
  utterancesPerIntent: 1_500,
  aliasesPerBot: 5,
  versionsPerBot: 100,
  intentsPerLocale: 1_000,
  slotTypesPerLocale: 250,
  pageSize: 1_000,
  defaultPageSize: 50,
} as const;

/** How long the cloud's clock moves until the thing is there, or gone. */
export const DURATIONS = {
  botMs: 2_000,
  localeMs: 2_000,
  buildMs: 5_000,
  versionMs: 5_000,
  aliasMs: 1_000,
  deletionMs: 2_000,
  exportMs: 3_000,
  importMs: 5_000,
  /** How long an address of an archive is valid. */
  addressMs: 5 * 60_000,
  /** How long an export or import is listed. */
  transferKeptMs: 7 * 24 * 3_600_000,
} as const;
