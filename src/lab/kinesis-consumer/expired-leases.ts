// Which leases are free: those without an owner, and those whose counter stood still for the failover time.
import type { Lease } from './lease.ts';

/**
 * What one worker has seen of the counters. Clocks of machines differ, so no time is written into the table: each worker
 * measures with its own clock how long a counter stands still, as the KCL does.
 */
export class LeaseWatch {
  readonly #failoverMs: number;
  readonly #seen = new Map<string, { readonly counter: number; readonly sinceMs: number }>();

  constructor(failoverMs: number) {
    this.#failoverMs = failoverMs;
  }

  /** Gives the keys of the leases that are free now. */
  expired(leases: readonly Lease[], nowMs: number): ReadonlySet<string> {
    const free = new Set<string>();
    for (const { leaseKey, leaseCounter, leaseOwner } of leases) {
      const before = this.#seen.get(leaseKey);
      const sinceMs = before?.counter === leaseCounter ? before.sinceMs : nowMs;
      this.#seen.set(leaseKey, { counter: leaseCounter, sinceMs });
      if (leaseOwner === undefined || nowMs - sinceMs >= this.#failoverMs) free.add(leaseKey);
    }
    return free;
  }
}
