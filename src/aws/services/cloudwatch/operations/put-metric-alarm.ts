// PutMetricAlarm: an alarm on one statistic of one metric.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { parseArn } from '../../../core/arn.ts';
import type { Constraints } from '../../../core/constraints.ts';
import type { Place } from '../../../core/ports.ts';
import type { Operation } from '../../../core/service.ts';
import { type AlarmDefinition, type Comparison, comparisons, type MissingTreatment, missingTreatments } from '../alarms/alarm.ts';
import type { Alarms } from '../alarms/alarms.ts';
import { dimensionValueConstraint, nameConstraint, namespaceConstraint, plainStatisticConstraint, unitConstraint } from '../constraints.ts';
import { memberNotEmbedded, validation } from '../errors.ts';
import { limits } from '../limits.ts';
import { sortedDimensions } from '../metrics/series.ts';
import { isPercentile } from '../metrics/statistics.ts';

const anomalyComparisons = ['LessThanLowerOrGreaterThanUpperThreshold', 'LessThanLowerThreshold', 'GreaterThanUpperThreshold'];

export const putMetricAlarmConstraints: Constraints = {
  AlarmName: nameConstraint,
  AlarmDescription: { maxLength: 1024 },
  OKActions: { maxLength: 5 },
  AlarmActions: { maxLength: 5 },
  InsufficientDataActions: { maxLength: 5 },
  MetricName: nameConstraint,
  Namespace: namespaceConstraint,
  Statistic: plainStatisticConstraint,
  Dimensions: { maxLength: limits.dimensionsPerMetric },
  'Dimensions[].Name': nameConstraint,
  'Dimensions[].Value': dimensionValueConstraint,
  Period: { min: 1 },
  Unit: unitConstraint,
  EvaluationPeriods: { min: 1 },
  DatapointsToAlarm: { min: 1 },
  ComparisonOperator: { oneOf: [...Object.keys(comparisons), ...anomalyComparisons] },
};

const notEmbedded = ['Metrics', 'ThresholdMetricId', 'EvaluationCriteria', 'EvaluationInterval'] as const;

export const putMetricAlarm =
  (alarms: Alarms): Operation<PutMetricAlarmInput, void> =>
  (input, context) => {
    for (const member of notEmbedded) if (input[member] !== undefined) throw memberNotEmbedded(`${member} of an alarm`);
    const definition = definitionOf(input, context);
    checkWindow(definition);
    for (const action of Object.values(definition.actions).flat()) checkAction(action);
    const tags = new Map((input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
    alarms.put(definition, (input.ActionsEnabled ?? true) ? 'yes' : 'no', tags);
  };

/** The sentences are inferred. */
function definitionOf(input: PutMetricAlarmInput, { account, region }: Place): AlarmDefinition {
  const { AlarmName = '', MetricName, Namespace, Period, EvaluationPeriods, Threshold, ComparisonOperator, TreatMissingData } = input;
  if (MetricName === undefined || Namespace === undefined || Period === undefined)
    throw validation('The parameters MetricName, Namespace and Period must be specified.');
  if (EvaluationPeriods === undefined) throw validation('The parameter EvaluationPeriods must be specified.');
  if (Threshold === undefined) throw validation('The parameter Threshold must be specified.');
  return {
    account,
    region,
    name: AlarmName,
    ...(input.AlarmDescription !== undefined && { description: input.AlarmDescription }),
    namespace: Namespace,
    metricName: MetricName,
    dimensions: sortedDimensions((input.Dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value])),
    statistic: statisticOf(input),
    ...(input.Unit !== undefined && { unit: input.Unit }),
    periodSeconds: Period,
    evaluationPeriods: EvaluationPeriods,
    ...(input.DatapointsToAlarm !== undefined && { datapointsToAlarm: input.DatapointsToAlarm }),
    threshold: Threshold,
    comparison: comparisonOf(ComparisonOperator),
    treatMissingData: treatmentOf(TreatMissingData ?? 'missing'),
    missingDataSaid: TreatMissingData === undefined ? 'not said' : 'said',
    ...(input.EvaluateLowSampleCountPercentile !== undefined && { lowSampleCountPercentile: input.EvaluateLowSampleCountPercentile }),
    actions: {
      OK: input.OKActions ?? [],
      ALARM: input.AlarmActions ?? [],
      INSUFFICIENT_DATA: input.InsufficientDataActions ?? [],
    },
  };
}

function statisticOf({ Statistic, ExtendedStatistic }: PutMetricAlarmInput): string {
  if ((Statistic === undefined) === (ExtendedStatistic === undefined))
    throw validation('Exactly one of the parameters Statistic and ExtendedStatistic must be specified.');
  const statistic = Statistic ?? ExtendedStatistic ?? '';
  if (Statistic === undefined && !isPercentile(statistic)) throw memberNotEmbedded(`The statistic ${statistic}`);
  return statistic;
}

function comparisonOf(operator: string | undefined): Comparison {
  if (operator !== undefined && Object.hasOwn(comparisons, operator)) return operator as Comparison;
  throw memberNotEmbedded(`ComparisonOperator ${operator}`);
}

function treatmentOf(text: string): MissingTreatment {
  const treatment = missingTreatments.find((one) => one === text);
  if (!treatment)
    throw validation(
      `The value ${text} is not supported for TreatMissingData parameter. Supported values are [breaching, notBreaching, ignore, missing].`,
    );
  return treatment;
}

function checkWindow({ periodSeconds: period, evaluationPeriods: periods, datapointsToAlarm }: AlarmDefinition): void {
  if (![10, 20, 30].includes(period) && period % 60 !== 0) throw validation('Period must be 10, 20, 30 or a multiple of 60');
  const isLong = period >= 3600;
  if (!isLong && period * periods > limits.alarmWindowSeconds)
    throw validation('Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).');
  if (period * periods > limits.longAlarmWindowSeconds)
    throw validation('Metrics cannot be checked across more than seven days (EvaluationPeriods * Period must be <= 604800).');
  if (datapointsToAlarm !== undefined && datapointsToAlarm > periods)
    throw validation('DatapointsToAlarm must be less than or equal to EvaluationPeriods.');
}

function checkAction(action: string): void {
  const service = parseArn(action)?.service;
  if (service === undefined) throw validation(`Invalid arn syntax: ${action}`);
  if (service !== 'sns' && service !== 'lambda') throw memberNotEmbedded(`An alarm action ${action}`);
}
