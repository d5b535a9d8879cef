// What Firehose tells CloudWatch, by stream.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html
import type { MetricSink } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { DeliveryStream } from '../delivery-stream.ts';

/** By name: a count, or bytes, milliseconds or seconds where the name ends so. */
export type Values = Readonly<Record<string, number>>;

const units: readonly (readonly [RegExp, string])[] = [
  [/Bytes$/, 'Bytes'],
  [/(Latency|Duration|MillisBehindLatest)$/, 'Milliseconds'],
  [/DataFreshness$/, 'Seconds'],
];

export class Metrics {
  readonly #environment: ServiceEnvironment;
  #sink: Promise<MetricSink | undefined> | undefined;

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** Nothing happens in a cloud without CloudWatch. No call waits for it. */
  put(stream: DeliveryStream, values: Values): void {
    void this.#put(stream, values);
  }

  async #put(stream: DeliveryStream, values: Values): Promise<void> {
    const atMs = this.#environment.clock.now();
    const dimensions = { DeliveryStreamName: stream.name };
    // A page that is offline may not get CloudWatch's code: streams work without it.
    this.#sink ??= this.#environment.ports.metricSink?.().catch(() => undefined);
    const data = Object.entries(values).map(([name, value]) => {
      const unit = units.find(([pattern]) => pattern.test(name))?.[1] ?? 'Count';
      return { name, value, unit, dimensions, atMs };
    });
    (await this.#sink)?.put(stream, 'AWS/Firehose', data);
  }
}
