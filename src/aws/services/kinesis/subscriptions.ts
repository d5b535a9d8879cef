// The open subscriptions of a cloud: one for each consumer and shard. They are connections, and so no part of a snapshot.
import { AwsError } from '../../core/errors.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import type { Consumer } from './consumers.ts';
import { consumerNotFound, subscriptionExists } from './errors.ts';
import { limits } from './limits.ts';
import type { ShardPosition } from './record-log.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';
import type { Streams } from './streams.ts';
import { Subscription } from './subscription.ts';

interface Opened {
  readonly subscription: Subscription;
  readonly startedMs: number;
}

export class Subscriptions {
  readonly #environment: ServiceEnvironment;
  readonly #streams: Streams;
  readonly #opened = new Map<string, Opened>();

  constructor(environment: ServiceEnvironment, streams: Streams) {
    this.#environment = environment;
    this.#streams = streams;
  }

  /**
   * AWS: a second call within five seconds of one that went well is refused; a later one takes over, and the earlier one fails.
   * Throws AwsError ResourceInUseException.
   */
  open(consumer: Consumer, stream: Stream, shard: Shard, position: ShardPosition): Subscription {
    const { clock, scheduler } = this.#environment;
    const key = `${consumer.arn} ${shard.id}`;
    const nowMs = clock.now();
    const earlier = this.#opened.get(key);
    if (earlier && nowMs - earlier.startedMs < limits.subscriptionTakeoverMs) throw subscriptionExists(consumer.name, shard.id, stream);
    earlier?.subscription.fail(subscriptionExists(consumer.name, shard.id, stream));
    this.#forgetOld(nowMs);
    const meter = { second: 0, bytes: 0 };
    const stopListening: (() => void)[] = [];
    const subscription = new Subscription({
      stream,
      shard,
      position,
      startedMs: nowMs,
      now: () => clock.now(),
      pushableFromMs: () => this.#pushableFromMs(meter),
      pushed: (page) => {
        this.#streams.countPushed(stream, shard, page);
        const { bytes } = page;
        const second = Math.floor(clock.now() / 1000);
        meter.bytes = meter.second === second ? meter.bytes + bytes : bytes;
        meter.second = second;
      },
      wakeAt: (timeMs, kind, wake) =>
        scheduler.at(timeMs, `subscription of ${consumer.arn} to ${shard.id}`, wake, { periodic: kind === 'periodic' }),
      ended: () => {
        for (const stop of stopListening) stop();
      },
    });
    stopListening.push(this.#streams.subscribe(stream, () => this.#look(subscription, consumer, stream)));
    this.#opened.set(key, { subscription, startedMs: nowMs });
    return subscription;
  }

  /** The consumer is about to go: its subscriptions fail. */
  closeAll(consumer: Consumer): void {
    for (const [key, { subscription }] of this.#opened) {
      if (!key.startsWith(`${consumer.arn} `)) continue;
      subscription.fail(consumerNotFound(consumer.arn, consumer.arn.split(':')[4] ?? ''));
      this.#opened.delete(key);
    }
  }

  #look(subscription: Subscription, { name }: Consumer, stream: Stream): void {
    if (this.#streams.find(stream.arn) === stream) subscription.wake();
    else subscription.fail(new AwsError('ResourceNotFoundException', `The stream of consumer ${name} is gone.`));
  }

  /** AWS: 2 MiB a second for each consumer and shard; kept where throughput is enforced. */
  #pushableFromMs({ second, bytes }: { second: number; bytes: number }): number {
    const { clock, throughput } = this.#environment;
    const nowMs = clock.now();
    if (throughput !== 'enforced' || second !== Math.floor(nowMs / 1000) || bytes < limits.shardReadBytesPerSecond) return nowMs;
    return (second + 1) * 1000;
  }

  #forgetOld(nowMs: number): void {
    for (const [key, { startedMs }] of this.#opened) if (nowMs - startedMs > limits.subscriptionMs) this.#opened.delete(key);
  }
}
