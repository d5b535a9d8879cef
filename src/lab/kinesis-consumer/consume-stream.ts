// The module `workshop/kinesis`: what a lab's program imports to read a stream with several workers.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import type { ConsumerSettings, Worker } from './api.ts';
import { StreamWorker } from './stream-worker.ts';

export { ShutdownException } from './held-lease.ts';

const LEAST_POLL_MS = 200;

/**
 * Starts a worker. When this settles, the lease table is there and the worker has taken its first leases.
 * @throws RangeError for a setting that cannot be; the SDK's error when the stream or the table cannot be used
 */
export async function consumeStream(settings: ConsumerSettings): Promise<Worker> {
  const complete = {
    initialPosition: 'LATEST',
    failoverMs: 10_000,
    pollMs: 1000,
    maxRecords: 10_000,
    shardSyncMs: 60_000,
    ...settings,
    kinesis: settings.kinesis ?? new KinesisClient({}),
    dynamodb: settings.dynamodb ?? new DynamoDBClient({}),
  } as const;
  for (const name of ['application', 'stream', 'workerId'] as const) {
    if (!complete[name]) throw new RangeError(`consumeStream() needs ${name}.`);
  }
  if (complete.pollMs < LEAST_POLL_MS) {
    throw new RangeError(`pollMs must be at least ${LEAST_POLL_MS}: a shard allows five reads a second, for all its readers together.`);
  }
  const worker = new StreamWorker(complete);
  await worker.start();
  return worker;
}
