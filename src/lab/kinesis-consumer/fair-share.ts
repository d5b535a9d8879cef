// Which leases a worker should take now, so that all workers of the application have about as many.
import { isFinished, isReady, type Lease } from './lease.ts';

export interface Choice {
  readonly leases: readonly Lease[];
  /** Keys of the leases that are free. */
  readonly expired: ReadonlySet<string>;
  readonly workerId: string;
}

export interface Wanted {
  readonly how: 'free' | 'stolen';
  readonly leases: readonly Lease[];
}

/**
 * Free leases up to the fair share; when none is free, one lease of the worker that has at least two more than this one.
 * One at a time, because each steal makes another worker lose what it did since its last checkpoint.
 */
export function leasesToTake({ leases, expired, workerId }: Choice): Wanted {
  const byKey = new Map(leases.map((lease) => [lease.leaseKey, lease]));
  const open = leases.filter((lease) => !isFinished(lease) && isReady(lease, byKey));
  const free = open.filter(({ leaseKey }) => expired.has(leaseKey));
  const loads = new Map<string, Lease[]>([[workerId, []]]);
  for (const lease of open) {
    if (expired.has(lease.leaseKey) || lease.leaseOwner === undefined) continue;
    loads.set(lease.leaseOwner, [...(loads.get(lease.leaseOwner) ?? []), lease]);
  }
  const mine = loads.get(workerId)?.length ?? 0;
  if (free.length > 0) {
    const share = Math.ceil(open.length / loads.size);
    return { how: 'free', leases: rotated(free, spread(workerId)).slice(0, Math.max(0, share - mine)) };
  }
  const [most = []] = [...loads.values()].sort((one, other) => other.length - one.length);
  if (most.length - mine < 2) return { how: 'stolen', leases: [] };
  return { how: 'stolen', leases: rotated(most, spread(workerId)).slice(0, 1) };
}

/** A number from 0 up to 1 for a name, always the same: workers that start together do not all begin with the same lease, and a lab can be repeated. */
export function spread(name: string): number {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return hash / 9973;
}

function rotated<Item>(items: readonly Item[], part: number): Item[] {
  const first = Math.floor(items.length * part);
  return [...items.slice(first), ...items.slice(0, first)];
}
