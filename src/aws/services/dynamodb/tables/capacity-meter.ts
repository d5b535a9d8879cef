// Provisioned throughput, where it is enforced: a bucket of units that fills each second and keeps up to five minutes' worth.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/burst-adaptive-capacity.html
import { limits } from '../limits.ts';

interface Bucket {
  units: number;
  filledMs: number;
}

/** Not part of a snapshot: what is left of this second's units is no state that anyone sees. */
export class CapacityMeter {
  readonly #buckets = new Map<string, Bucket>();

  /**
   * Is there anything left of a bucket that gets `perSecond` units each second? As in the real service a single request may take more than
   * is left; the next one then waits.
   */
  hasUnits(bucket: string, perSecond: number, nowMs: number): boolean {
    return this.#filled(bucket, perSecond, nowMs).units > 0;
  }

  take(bucket: string, perSecond: number, units: number, nowMs: number): void {
    this.#filled(bucket, perSecond, nowMs).units -= units;
  }

  #filled(name: string, perSecond: number, nowMs: number): Bucket {
    const most = perSecond * limits.burstSeconds;
    const bucket = this.#buckets.get(name) ?? { units: most, filledMs: nowMs };
    this.#buckets.set(name, bucket);
    bucket.units = Math.min(bucket.units + (perSecond * (nowMs - bucket.filledMs)) / 1000, most);
    bucket.filledMs = nowMs;
    return bucket;
  }
}
