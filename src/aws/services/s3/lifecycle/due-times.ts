// When a lifecycle rule acts. AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html:
// "Amazon S3 calculates the time by adding the number of days specified in the rule to the object creation time and rounding up the
// resulting time to the next day at midnight UTC."
import type { LifecycleRule } from '@aws-sdk/client-s3';
import { dayMs } from '../limits.ts';
import type { StoredObject } from '../object-version.ts';
import { covers } from './rule-filter.ts';

/** The first midnight UTC that is `days` days behind `fromMs`, or later. */
export function midnightAfter(fromMs: number, days: number): number {
  return Math.ceil((fromMs + days * dayMs) / dayMs) * dayMs;
}

/** When the rule expires an object that stays current; undefined when it never does. */
export function expiryOf(rule: LifecycleRule, object: StoredObject): number | undefined {
  if (rule.Status !== 'Enabled' || !rule.Expiration || !covers(rule, object)) return undefined;
  const { Days: days, Date: date } = rule.Expiration;
  return days === undefined ? date?.getTime() : midnightAfter(object.modifiedMs, days);
}

/** The x-amz-expiration header: when the object expires, and by which rule. The earliest one counts. */
export function expirationHeader(rules: readonly LifecycleRule[] | undefined, object: StoredObject): { Expiration?: string } {
  const due = (rules ?? []).map((rule) => ({ rule, ms: expiryOf(rule, object) })).filter(({ ms }) => ms !== undefined);
  const [first] = due.sort((one, other) => (one.ms ?? 0) - (other.ms ?? 0));
  if (!first) return {};
  return { Expiration: `expiry-date="${new Date(first.ms ?? 0).toUTCString()}", rule-id="${encodeURIComponent(first.rule.ID ?? '')}"` };
}
