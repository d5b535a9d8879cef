// GetMetricStatistics: the statistics of one metric, period by period.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
import type { Datapoint, GetMetricStatisticsInput, GetMetricStatisticsOutput, StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { dimensionValueConstraint, nameConstraint, namespaceConstraint, plainStatisticConstraint, unitConstraint } from '../constraints.ts';
import { invalidCombination, invalidValue } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { sortedDimensions } from '../metrics/series.ts';
import { isPercentile, type Period, periodsOf, statisticOf } from '../metrics/statistics.ts';

export const getMetricStatisticsConstraints: Constraints = {
  Namespace: namespaceConstraint,
  MetricName: nameConstraint,
  Dimensions: { maxLength: limits.dimensionsPerMetric },
  'Dimensions[].Name': nameConstraint,
  'Dimensions[].Value': dimensionValueConstraint,
  Period: { min: 1 },
  Statistics: { minLength: 1, maxLength: 5 },
  'Statistics[]': plainStatisticConstraint,
  ExtendedStatistics: { minLength: 1, maxLength: 10 },
  Unit: unitConstraint,
};

export const getMetricStatistics =
  (metrics: Metrics): Operation<GetMetricStatisticsInput, GetMetricStatisticsOutput> =>
  (input, { account, region }) => {
    const { Namespace: namespace = '', MetricName: name = '', Period: seconds = 60 } = input;
    const { Statistics: plain = [], ExtendedStatistics: extended = [] } = input;
    if (plain.length + extended.length === 0) throw invalidCombination('Must specify either Statistics or ExtendedStatistics');
    for (const one of extended)
      if (!isPercentile(one)) throw invalidValue(`The value ${one} for parameter ExtendedStatistics is not supported.`);
    checkPeriod(seconds, 'Period');
    const { fromMs, toMs } = rangeOf(input.StartTime, input.EndTime, seconds);
    const count = Math.ceil((toMs - fromMs) / (seconds * 1000));
    if (count > limits.datapointsPerAnswer)
      throw invalidCombination(
        `You have requested up to ${count.toLocaleString('en')} datapoints, which exceeds the limit of 1,440. ` +
          'You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
      );
    const dimensions = sortedDimensions((input.Dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value]));
    const buckets = metrics.find({ account, region, namespace, name, dimensions })?.buckets ?? [];
    // AWS: data of different units is told apart, unless one is asked for.
    const units = new Set(buckets.map(({ unit }) => unit).filter((unit) => (input.Unit ?? unit) === unit));
    const points = [...units].flatMap((unit) =>
      periodsOf(
        buckets.filter((bucket) => bucket.unit === unit),
        fromMs,
        toMs,
        seconds * 1000,
      ).map((period) => datapoint(period, unit, plain, extended)),
    );
    return { Label: name, Datapoints: points };
  };

function datapoint(period: Period, unit: string, plain: readonly string[], extended: readonly string[]): Datapoint {
  const values = (names: readonly string[]) =>
    Object.fromEntries(
      names
        .map((name) => [name, statisticOf(period.buckets, name)] as const)
        .filter((pair): pair is readonly [string, number] => pair[1] !== undefined),
    );
  return {
    Timestamp: new Date(period.startMs),
    Unit: unit as StandardUnit,
    ...values(plain),
    ...(extended.length > 0 && { ExtendedStatistics: values(extended) }),
  };
}

/** AWS: 1, 5, 10, 20 or 30 seconds, or whole minutes. */
export function checkPeriod(seconds: number, path: string): void {
  if ([1, 5, 10, 20, 30].includes(seconds) || seconds % 60 === 0) return;
  throw invalidValue(`The parameter ${path} must be 1, 5, 10, 20, 30 or a multiple of 60.`);
}

/** AWS: the start is rounded down to a whole period of up to a minute; the end is exclusive. */
export function rangeOf(start: Date | undefined, end: Date | undefined, periodSeconds: number): { fromMs: number; toMs: number } {
  const stepMs = Math.min(periodSeconds, 60) * 1000;
  const fromMs = Math.floor((start?.getTime() ?? 0) / stepMs) * stepMs;
  const toMs = end?.getTime() ?? 0;
  if ((start?.getTime() ?? 0) >= toMs) throw invalidValue('The parameter StartTime must be less than the parameter EndTime.');
  return { fromMs, toMs };
}
