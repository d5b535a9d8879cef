// What SQS tells CloudWatch: counts as they happen, and once a minute how full each queue is.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
import type { MetricDatum, MetricSink } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { limits } from './limits.ts';
import type { Queue } from './queue.ts';

export type CountedMetric = 'NumberOfMessagesSent' | 'NumberOfMessagesReceived' | 'NumberOfMessagesDeleted' | 'NumberOfEmptyReceives';

const minuteMs = 60 * 1000;

export class Metrics {
  readonly #environment: ServiceEnvironment;
  readonly #queues: () => readonly Queue[];
  #state: 'stopped' | 'planned' = 'stopped';
  #sink: Promise<MetricSink | undefined> | undefined;

  constructor(environment: ServiceEnvironment, queues: () => readonly Queue[]) {
    this.#environment = environment;
    this.#queues = queues;
  }

  /** Counts a use of the queue. Nothing happens in a cloud without CloudWatch. No call waits for it. */
  count(queue: Queue, metric: CountedMetric, value = 1): void {
    queue.usedMs = this.#environment.clock.now();
    this.start();
    void this.#put(queue, [{ name: metric, value, unit: 'Count' }]);
  }

  sent(queue: Queue, bytes: number): void {
    this.count(queue, 'NumberOfMessagesSent');
    void this.#put(queue, [{ name: 'SentMessageSize', value: bytes, unit: 'Bytes' }]);
  }

  /** Plans the next minute, as long as there is a queue in use. */
  start(): void {
    if (this.#state === 'planned' || !this.#environment.ports.metricSink) return;
    const nowMs = this.#environment.clock.now();
    const active = this.#queues().some(({ usedMs }) => nowMs - usedMs < limits.activeMs);
    if (!active) return;
    this.#state = 'planned';
    const nextMs = (Math.floor(nowMs / minuteMs) + 1) * minuteMs;
    this.#environment.scheduler.at(nextMs, 'the metrics of queues', () => this.#tellAll(), { periodic: true });
  }

  async #tellAll(): Promise<void> {
    this.#state = 'stopped';
    const nowMs = this.#environment.clock.now();
    for (const queue of this.#queues()) if (nowMs - queue.usedMs < limits.activeMs) await this.#tell(queue, nowMs);
    this.start();
  }

  async #tell(queue: Queue, nowMs: number): Promise<void> {
    queue.forgetExpired(nowMs);
    const { visible, inFlight, delayed } = queue.messages.counts(nowMs);
    const [oldest] = queue.messages.all();
    await this.#put(queue, [
      { name: 'ApproximateNumberOfMessagesVisible', value: visible, unit: 'Count' },
      { name: 'ApproximateNumberOfMessagesNotVisible', value: inFlight, unit: 'Count' },
      { name: 'ApproximateNumberOfMessagesDelayed', value: delayed, unit: 'Count' },
      { name: 'ApproximateAgeOfOldestMessage', value: oldest ? Math.floor((nowMs - oldest.sentMs) / 1000) : 0, unit: 'Seconds' },
    ]);
  }

  async #put({ definition }: Queue, data: readonly Pick<MetricDatum, 'name' | 'value' | 'unit'>[]): Promise<void> {
    const atMs = this.#environment.clock.now();
    const dimensions = { QueueName: definition.name };
    // A page that is offline may not get CloudWatch's code: queues work without it.
    this.#sink ??= this.#environment.ports.metricSink?.().catch(() => undefined);
    (await this.#sink)?.put(
      definition,
      'AWS/SQS',
      data.map((datum) => ({ ...datum, dimensions, atMs })),
    );
  }
}
