// Limits and lifetimes of user pools, the unit in the name.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

export const limits = {
  attributeLength: 2048,
  customAttributes: 50,
  tags: 50,
  /** AWS: a code of a sign-up is good for 24 hours, one for a password for one hour. */
  signUpCodeMs: dayMs,
  resetCodeMs: hourMs,
  attributeCodeMs: dayMs,
  /** Wrong codes before the code is worth nothing. AWS says only that tries are limited (inferred). */
  codeTries: 5,
  /** AWS: after five wrong passwords a user is locked for a second, then twice as long with each further one, about 15 minutes at most. */
  failuresBeforeLock: 5,
  longestLockMs: 15 * 60 * 1000,
  /** AWS: managed login remembers a browser for an hour; a code of its is good for five minutes. */
  loginSessionMs: hourMs,
  loginCodeMs: 5 * 60 * 1000,
  /** How long somebody may be away at a provider (inferred). */
  federatedLoginMs: 5 * 60 * 1000,
  /** What the outbox keeps of each pool. By design. */
  keptMessages: 200,
} as const;
