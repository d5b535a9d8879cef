// The limits of STS in one table.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and the SDK's documentation of each member.

const hourSeconds = 60 * 60;

export const limits = {
  shortestSessionSeconds: 15 * 60,
  roleSessionSeconds: { default: hourSeconds, longest: 12 * hourSeconds, longestChained: hourSeconds },
  userSessionSeconds: { default: 12 * hourSeconds, longest: 36 * hourSeconds },
  rootSessionSeconds: hourSeconds,
  sessionPolicyCharacters: 2048,
  sessionPolicyArns: 10,
  sessionTags: 50,
  /** By design: what 100 % of PackedPolicySize stands for here, in bytes of policies, ARNs and tags. AWS does not tell its own packing. */
  packedBytes: 4096,
} as const;
