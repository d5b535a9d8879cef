// One shard in one worker: read, give to the processor, wait, until the shard ends, the lease is lost or the worker ends.
import type { ShardProcessor } from './api.ts';
import { Checkpointer } from './checkpointer.ts';
import { spread } from './fair-share.ts';
import { type HeldLease, ShutdownException } from './held-lease.ts';
import { pause } from './pause.ts';
import type { Reading, ShardReader } from './shard-reader.ts';

/** Reads are put off for so long at most when Kinesis refuses them. */
const LONGEST_BACK_OFF_MS = 10_000;

/** Something that a worker counts. */
export type Counted = 'checkpoints' | 'throttledReads' | 'failedBatches';

export interface ShardConsumerOptions {
  readonly workerId: string;
  readonly lease: HeldLease;
  readonly reader: ShardReader;
  readonly processor: ShardProcessor;
  readonly pollMs: number;
  /** Given when the worker is to end in order. */
  readonly stopping: AbortSignal;
  /** Given when the worker ends at once. */
  readonly dead: AbortSignal;
  readonly onRecords: (count: number) => void;
  readonly count: (what: Counted) => void;
  /** Makes the leases of the shards that came of this one, before the processor hears of its end. */
  readonly addChildren: () => Promise<void>;
}

export type ConsumerEnd = 'shard ended' | 'lease lost' | 'stopped' | 'died';

/**
 * Runs until the end of the shard, of the lease or of the worker.
 * @throws what shardEnded, leaseLost or shutdownRequested throws, and errors of the SDK that waiting does not heal
 */
export async function consumeShard(options: ShardConsumerOptions): Promise<ConsumerEnd> {
  const { lease, reader, processor, stopping, dead, pollMs } = options;
  const { shardId } = lease;
  const checkpointer = new Checkpointer({ lease, dead, onWritten: () => options.count('checkpoints') });
  const { checkpoint } = checkpointer;
  const wake = AbortSignal.any([lease.lost, stopping, dead]);
  let refusals = 0;

  for (;;) {
    const beganMs = Date.now();
    const reading = wake.aborted ? undefined : await reader.read();
    if (dead.aborted) return 'died';
    if (lease.lost.aborted) {
      await processor.leaseLost?.({ shardId });
      return 'lease lost';
    }
    if (stopping.aborted) {
      await untilLost(async () => processor.shutdownRequested?.({ shardId, checkpoint }));
      await lease.release();
      return 'stopped';
    }
    if (reading?.kind === 'read') {
      refusals = 0;
      await give(reading, checkpointer, options);
      // What came up meanwhile comes first, at the head of the loop.
      if (wake.aborted) continue;
      if (reading.shard === 'ended') {
        await options.addChildren();
        await untilLost(() => tellEnd(processor, checkpointer, shardId));
        if (!wake.aborted || lease.checkpoint.sequenceNumber === 'SHARD_END') return 'shard ended';
        continue;
      }
      await pause(pollMs - (Date.now() - beganMs), wake);
    } else if (reading) {
      refusals += 1;
      if (reading.because === 'throttled') options.count('throttledReads');
      await pause(backOffMs(pollMs, refusals, options), wake);
    }
  }
}

/** Longer each time, and different for each worker: they would meet again otherwise. */
function backOffMs(pollMs: number, refusals: number, { workerId, lease }: ShardConsumerOptions): number {
  const waitMs = pollMs * 2 ** refusals * (1 + spread(`${workerId} ${lease.shardId}`));
  return Math.min(LONGEST_BACK_OFF_MS, Math.ceil(waitMs));
}

/** The KCL, too, goes on behind a batch whose processor threw: https://docs.aws.amazon.com/streams/latest/dev/troubleshooting-consumers.html */
async function give(reading: Extract<Reading, { kind: 'read' }>, checkpointer: Checkpointer, options: ShardConsumerOptions) {
  const { records, millisBehindLatest } = reading;
  const newest = records.at(-1);
  if (!newest) return;
  const { processor, lease, workerId, onRecords, count } = options;
  const { shardId } = lease;
  checkpointer.given(newest);
  onRecords(records.length);
  try {
    await processor.records({ shardId, records, millisBehindLatest, checkpoint: checkpointer.checkpoint });
  } catch (error) {
    if (error instanceof ShutdownException) return;
    count('failedBatches');
    console.error(`Worker ${workerId} skips ${records.length} records of ${shardId}, because records() threw:`, error);
  }
}

async function tellEnd(processor: ShardProcessor, { checkpointShardEnd }: Checkpointer, shardId: string): Promise<void> {
  if (!processor.shardEnded) return checkpointShardEnd();
  const written: Promise<void>[] = [];
  const checkpoint = () => {
    const write = checkpointShardEnd();
    written.push(write);
    return write;
  };
  await processor.shardEnded({ shardId, checkpoint });
  if (written.length === 0) {
    throw new Error(`shardEnded() of ${shardId} made no checkpoint(): the shards that came of it would never be read.`);
  }
  await Promise.all(written);
}

/** A processor that loses its lease while it is asked for a last word has said it. */
async function untilLost(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ShutdownException)) throw error;
  }
}
