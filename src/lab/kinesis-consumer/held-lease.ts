// A lease in the hands of a worker: renewed, checkpointed, given back, or lost.
import type { Checkpoint } from './checkpoint.ts';
import { InTurn } from './in-turn.ts';
import type { Lease } from './lease.ts';
import type { LeaseTable } from './lease-table.ts';

/** Thrown by checkpoint() when the worker no longer holds the shard. The KCL's name. */
export class ShutdownException extends Error {
  constructor(shardId: string) {
    super(`This worker no longer holds ${shardId}: another one has its lease, or the worker has ended. The checkpoint was not written.`);
    this.name = 'ShutdownException';
  }
}

export class HeldLease {
  readonly #table: LeaseTable;
  readonly #failoverMs: number;
  readonly #lost = new AbortController();
  /** The worker's own writes must not overtake each other, or the counter of one would refuse the other. */
  readonly #writes = new InTurn();
  #lease: Lease;
  #renewedMs = Date.now();

  /** @param lease as it was written when it was taken */
  constructor(table: LeaseTable, lease: Lease, failoverMs: number) {
    this.#table = table;
    this.#lease = lease;
    this.#failoverMs = failoverMs;
  }

  get shardId(): string {
    return this.#lease.leaseKey;
  }

  get checkpoint(): Checkpoint {
    return this.#lease.checkpoint;
  }

  /** Given when the lease is lost. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Tells the others that this worker is alive. */
  async renew(): Promise<void> {
    await this.#write({});
  }

  /** @throws ShutdownException when the lease is lost */
  async writeCheckpoint(checkpoint: Checkpoint): Promise<void> {
    await this.#write({ checkpoint, ownerSwitchesSinceCheckpoint: 0 });
    if (this.lost.aborted) throw new ShutdownException(this.shardId);
  }

  /** Gives the lease back, free for anyone at once. */
  release(): Promise<void> {
    return this.#writes.run(async () => {
      if (this.lost.aborted) return;
      const { leaseOwner: _, ...free } = this.#lease;
      await this.#table.replace(this.#lease, { ...free, leaseCounter: free.leaseCounter + 1 });
      this.lose();
    });
  }

  /** Nothing is written from now on. */
  lose(): void {
    this.#lost.abort();
  }

  /** A lease that could not be renewed in time may be another worker's by now. */
  loseIfOverdue(): void {
    if (Date.now() - this.#renewedMs >= this.#failoverMs) this.lose();
  }

  #write(changes: Partial<Lease>): Promise<void> {
    return this.#writes.run(async () => {
      if (this.lost.aborted) return;
      const next = { ...this.#lease, ...changes, leaseCounter: this.#lease.leaseCounter + 1 };
      const beganMs = Date.now();
      if ((await this.#table.replace(this.#lease, next)) === 'refused') return this.lose();
      this.#lease = next;
      this.#renewedMs = beganMs;
    });
  }
}
