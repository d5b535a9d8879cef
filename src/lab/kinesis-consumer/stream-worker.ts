// A worker: takes leases, renews them, looks for new shards, and runs a consumer for each shard that it holds.
import type { ConsumerSettings, Worker, WorkerCounts } from './api.ts';
import { isPassing } from './aws-error.ts';
import { LeaseWatch } from './expired-leases.ts';
import { leasesToTake } from './fair-share.ts';
import { HeldLease } from './held-lease.ts';
import { InTurn } from './in-turn.ts';
import type { Lease } from './lease.ts';
import { LeaseTable } from './lease-table.ts';
import { pause } from './pause.ts';
import { consumeShard } from './shard-consumer.ts';
import { ShardReader } from './shard-reader.ts';
import { leasesWithoutShard, listShards, missingLeases } from './shard-sync.ts';

export type CompleteSettings = Required<ConsumerSettings>;

export class StreamWorker implements Worker {
  readonly ended: Promise<void>;
  readonly #settings: CompleteSettings;
  readonly #table: LeaseTable;
  readonly #watch: LeaseWatch;
  readonly #held = new Map<string, { readonly lease: HeldLease; readonly consumer: Promise<void> }>();
  readonly #takes = new InTurn();
  readonly #stopping = new AbortController();
  readonly #dead = new AbortController();
  readonly #counts: { -readonly [Name in keyof WorkerCounts]: number } = {
    records: 0,
    checkpoints: 0,
    leasesTaken: 0,
    leasesStolen: 0,
    leasesLost: 0,
    throttledReads: 0,
    failedBatches: 0,
  };
  readonly #end: { resolve(): void; reject(error: unknown): void };

  constructor(settings: CompleteSettings) {
    this.#settings = settings;
    this.#table = new LeaseTable(settings.dynamodb, settings.application);
    this.#watch = new LeaseWatch(settings.failoverMs);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.ended = promise;
    this.#end = { resolve, reject };
  }

  get workerId(): string {
    return this.#settings.workerId;
  }

  get shards(): readonly string[] {
    return [...this.#held.keys()].sort();
  }

  get counts(): WorkerCounts {
    return { ...this.#counts };
  }

  /** @throws when the stream or the lease table cannot be used */
  async start(): Promise<void> {
    const { failoverMs, shardSyncMs } = this.#settings;
    await this.#table.open();
    await this.#syncShards();
    await this.#takeLeases();
    // A lease is renewed three times before it would run out, and looked at twice in that time.
    this.#repeat(failoverMs / 3, this.#dead.signal, () => this.#renewLeases());
    this.#repeat(failoverMs / 2, this.#stopping.signal, () => this.#takeLeases());
    this.#repeat(shardSyncMs, this.#stopping.signal, () => this.#syncShards());
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    // A take that is under way gives its leases to consumers, which see that they are to stop.
    await this.#takes.run(async () => {});
    await Promise.all([...this.#held.values()].map(({ consumer }) => consumer));
    this.die();
    await this.ended;
  }

  die(): void {
    this.#dead.abort();
    this.#stopping.abort();
    this.#end.resolve();
  }

  #fail(error: unknown): void {
    this.#end.reject(error);
    this.die();
  }

  /** Does the work every so often until the signal. */
  async #repeat(everyMs: number, until: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      for (;;) {
        await pause(everyMs, until);
        if (until.aborted) return;
        await passing(work);
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  async #syncShards(): Promise<void> {
    const { kinesis, stream, initialPosition } = this.#settings;
    const [shards, leases] = [await listShards(kinesis, stream), await this.#table.all()];
    if (this.#dead.signal.aborted) return;
    for (const lease of missingLeases(shards, leases, initialPosition)) await this.#table.add(lease);
    for (const lease of leasesWithoutShard(shards, leases)) await this.#table.remove(lease);
  }

  /** Again and again: a shard may not be called ended before its children have leases. */
  async #addChildren(): Promise<void> {
    const { signal } = this.#dead;
    while (!signal.aborted && (await passing(() => this.#syncShards())) === 'failed') await pause(this.#settings.pollMs, signal);
  }

  async #renewLeases(): Promise<void> {
    await Promise.all(
      [...this.#held.values()].map(async ({ lease }) => {
        try {
          await lease.renew();
        } finally {
          lease.loseIfOverdue();
        }
      }),
    );
  }

  /** One after the other: two at once would each take the fair share. */
  #takeLeases(): Promise<void> {
    return this.#takes.run(async () => {
      const { workerId } = this.#settings;
      const leases = await this.#table.all();
      const free = this.#watch.expired(leases, Date.now());
      // What is in this worker's name and not in its hands was left by an earlier worker of that name.
      const left = leases.filter(({ leaseOwner, leaseKey }) => leaseOwner === workerId && !this.#held.has(leaseKey));
      const expired = new Set([...free, ...left.map(({ leaseKey }) => leaseKey)]);
      const wanted = leasesToTake({ leases, expired, workerId });
      for (const lease of wanted.leases) {
        if (this.#held.has(lease.leaseKey)) continue;
        if (this.#stopping.signal.aborted) return;
        await this.#take(lease, wanted.how);
      }
    });
  }

  async #take(seen: Lease, how: 'free' | 'stolen'): Promise<void> {
    const { workerId, failoverMs } = this.#settings;
    const switched = seen.leaseOwner !== undefined && seen.leaseOwner !== workerId ? 1 : 0;
    const taken: Lease = {
      ...seen,
      leaseOwner: workerId,
      leaseCounter: seen.leaseCounter + 1,
      ownerSwitchesSinceCheckpoint: seen.ownerSwitchesSinceCheckpoint + switched,
    };
    if ((await this.#table.replace(seen, taken)) === 'refused' || this.#dead.signal.aborted) return;
    this.#counts.leasesTaken += 1;
    if (how === 'stolen') this.#counts.leasesStolen += 1;
    const lease = new HeldLease(this.#table, taken, failoverMs);
    this.#held.set(lease.shardId, { lease, consumer: this.#consume(lease) });
  }

  async #consume(lease: HeldLease): Promise<void> {
    const { kinesis, stream, maxRecords, pollMs, processor, workerId } = this.#settings;
    const { shardId } = lease;
    try {
      const end = await consumeShard({
        workerId,
        lease,
        reader: new ShardReader({ kinesis, stream, shardId, from: lease.checkpoint, maxRecords }),
        processor: processor(shardId),
        pollMs,
        stopping: this.#stopping.signal,
        dead: this.#dead.signal,
        onRecords: (count) => {
          this.#counts.records += count;
        },
        count: (what) => {
          this.#counts[what] += 1;
        },
        addChildren: () => this.#addChildren(),
      });
      this.#held.delete(shardId);
      if (end === 'lease lost') this.#counts.leasesLost += 1;
      // Its children can be read from now on.
      if (end === 'shard ended' && !this.#stopping.signal.aborted) await passing(() => this.#takeLeases());
    } catch (error) {
      this.#held.delete(shardId);
      this.#fail(error);
    }
  }
}

/** A passing error of the service leaves the work to the next time. */
async function passing(work: () => Promise<void>): Promise<'done' | 'failed'> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (isPassing(error)) return 'failed';
    throw error;
  }
}
