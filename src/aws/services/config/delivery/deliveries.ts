// Files to the channel's bucket and notifications to its topic, and what became of the last of each kind.
import { AwsError } from '../../../core/errors.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { insufficientDeliveryPolicy, noSuchBucket } from '../errors.ts';
import type { RegionState } from '../region-state.ts';
import type { WorkQueue } from '../work/work-queue.ts';
import type { ChannelState, DeliveryAttempts, DeliveryError } from './channel.ts';
import { actingSource } from './may-deliver.ts';

export class Deliveries {
  readonly #environment: ServiceEnvironment;
  readonly #work: WorkQueue;

  constructor(environment: ServiceEnvironment, work: WorkQueue) {
    this.#environment = environment;
    this.#work = work;
  }

  /** Plans a notification, if the channel has a topic. */
  notify(state: RegionState, subject: string, message: Readonly<Record<string, unknown>>): void {
    if (!state.channel?.topicArn) return;
    const { account, region } = state;
    // AWS: SNS takes subjects of 100 characters; longer ones end with dots.
    const short = subject.length > 100 ? `${subject.slice(0, 97)}...` : subject;
    const dueMs = this.#environment.clock.now();
    this.#work.plan({ kind: 'notify', account, region, dueMs, subject: short, message: JSON.stringify(message) });
  }

  /** Never rejects: the channel's status tells what failed. */
  async publish(state: RegionState, subject: string, message: string): Promise<void> {
    const { channel } = state;
    if (channel?.topicArn === undefined) return;
    const { topicArn, stream } = channel;
    stream.lastMs = this.#environment.clock.now();
    try {
      const source = await actingSource(this.#environment, state, 'sns:Publish', topicArn);
      const sink = await this.#environment.ports.eventSink?.(topicArn);
      await sink?.deliver(topicArn, message, source, { subject });
      delete stream.error;
    } catch (thrown) {
      stream.error = deliveryError(thrown);
    }
  }

  /** One file. Never rejects: `attempts` tells what failed. */
  async deliverFile(state: RegionState, attempts: DeliveryAttempts, key: string, content: unknown): Promise<'delivered' | 'failed'> {
    const { channel } = state;
    if (!channel) return 'failed';
    const nowMs = this.#environment.clock.now();
    attempts.lastAttemptMs = nowMs;
    try {
      await this.write(state, channel, key, await gzipped(JSON.stringify(content)));
      attempts.lastSuccessMs = nowMs;
      delete attempts.error;
      return 'delivered';
    } catch (thrown) {
      attempts.error = deliveryError(thrown);
      return 'failed';
    }
  }

  /** Throws AwsError NoSuchBucketException, InsufficientDeliveryPolicyException. */
  async write(state: RegionState, { bucket, keyPrefix }: ChannelState, key: string, bytes: Uint8Array): Promise<void> {
    const bucketArn = `arn:aws:s3:::${bucket}`;
    const store = await this.#environment.ports.objectStore?.(bucketArn);
    if (!store?.put || !store.mayPut) throw insufficientDeliveryPolicy(bucket, keyPrefix);
    const source = await actingSource(this.#environment, state, 's3:PutObject', `${bucketArn}/${key}`);
    // AWS: Config gives what it writes to the owner of the bucket, and policies may ask for that.
    const conditions = { 's3:x-amz-acl': ['bucket-owner-full-control'] };
    const may = await store.mayPut(bucketArn, key, source, conditions).catch((thrown: unknown) => {
      throw thrown instanceof AwsError && thrown.code === 'NoSuchBucket' ? noSuchBucket(bucket) : thrown;
    });
    if (may === 'no') throw insufficientDeliveryPolicy(bucket, keyPrefix);
    await store.put(bucketArn, key, bytes, { contentType: 'application/json', contentEncoding: 'gzip' }, state.account);
  }
}

export function deliveryError(thrown: unknown): DeliveryError {
  if (thrown instanceof AwsError) return { code: thrown.code, message: thrown.message };
  return { code: 'InternalFailure', message: thrown instanceof Error ? thrown.message : String(thrown) };
}

async function gzipped(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
