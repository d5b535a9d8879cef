// Metrics of services, kept until CloudWatch is there: a tab whose lab never reads a metric does not load CloudWatch's code.
import type { MetricDatum, MetricSink, Place } from '../core/ports.ts';

/** So many values wait at the most; then CloudWatch is loaded, which keeps them by the minute. */
const MOST_WAITING = 2000;

type Put = readonly [place: Place, namespace: string, data: readonly MetricDatum[]];

export class WaitingMetrics implements MetricSink {
  readonly #load: () => Promise<unknown>;
  #sink: MetricSink | undefined;
  #waiting: Put[] = [];
  #values = 0;

  /** @param load loads CloudWatch, and `connect`s it here */
  constructor(load: () => Promise<unknown>) {
    this.#load = load;
  }

  put(place: Place, namespace: string, data: readonly MetricDatum[]): void {
    if (this.#sink) {
      this.#sink.put(place, namespace, data);
      return;
    }
    this.#waiting.push([place, namespace, data]);
    this.#values += data.length;
    if (this.#values <= MOST_WAITING) return;
    // A page that is offline may not get the code. Services work without it; what waited longest is lost.
    void this.#load().catch(() => this.#dropOldest());
  }

  /** From now on values go to the sink; first those that waited. */
  connect(sink: MetricSink): void {
    this.#sink = sink;
    for (const [place, namespace, data] of this.#waiting.splice(0)) sink.put(place, namespace, data);
  }

  /** Loads CloudWatch if anything waits for it, so that a snapshot holds all. */
  async flush(): Promise<void> {
    if (this.#waiting.length > 0) await this.#load();
  }

  #dropOldest(): void {
    while (this.#values > MOST_WAITING) this.#values -= this.#waiting.shift()?.[2].length ?? this.#values;
  }
}
