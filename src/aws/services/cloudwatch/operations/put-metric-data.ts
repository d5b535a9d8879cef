// PutMetricData: values, values with counts, or statistic sets.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
import type { MetricDatum, PutMetricDataInput } from '@aws-sdk/client-cloudwatch';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { dimensionValueConstraint, nameConstraint, namespaceConstraint, unitConstraint } from '../constraints.ts';
import { invalidCombination, invalidValue, memberNotEmbedded, missingParameter, validation } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { type Datum, datumOf, sortedDimensions } from '../metrics/series.ts';

export const putMetricDataConstraints: Constraints = {
  Namespace: namespaceConstraint,
  'MetricData[].MetricName': nameConstraint,
  'MetricData[].Dimensions': { maxLength: limits.dimensionsPerMetric },
  'MetricData[].Dimensions[].Name': nameConstraint,
  'MetricData[].Dimensions[].Value': dimensionValueConstraint,
  'MetricData[].Unit': unitConstraint,
  'MetricData[].StorageResolution': { min: 1 },
};

export const putMetricData =
  (metrics: Metrics): Operation<PutMetricDataInput, void> =>
  ({ Namespace: namespace = '', MetricData: data = [], EntityMetricData: entities }, { account, region }) => {
    if (entities !== undefined && entities.length > 0) throw memberNotEmbedded('EntityMetricData');
    if (namespace.startsWith('AWS/')) throw invalidValue(`The value ${namespace} for parameter Namespace is invalid.`);
    if (data.length > limits.dataPerRequest)
      throw validation(`1 validation error detected: MetricData must have at most ${limits.dataPerRequest} members.`);
    // All are checked before one is kept.
    const read = data.map((datum, index) => readDatum(datum, `MetricData.member.${index + 1}`, metrics.now()));
    for (const [index, { MetricName: name = '', Dimensions = [] }] of data.entries()) {
      const datum = read[index];
      const dimensions = sortedDimensions(Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]));
      if (datum) metrics.add({ account, region, namespace, name, dimensions }, datum);
    }
  };

function readDatum(datum: MetricDatum, path: string, nowMs: number): Datum {
  const { Value, Values, Counts, StatisticValues: set, StorageResolution: resolution = 60 } = datum;
  if (resolution !== 1 && resolution !== 60)
    throw invalidValue(`The value ${resolution} for parameter ${path}.StorageResolution is invalid.`);
  const at = { atMs: timeOf(datum, path, nowMs), unit: datum.Unit ?? 'None', resolutionSeconds: resolution } as const;
  const ways = { Value, Values, StatisticValues: set };
  const [first, second] = Object.entries(ways).filter(([, way]) => way !== undefined);
  if (!first)
    throw missingParameter(`At least one of the parameters ${path}.Value, ${path}.Values or ${path}.StatisticValues must be specified.`);
  if (second)
    throw invalidCombination(
      `The parameters ${path}.${first[0]} and ${path}.${second[0]} are mutually exclusive and you have specified both.`,
    );
  if (set) {
    const [count, sum, min, max] = [set.SampleCount ?? 0, set.Sum ?? 0, set.Minimum ?? 0, set.Maximum ?? 0];
    for (const [name, value] of Object.entries({ SampleCount: count, Sum: sum, Minimum: min, Maximum: max }))
      checkNumber(value, `${path}.StatisticValues.${name}`);
    // The sentence is inferred.
    if (count <= 0 || min > max) throw invalidValue(`The parameter ${path}.StatisticValues is not a set of statistics.`);
    return { ...at, count, sum, min, max };
  }
  const values = Values ?? [Value ?? 0];
  const counts = Counts ?? values.map(() => 1);
  if (values.length !== counts.length || values.length === 0)
    throw invalidValue(`The parameters ${path}.Values and ${path}.Counts must be of the same size.`);
  if (values.length > limits.valuesPerDatum)
    throw invalidValue(`The collection ${path}.Values must not have a size greater than ${limits.valuesPerDatum}.`);
  for (const value of values) checkNumber(value, Values ? `${path}.Values` : `${path}.Value`);
  return datumOf(
    values.map((value, index) => [value, counts[index] ?? 1]),
    at,
  );
}

function checkNumber(value: number, path: string): void {
  if (!Number.isFinite(value)) throw invalidValue(`The value ${value} for parameter ${path} is invalid.`);
}

function timeOf({ Timestamp }: MetricDatum, path: string, nowMs: number): number {
  const atMs = Timestamp?.getTime() ?? nowMs;
  if (atMs < nowMs - limits.oldestDatumMs)
    throw invalidValue(`The parameter ${path}.Timestamp must specify a time no more than two weeks in the past.`);
  if (atMs > nowMs + limits.newestDatumMs)
    throw invalidValue(`The parameter ${path}.Timestamp must specify a time no more than two hours in the future.`);
  return atMs;
}
