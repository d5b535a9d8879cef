// GetMetricData: several metrics at once, and metric math over them.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
import type { GetMetricDataInput, GetMetricDataOutput, MetricDataQuery, MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../core/call.ts';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { dimensionValueConstraint, nameConstraint, namespaceConstraint, unitConstraint } from '../constraints.ts';
import { memberNotEmbedded, validation } from '../errors.ts';
import { limits } from '../limits.ts';
import { evaluateMath, type MathValue } from '../metrics/metric-math.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { sortedDimensions } from '../metrics/series.ts';
import { isPercentile, isPlainStatistic, periodsOf, statisticOf } from '../metrics/statistics.ts';
import type { TimeSeries } from '../metrics/time-series.ts';
import { checkPeriod, rangeOf } from './get-metric-statistics.ts';

const stat = 'MetricDataQueries[].MetricStat';
export const getMetricDataConstraints: Constraints = {
  'MetricDataQueries[].Id': nameConstraint,
  [`${stat}.Metric.Namespace`]: namespaceConstraint,
  [`${stat}.Metric.MetricName`]: nameConstraint,
  [`${stat}.Metric.Dimensions`]: { maxLength: limits.dimensionsPerMetric },
  [`${stat}.Metric.Dimensions[].Name`]: nameConstraint,
  [`${stat}.Metric.Dimensions[].Value`]: dimensionValueConstraint,
  [`${stat}.Period`]: { min: 1 },
  [`${stat}.Unit`]: unitConstraint,
  'MetricDataQueries[].Expression': { minLength: 1, maxLength: 2048 },
  'MetricDataQueries[].Period': { min: 1 },
  ScanBy: { oneOf: ['TimestampDescending', 'TimestampAscending'] },
};

export const getMetricData =
  (metrics: Metrics): Operation<GetMetricDataInput, GetMetricDataOutput> =>
  (input, context) => {
    const queries = input.MetricDataQueries ?? [];
    checkQueries(queries);
    const results = new Results(metrics, context, input, queries);
    const shown = queries.filter(({ ReturnData = true }) => ReturnData);
    return { MetricDataResults: shown.map((query) => answered(query, results.of(query), input)), Messages: [] };
  };

class Results {
  readonly #metrics: Metrics;
  readonly #context: CallContext;
  readonly #input: GetMetricDataInput;
  readonly #queries: readonly MetricDataQuery[];
  readonly #done = new Map<string, TimeSeries>();
  readonly #underWay = new Set<string>();

  constructor(metrics: Metrics, context: CallContext, input: GetMetricDataInput, queries: readonly MetricDataQuery[]) {
    this.#metrics = metrics;
    this.#context = context;
    this.#input = input;
    this.#queries = queries;
  }

  of(query: MetricDataQuery): TimeSeries {
    const { Id: id = '' } = query;
    const known = this.#done.get(id);
    if (known) return known;
    if (this.#underWay.has(id)) throw validation(`Circular reference found in expression '${id}'.`);
    this.#underWay.add(id);
    const result = query.MetricStat ? this.#statistic(query.MetricStat) : this.#math(query);
    this.#done.set(id, result);
    return result;
  }

  #statistic({ Metric, Period: seconds = 60, Stat: statistic = '', Unit: unit }: NonNullable<MetricDataQuery['MetricStat']>): TimeSeries {
    const { account, region } = this.#context;
    const { Namespace: namespace = '', MetricName: name = '', Dimensions = [] } = Metric ?? {};
    const { fromMs, toMs } = rangeOf(this.#input.StartTime, this.#input.EndTime, seconds);
    const dimensions = sortedDimensions(Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]));
    const buckets = this.#metrics.find({ account, region, namespace, name, dimensions })?.buckets ?? [];
    // By design data of all units is taken together where none is asked for.
    const wanted = buckets.filter((bucket) => (unit ?? bucket.unit) === bucket.unit);
    const values = periodsOf(wanted, fromMs, toMs, seconds * 1000).map(
      (one) => [one.startMs, statisticOf(one.buckets, statistic)] as const,
    );
    return new Map(values.filter((pair): pair is readonly [number, number] => pair[1] !== undefined));
  }

  #math({ Expression: expression = '', Period: own }: MetricDataQuery): TimeSeries {
    const stats = this.#queries.filter(({ MetricStat }) => MetricStat);
    const periodSeconds = own ?? Math.max(60, ...stats.map(({ MetricStat }) => MetricStat?.Period ?? 60));
    const { fromMs, toMs } = rangeOf(this.#input.StartTime, this.#input.EndTime, periodSeconds);
    const count = Math.ceil((toMs - fromMs) / (periodSeconds * 1000));
    const startsMs = Array.from({ length: count }, (_unused, index) => fromMs + index * periodSeconds * 1000);
    const value: MathValue = evaluateMath(expression, {
      value: (id) => {
        const query = this.#queries.find(({ Id }) => Id === id);
        return query && this.of(query);
      },
      metrics: () => stats.map((query) => this.of(query)),
      startsMs,
      periodSeconds,
    });
    return typeof value === 'number' ? new Map(startsMs.map((startMs) => [startMs, value])) : value;
  }
}

function answered(
  { Id, Label, MetricStat, Expression }: MetricDataQuery,
  series: TimeSeries,
  { ScanBy }: GetMetricDataInput,
): MetricDataResult {
  const sorted = [...series].sort(([one], [other]) => (ScanBy === 'TimestampAscending' ? one - other : other - one));
  return {
    Id,
    Label: Label ?? (MetricStat ? MetricStat.Metric?.MetricName : (Id ?? Expression)),
    Timestamps: sorted.map(([startMs]) => new Date(startMs)),
    Values: sorted.map(([, value]) => value),
    StatusCode: 'Complete',
  };
}

/** The sentences are inferred but for the one on ids, which is that of the AWS CLI. */
function checkQueries(queries: readonly MetricDataQuery[]): void {
  if (queries.length > limits.queriesPerRequest)
    throw validation(`The collection MetricDataQueries must not have a size greater than ${limits.queriesPerRequest}.`);
  if (!queries.some(({ ReturnData = true }) => ReturnData)) throw validation('At least one query must return data.');
  const ids = new Set<string>();
  for (const { Id: id = '', MetricStat, Expression, AccountId } of queries) {
    if (!/^[a-z][A-Za-z0-9_]*$/.test(id))
      throw validation(`The value ${id} for parameter MetricDataQueries.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`);
    if (ids.has(id)) throw validation(`The values for parameter id in MetricDataQueries are not unique: ${id}.`);
    ids.add(id);
    if (AccountId !== undefined) throw memberNotEmbedded('AccountId');
    if ((MetricStat === undefined) === (Expression === undefined))
      throw validation(`Query ${id} must have either a MetricStat or an Expression.`);
    const { Stat: statistic = '', Period: seconds = 60 } = MetricStat ?? {};
    if (!MetricStat) continue;
    checkPeriod(seconds, 'MetricDataQueries.MetricStat.Period');
    if (!isPlainStatistic(statistic) && !isPercentile(statistic)) throw memberNotEmbedded(`The statistic ${statistic}`);
  }
}
