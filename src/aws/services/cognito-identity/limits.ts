// Numbers of Cognito identity pools in one table.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html and the model's documentation of each member.

const minuteSeconds = 60;

export const limits = {
  /** AWS: credentials of the enhanced flow last an hour. */
  credentialsSeconds: 60 * minuteSeconds,
  openIdTokenSeconds: 10 * minuteSeconds,
  developerTokenSeconds: { default: 15 * minuteSeconds, longest: 24 * 60 * minuteSeconds },
  listed: 60,
  deletedAtOnce: 60,
  logins: 10,
  tags: 50,
  principalTags: 50,
  /** AWS: the model allows 400, the documentation 25. */
  rulesOfMapping: 25,
  linkedLogins: 20,
} as const;
