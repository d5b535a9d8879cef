// The checkpoint() that a processor is given: which places it may name, and which one it means when it names none.
import type { CheckpointCall, ConsumedRecord } from './api.ts';
import { type Checkpoint, compare, isAtRecord, shardEnd } from './checkpoint.ts';
import { type HeldLease, ShutdownException } from './held-lease.ts';

export interface CheckpointerOptions {
  readonly lease: HeldLease;
  /** Given when the worker has died: a dead worker writes nothing. */
  readonly dead: AbortSignal;
  readonly onWritten: () => void;
}

export class Checkpointer {
  readonly #options: CheckpointerOptions;
  /** The newest record that the processor was given. */
  #newest: Checkpoint | undefined;

  constructor(options: CheckpointerOptions) {
    this.#options = options;
  }

  given(newest: ConsumedRecord): void {
    this.#newest = newest;
  }

  /**
   * Everything up to `record` is done; up to the newest record given when it is left out. Nothing happens before the first record.
   * @throws ShutdownException when the shard is no longer this worker's
   * @throws RangeError for a record that was not given yet, or that lies before the last checkpoint
   */
  readonly checkpoint: CheckpointCall = async (record) => {
    const newest = this.#newest;
    if (newest === undefined) return this.#refuseWhenOver();
    const { sequenceNumber, subSequenceNumber } = record ?? newest;
    const place = { sequenceNumber, subSequenceNumber };
    const before = this.#options.lease.checkpoint;
    if (!isAtRecord(place) || compare(place, newest) > 0 || (isAtRecord(before) && compare(place, before) < 0)) {
      throw new RangeError(
        `A checkpoint must lie between the last one and the newest record that was given; ${sequenceNumber}.${subSequenceNumber} does not.`,
      );
    }
    await this.#write(place);
  };

  readonly checkpointShardEnd = (): Promise<void> => this.#write(shardEnd);

  async #write(place: Checkpoint): Promise<void> {
    this.#refuseWhenOver();
    await this.#options.lease.writeCheckpoint(place);
    this.#options.onWritten();
  }

  #refuseWhenOver(): void {
    const { lease, dead } = this.#options;
    if (dead.aborted || lease.lost.aborted) throw new ShutdownException(lease.shardId);
  }
}
