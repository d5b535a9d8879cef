// How a bucket's objects change: a new version, a delete marker, a version taken away. Here versioning decides, and events begin.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html
import { beginningOf, tellPassage } from '../../core/tell-passage.ts';
import type { Bucket } from './bucket.ts';
import type { Buckets } from './buckets.ts';
import type { Cause } from './cause.ts';
import type { ObjectEventName } from './notifications/event-names.ts';
import type { Events } from './notifications/events.ts';
import { checkUnlocked } from './object-lock.ts';
import type { DeleteMarker, ObjectVersion, StoredObject } from './object-version.ts';
import { versionId } from './random-id.ts';

/** Everything of an object but what the bucket gives it. */
export type NewObject = Omit<StoredObject, 'kind' | 'versionId' | 'modifiedMs'>;

export class ObjectWrites {
  readonly #buckets: Buckets;
  readonly #events: Events;

  constructor(buckets: Buckets, events: Events) {
    this.#buckets = buckets;
    this.#events = events;
  }

  /** Puts an object as the newest version of its key. */
  put(bucket: Bucket, object: NewObject, event: ObjectEventName, cause: Cause): StoredObject {
    const stored: StoredObject = {
      ...object,
      kind: 'object',
      versionId: this.#nextVersionId(bucket),
      modifiedMs: this.#buckets.now(),
    };
    bucket.objects.add(stored);
    this.#tell(bucket, stored, 'arrived', cause);
    this.#events.emit(bucket, event, stored, cause);
    return stored;
  }

  /**
   * Deletes without a version id: for good where there is no versioning, else by a delete marker, which comes back.
   * Throws AwsError AccessDenied for a locked object that would be gone.
   */
  delete(bucket: Bucket, key: string, owner: string, cause: Cause): DeleteMarker | undefined {
    const { versioning } = bucket.settings;
    if (versioning === undefined) {
      const removed = bucket.objects.remove(key, 'null');
      if (!removed) return undefined;
      this.#tell(bucket, removed, 'deleted', cause);
      this.#events.emit(bucket, removalEvent('Delete', cause), removed, cause);
      return undefined;
    }
    const marker: DeleteMarker = {
      kind: 'delete-marker',
      key,
      versionId: this.#nextVersionId(bucket),
      modifiedMs: this.#buckets.now(),
      owner,
    };
    const hidden = bucket.objects.current(key);
    if (hidden) this.#tell(bucket, hidden, 'deleted', cause);
    bucket.objects.add(marker);
    this.#events.emit(bucket, removalEvent('DeleteMarkerCreated', cause), marker, cause);
    return marker;
  }

  /** Takes one version away for good; undefined when there is none. Throws AwsError AccessDenied for a locked one. */
  deleteVersion(bucket: Bucket, key: string, id: string, cause: Cause, bypassGovernance?: boolean): ObjectVersion | undefined {
    checkUnlocked(bucket.objects.version(key, id), this.#buckets.now(), bypassGovernance);
    const removed = bucket.objects.remove(key, id);
    if (!removed) return undefined;
    this.#tell(bucket, removed, 'deleted', cause);
    this.#events.emit(bucket, removalEvent('Delete', cause), removed, cause);
    return removed;
  }

  #tell({ arn: at }: Bucket, { kind, key, versionId: version }: ObjectVersion, became: 'arrived' | 'deleted', cause: Cause): void {
    // A delete marker that is taken away again is nothing that anybody could see.
    if (kind === 'delete-marker') return;
    const id = version === 'null' ? key : `${key}?versionId=${version}`;
    const by = cause?.callerArn;
    tellPassage(this.#buckets.environment, () => ({
      of: 'object',
      id,
      at,
      became,
      text: beginningOf(key),
      ...(by !== undefined && { by }),
    }));
  }

  #nextVersionId({ settings }: Bucket): string {
    return settings.versioning === 'Enabled' ? versionId(this.#buckets.environment.random) : 'null';
  }
}

/** AWS: what lifecycle rules remove has events of its own. */
function removalEvent(kind: 'Delete' | 'DeleteMarkerCreated', cause: Cause): ObjectEventName {
  return cause ? `ObjectRemoved:${kind}` : `LifecycleExpiration:${kind}`;
}
