// Which objects a lifecycle rule is about. AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRuleFilter.html
import type { LifecycleRule } from '@aws-sdk/client-s3';
import type { StoredObject } from '../object-version.ts';

/** Does the rule speak of keys like that at all? For delete markers and uploads, which have neither tags nor a size. */
export function coversKey({ Prefix: prefix, Filter: filter }: LifecycleRule, key: string): boolean {
  return key.startsWith(prefix ?? filter?.Prefix ?? filter?.And?.Prefix ?? '');
}

export function covers(rule: LifecycleRule, { key, size, tags }: StoredObject): boolean {
  if (!coversKey(rule, key)) return false;
  const { Tag: tag, ObjectSizeGreaterThan: above, ObjectSizeLessThan: below, And: and } = rule.Filter ?? {};
  const greater = above ?? and?.ObjectSizeGreaterThan;
  const less = below ?? and?.ObjectSizeLessThan;
  if (greater !== undefined && size <= greater) return false;
  if (less !== undefined && size >= less) return false;
  const wanted = tag ? [tag] : (and?.Tags ?? []);
  return wanted.every(({ Key, Value }) => tags.some((own) => own.Key === Key && own.Value === Value));
}

/** Has it a part that only objects can satisfy? */
export function isAboutObjectsOnly({ Filter: filter }: LifecycleRule): boolean {
  return Boolean(filter?.Tag ?? filter?.And?.Tags?.length ?? filter?.ObjectSizeGreaterThan ?? filter?.ObjectSizeLessThan);
}
