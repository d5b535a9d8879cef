// A lifecycle rule as AWS Config records it: actions with nulls for what was not set, the filter as a predicate.
import type { LifecycleRule, LifecycleRuleFilter, Tag } from '@aws-sdk/client-s3';
import { camelCased } from '../../../core/camel-cased.ts';

/** The words of predicates are those of the SDK for Java 1, as moto, a peer, writes them, too. */
export function recordedLifecycleRule(rule: LifecycleRule): Record<string, unknown> {
  const { Expiration, NoncurrentVersionExpiration, AbortIncompleteMultipartUpload, Transitions, NoncurrentVersionTransitions } = rule;
  return {
    id: rule.ID ?? null,
    prefix: rule.Prefix ?? null,
    status: rule.Status,
    filter: rule.Filter ? { predicate: predicateOf(rule.Filter) } : null,
    expirationInDays: Expiration?.Days ?? -1,
    expiredObjectDeleteMarker: Expiration?.ExpiredObjectDeleteMarker ?? false,
    expirationDate: Expiration?.Date?.toISOString() ?? null,
    noncurrentVersionExpirationInDays: NoncurrentVersionExpiration?.NoncurrentDays ?? -1,
    transitions: Transitions?.map(camelCased) ?? null,
    noncurrentVersionTransitions:
      NoncurrentVersionTransitions?.map(({ NoncurrentDays, StorageClass }) => ({ days: NoncurrentDays, storageClass: StorageClass })) ??
      null,
    abortIncompleteMultipartUpload: AbortIncompleteMultipartUpload ? camelCased(AbortIncompleteMultipartUpload) : null,
  };
}

function predicateOf({ Prefix, Tag, And, ObjectSizeGreaterThan, ObjectSizeLessThan }: LifecycleRuleFilter): unknown {
  if (And) {
    const { Prefix: prefix, Tags = [], ObjectSizeGreaterThan: more, ObjectSizeLessThan: less } = And;
    return { type: 'LifecycleAndOperator', operands: [...operandsOf(prefix, more, less), ...Tags.map(tagPredicate)] };
  }
  const [first] = [...operandsOf(Prefix, ObjectSizeGreaterThan, ObjectSizeLessThan), ...(Tag ? [tagPredicate(Tag)] : [])];
  return first ?? null;
}

function operandsOf(prefix?: string, greaterThan?: number, lessThan?: number) {
  return [
    ...(prefix === undefined ? [] : [{ type: 'LifecyclePrefixPredicate', prefix }]),
    ...(greaterThan === undefined ? [] : [{ type: 'LifecycleObjectSizeGreaterThanPredicate', objectSizeGreaterThan: greaterThan }]),
    ...(lessThan === undefined ? [] : [{ type: 'LifecycleObjectSizeLessThanPredicate', objectSizeLessThan: lessThan }]),
  ];
}

const tagPredicate = ({ Key, Value }: Tag) => ({ type: 'LifecycleTagPredicate', tag: { key: Key, value: Value } });
