// When a delivery that failed is tried again.
// AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html: endpoints of AWS are tried 100,015 times in 23 days.

const phases = { immediate: 3, before: 2, backoff: 10, after: 100_000 } as const;
const [shortestMs, longestMs] = [1000, 20_000];

/**
 * The pause before the next try, in milliseconds; undefined when it was the last one.
 * @param failures how often it has failed already, at least once
 */
export function retryAfterMs(failures: number): number | undefined {
  if (failures <= phases.immediate) return 0;
  const before = failures - phases.immediate;
  if (before <= phases.before) return shortestMs;
  const backoff = before - phases.before;
  // From one second to twenty, growing by the same factor each time.
  if (backoff <= phases.backoff) return Math.round(shortestMs * (longestMs / shortestMs) ** ((backoff - 1) / (phases.backoff - 1)));
  return backoff - phases.backoff <= phases.after ? longestMs : undefined;
}
