// The limits of Lambda.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
const mib = 1024 * 1024;

export const limits = {
  /** By design half a second; the real service takes some seconds. */
  createMs: 500,
  updateMs: 500,
  accountConcurrency: 1000,
  /** AWS: that many stay unreserved. */
  smallestUnreserved: 100,
  codeStorageBytes: 75 * 1024 * mib,
  zippedBytes: 50 * mib,
  unzippedBytes: 250 * mib,
  /** AWS: the sentences of errors name this number. */
  requestBytes: 70_167_211,
  synchronousPayloadBytes: 6 * mib,
  /** AWS: 1 MB since October 2025; 256 KB before. */
  asynchronousPayloadBytes: mib,
  answerBytes: 6 * mib + 100,
  streamedAnswerBytes: 200 * mib,
  environmentBytes: 4096,
  layers: 5,
  policyBytes: 20 * 1024,
  tags: 50,
  pageItems: 50,
  initMs: 10 * secondMs,
  /** Inferred: AWS says no number; users see five to fifteen minutes. */
  idleInstanceMs: 10 * minuteMs,
  /** Inferred: users see about two hours. */
  instanceLifeMs: 120 * minuteMs,
  sessionSeconds: 12 * 60 * 60,
  logTailBytes: 4096,
  /** AWS: "approximately 16 times". */
  loops: 16,
  // AWS: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
  asynchronousRetries: 2,
  eventAgeSeconds: 6 * 60 * 60,
  retryDelaysMs: [minuteMs, 2 * minuteMs],
  throttleDelayMs: secondMs,
  longestThrottleDelayMs: 5 * minuteMs,
  /** By design: how many sandboxes one function may have at work for events at the same instant. */
  asynchronousWorkers: 10,
  asynchronousDelayMs: 5,
} as const;
