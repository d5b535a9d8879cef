// What lifecycle rules do, once a day at midnight UTC, on the cloud's own time.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html
import type { LifecycleRule, StorageClass } from '@aws-sdk/client-s3';
import type { Bucket } from '../bucket.ts';
import type { Buckets } from '../buckets.ts';
import { dayMs } from '../limits.ts';
import type { Events } from '../notifications/events.ts';
import { isLocked } from '../object-lock.ts';
import type { ObjectVersion, StoredObject } from '../object-version.ts';
import type { ObjectWrites } from '../object-writes.ts';
import { expiryOf, midnightAfter } from './due-times.ts';
import { covers, coversKey, isAboutObjectsOnly } from './rule-filter.ts';

export class Lifecycle {
  readonly #buckets: Buckets;
  readonly #writes: ObjectWrites;
  readonly #events: Events;
  #plannedMs: number | undefined;

  constructor(buckets: Buckets, writes: ObjectWrites, events: Events) {
    this.#buckets = buckets;
    this.#writes = writes;
    this.#events = events;
  }

  /** To be called when rules were put: plans the next midnight, unless it is planned or nobody has rules. */
  plan(): void {
    if (this.#plannedMs !== undefined || ![...this.#buckets.all()].some(hasRules)) return;
    const dueMs = (Math.floor(this.#buckets.now() / dayMs) + 1) * dayMs;
    this.#plannedMs = dueMs;
    const run = () => {
      this.#plannedMs = undefined;
      for (const bucket of this.#buckets.all()) this.#sweep(bucket, dueMs);
      this.plan();
    };
    this.#buckets.environment.scheduler.at(dueMs, 'lifecycle rules of S3', run, { periodic: true });
  }

  #sweep(bucket: Bucket, nowMs: number): void {
    for (const rule of bucket.settings.lifecycle ?? []) {
      if (rule.Status !== 'Enabled') continue;
      // A copy of the keys: the index changes under the rule.
      for (const key of [...bucket.objects.keys]) {
        this.#transition(bucket, rule, key, nowMs);
        this.#expireCurrent(bucket, rule, key, nowMs);
        this.#expireNoncurrent(bucket, rule, key, nowMs);
        this.#expireDeleteMarker(bucket, rule, key, nowMs);
      }
      abortUploads(bucket, rule, nowMs);
    }
  }

  #expireCurrent(bucket: Bucket, rule: LifecycleRule, key: string, nowMs: number): void {
    const current = bucket.objects.current(key);
    if (!current || (expiryOf(rule, current) ?? Number.POSITIVE_INFINITY) > nowMs) return;
    if (bucket.settings.versioning === undefined && isLocked(current, nowMs)) return;
    this.#writes.delete(bucket, key, bucket.definition.account, undefined);
  }

  #expireNoncurrent(bucket: Bucket, rule: LifecycleRule, key: string, nowMs: number): void {
    const { NoncurrentDays: days, NewerNoncurrentVersions: kept = 0 } = rule.NoncurrentVersionExpiration ?? {};
    if (days === undefined) return;
    const versions = bucket.objects.versions(key);
    const due = versions.filter((version, place) => {
      // AWS: a version became noncurrent when its successor was put.
      const successor = versions[place - 1];
      return successor && place > kept && midnightAfter(successor.modifiedMs, days) <= nowMs && coversVersion(rule, version);
    });
    for (const version of due)
      if (version.kind === 'delete-marker' || !isLocked(version, nowMs))
        this.#writes.deleteVersion(bucket, key, version.versionId, undefined);
  }

  /** AWS: a delete marker with nothing behind it goes when a rule says so, or when its own age is past the rule's days. */
  #expireDeleteMarker(bucket: Bucket, rule: LifecycleRule, key: string, nowMs: number): void {
    const versions = bucket.objects.versions(key);
    const [marker] = versions;
    if (versions.length !== 1 || marker?.kind !== 'delete-marker' || !coversKey(rule, key) || isAboutObjectsOnly(rule)) return;
    const { ExpiredObjectDeleteMarker: asked, Days: days } = rule.Expiration ?? {};
    const due = asked || (days !== undefined && midnightAfter(marker.modifiedMs, days) <= nowMs);
    if (due) this.#writes.deleteVersion(bucket, key, marker.versionId, undefined);
  }

  #transition(bucket: Bucket, rule: LifecycleRule, key: string, nowMs: number): void {
    const [current, ...noncurrent] = bucket.objects.versions(key);
    if (current?.kind === 'object' && covers(rule, current)) {
      const due = (rule.Transitions ?? []).filter(
        ({ Days: days, Date: date }) => (date ? date.getTime() : midnightAfter(current.modifiedMs, days ?? 0)) <= nowMs,
      );
      // The one with the most days is the last that came due.
      const latest = due.sort((one, other) => (one.Days ?? 0) - (other.Days ?? 0)).at(-1);
      this.#move(bucket, current, latest?.StorageClass);
    }
    let successor = current;
    for (const version of noncurrent) {
      const sinceMs = successor?.modifiedMs ?? nowMs;
      const due = (rule.NoncurrentVersionTransitions ?? []).filter(({ NoncurrentDays: days = 0 }) => midnightAfter(sinceMs, days) <= nowMs);
      if (version.kind === 'object' && covers(rule, version)) this.#move(bucket, version, due.at(-1)?.StorageClass);
      successor = version;
    }
  }

  #move(bucket: Bucket, object: StoredObject, storageClass: StorageClass | undefined): void {
    if (storageClass === undefined || object.storageClass === storageClass) return;
    object.storageClass = storageClass;
    this.#events.emit(bucket, 'LifecycleTransition', object, undefined);
  }
}

function abortUploads(bucket: Bucket, rule: LifecycleRule, nowMs: number): void {
  const days = rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation;
  if (days === undefined) return;
  for (const upload of bucket.uploads.values())
    if (coversKey(rule, upload.key) && midnightAfter(upload.initiatedMs, days) <= nowMs) bucket.uploads.delete(upload.id);
}

function coversVersion(rule: LifecycleRule, version: ObjectVersion): boolean {
  return version.kind === 'object' ? covers(rule, version) : coversKey(rule, version.key);
}

function hasRules({ settings }: Bucket): boolean {
  return settings.lifecycle?.some(({ Status: status }) => status === 'Enabled') ?? false;
}
