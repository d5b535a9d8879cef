// All metrics of a cloud, by place, namespace, name and dimensions.
import type { MetricSink, Place } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { limits } from '../limits.ts';
import { addDatum, type Datum, datumOf, keyOf, type MetricName, type SeriesState, sortedDimensions } from './series.ts';

export class Metrics {
  readonly #environment: ServiceEnvironment;
  readonly #byKey = new Map<string, SeriesState>();

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  now(): number {
    return this.#environment.clock.now();
  }

  add(metric: MetricName, datum: Datum): void {
    const key = keyOf(metric);
    const series = this.#byKey.get(key) ?? { ...metric, buckets: [], lastPutMs: 0 };
    this.#byKey.set(key, series);
    addDatum(series, datum, this.now());
    const oldestMs = this.now() - limits.keptMs;
    const kept = series.buckets.findIndex(({ startMs }) => startMs >= oldestMs);
    if (kept > 0) series.buckets.splice(0, kept);
  }

  find(metric: MetricName): SeriesState | undefined {
    return this.#byKey.get(keyOf(metric));
  }

  /** Of an account and region, those with data in the last two weeks, in order of namespace, name and dimensions. */
  list({ account, region }: Place): readonly SeriesState[] {
    const oldestMs = this.now() - limits.listedMs;
    return [...this.#byKey.entries()]
      .filter(([, series]) => series.account === account && series.region === region && series.lastPutMs >= oldestMs)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, series]) => series);
  }

  snapshot(): readonly SeriesState[] {
    return structuredClone([...this.#byKey.values()]);
  }

  restore(states: readonly SeriesState[]): void {
    for (const state of structuredClone(states)) this.#byKey.set(keyOf(state), state);
  }
}

/** How other services put metrics. */
export function metricSink(metrics: Metrics): MetricSink {
  return {
    put({ account, region }, namespace, data) {
      for (const { name, value, unit, dimensions, atMs } of data) {
        const metric = { account, region, namespace, name, dimensions: sortedDimensions(Object.entries(dimensions)) };
        metrics.add(metric, datumOf([[value, 1]], { atMs, unit, resolutionSeconds: 60 }));
      }
    },
  };
}
