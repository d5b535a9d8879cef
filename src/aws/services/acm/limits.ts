// Quotas and times of ACM.
// AWS: https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html
const SECOND_MS = 1000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;

export const limits = {
  domainNames: 10,
  tags: 50,
  listedCertificates: 1000,
  /** How long the same idempotency token means the same request. */
  tokenMs: 60 * 60 * SECOND_MS,
  /** Inferred: AWS takes minutes after a record is found; there is no DNS here in which one could be. */
  validationMs: 30 * SECOND_MS,
  /** AWS gives up after 72 hours. */
  validationTimeoutMs: 3 * DAY_MS,
  /** The CA/Browser Forum allows 200 days since March 2026; before that it was 13 months. */
  validityMs: 198 * DAY_MS,
} as const;
