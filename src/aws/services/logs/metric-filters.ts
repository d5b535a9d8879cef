// Metric filters at work: what matches in the lines that come in becomes values of metrics.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
import type { MetricDatum } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import type { LogGroupState, MetricFilterState } from './log-group.ts';
import type { LogEvent } from './log-stream.ts';
import { parseFilterPattern } from './patterns/filter-pattern.ts';
import type { PatternMatch } from './patterns/pattern-match.ts';

export class MetricFilters {
  readonly #environment: ServiceEnvironment;

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** Puts the metrics of new events. Nothing happens in a cloud without CloudWatch. */
  async count(group: LogGroupState, events: readonly LogEvent[]): Promise<void> {
    if (group.metricFilters.size === 0) return;
    const found = [...group.metricFilters.values()].map((filter) => ({ filter, data: dataOf(filter, events) }));
    const sink = await this.#environment.ports.metricSink?.();
    for (const { filter, data } of found) if (data.length > 0) sink?.put(group, filter.transformation.metricNamespace ?? '', data);
  }
}

function dataOf({ pattern, transformation }: MetricFilterState, events: readonly LogEvent[]): readonly MetricDatum[] {
  const matches = parseFilterPattern(pattern);
  const { metricName: name = '', metricValue = '', defaultValue, unit = 'None', dimensions = {} } = transformation;
  const data: MetricDatum[] = [];
  for (const { message, timestampMs } of events) {
    const match = matches(message);
    const value = match && numberOf(metricValue, match);
    const at = match && dimensionsOf(dimensions, match);
    if (value !== undefined && at) data.push({ name, value, unit, dimensions: at, atMs: timestampMs });
  }
  const last = events.at(-1);
  // AWS: the default is for minutes in which lines come in and none matches; here it is for each batch of lines.
  if (data.length === 0 && defaultValue !== undefined && last)
    data.push({ name, value: defaultValue, unit, dimensions: {}, atMs: last.timestampMs });
  return data;
}

/** `1`, or what a selector finds: `$.size`, `$bytes`. What is no number is no value. */
function numberOf(metricValue: string, match: PatternMatch): number | undefined {
  const text = metricValue.startsWith('$') ? match.value(metricValue) : metricValue;
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Undefined when the message lacks one of them: AWS then reports nothing. */
function dimensionsOf(selectors: Readonly<Record<string, string>>, match: PatternMatch): Readonly<Record<string, string>> | undefined {
  const pairs = Object.entries(selectors).map(([name, selector]) => [name, match.value(selector)] as const);
  return pairs.every((pair): pair is readonly [string, string] => pair[1] !== undefined) ? Object.fromEntries(pairs) : undefined;
}
