// The limits of Secrets Manager, in one table.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html
const dayMs = 24 * 60 * 60 * 1000;

export const limits = {
  dayMs,
  secretBytes: 65_536,
  secretsPerRegion: 500_000,
  /** Versions without a label are forgotten, the oldest first, but none that is younger than a day. */
  versions: 100,
  forgottenAfterMs: dayMs,
  stagesOfVersion: 20,
  tags: 50,
  recoveryDays: { fewest: 7, most: 30 },
  listed: 100,
  batch: 20,
  passwordCharacters: 32,
} as const;
