// Alarms described: by name, prefix, state or action, by metric, and what happened to them.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
import type {
  DescribeAlarmHistoryInput,
  DescribeAlarmHistoryOutput,
  DescribeAlarmsForMetricInput,
  DescribeAlarmsForMetricOutput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  MetricAlarm,
  StandardUnit,
  Statistic,
} from '@aws-sdk/client-cloudwatch';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { type AlarmRecord, alarmArn } from '../alarms/alarm.ts';
import type { Alarms } from '../alarms/alarms.ts';
import { dimensionValueConstraint, nameConstraint, namespaceConstraint, plainStatisticConstraint, unitConstraint } from '../constraints.ts';
import { invalidCombination, memberNotEmbedded } from '../errors.ts';
import { limits } from '../limits.ts';
import { sortedDimensions } from '../metrics/series.ts';
import { isPlainStatistic } from '../metrics/statistics.ts';
import { page } from '../paging.ts';

const alarmTypes = { oneOf: ['CompositeAlarm', 'MetricAlarm'] } as const;
const maxRecords = { min: 1, max: limits.describedPerPage } as const;

export const describeAlarmConstraints: Readonly<Record<string, Constraints>> = {
  DescribeAlarms: {
    AlarmNames: { maxLength: 100 },
    'AlarmNames[]': nameConstraint,
    AlarmNamePrefix: nameConstraint,
    'AlarmTypes[]': alarmTypes,
    StateValue: { oneOf: ['OK', 'ALARM', 'INSUFFICIENT_DATA'] },
    ActionPrefix: dimensionValueConstraint,
    MaxRecords: maxRecords,
  },
  DescribeAlarmsForMetric: {
    MetricName: nameConstraint,
    Namespace: namespaceConstraint,
    Statistic: plainStatisticConstraint,
    Dimensions: { maxLength: limits.dimensionsPerMetric },
    Period: { min: 1 },
    Unit: unitConstraint,
  },
  DescribeAlarmHistory: {
    AlarmName: nameConstraint,
    'AlarmTypes[]': alarmTypes,
    HistoryItemType: { oneOf: ['ConfigurationUpdate', 'StateUpdate', 'Action', 'AlarmContributorStateUpdate', 'AlarmContributorAction'] },
    MaxRecords: maxRecords,
    ScanBy: { oneOf: ['TimestampDescending', 'TimestampAscending'] },
  },
};

export const describeAlarms =
  (alarms: Alarms): Operation<DescribeAlarmsInput, DescribeAlarmsOutput> =>
  (input, context) => {
    for (const member of ['ChildrenOfAlarmName', 'ParentsOfAlarmName'] as const) if (input[member]) throw memberNotEmbedded(member);
    if (input.AlarmNames && input.AlarmNamePrefix !== undefined)
      throw invalidCombination('AlarmNamePrefix and AlarmNames cannot be specified together');
    const isAsked = (input.AlarmTypes ?? ['MetricAlarm']).includes('MetricAlarm');
    const actionsOf = ({ definition }: AlarmRecord) => Object.values(definition.actions).flat();
    const wanted = alarms
      .list(context)
      .filter(() => isAsked)
      .filter(({ definition: { name } }) =>
        input.AlarmNames ? input.AlarmNames.includes(name) : name.startsWith(input.AlarmNamePrefix ?? ''),
      )
      .filter(({ state }) => (input.StateValue ?? state) === state)
      .filter(
        (alarm) => input.ActionPrefix === undefined || actionsOf(alarm).some((action) => action.startsWith(input.ActionPrefix ?? '')),
      );
    const { items, ...rest } = page(wanted, input.MaxRecords ?? limits.describedPerPage, input.NextToken);
    return { MetricAlarms: items.map(describedAlarm), CompositeAlarms: [], ...rest };
  };

export const describeAlarmsForMetric =
  (alarms: Alarms): Operation<DescribeAlarmsForMetricInput, DescribeAlarmsForMetricOutput> =>
  (input, context) => {
    const dimensions = JSON.stringify(sortedDimensions((input.Dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value])));
    const found = alarms
      .list(context)
      .filter(({ definition: one }) => one.namespace === input.Namespace && one.metricName === input.MetricName)
      .filter(({ definition: one }) => JSON.stringify(one.dimensions) === dimensions)
      .filter(({ definition: one }) => (input.Statistic ?? input.ExtendedStatistic ?? one.statistic) === one.statistic)
      .filter(({ definition: one }) => (input.Period ?? one.periodSeconds) === one.periodSeconds)
      .filter(({ definition: one }) => (input.Unit ?? one.unit) === one.unit);
    return { MetricAlarms: found.map(describedAlarm) };
  };

export const describeAlarmHistory =
  (alarms: Alarms): Operation<DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput> =>
  (input, context) => {
    const fromMs = input.StartDate?.getTime() ?? 0;
    const toMs = input.EndDate?.getTime() ?? Number.POSITIVE_INFINITY;
    const isAsked = (input.AlarmTypes ?? ['MetricAlarm']).includes('MetricAlarm');
    const found = alarms
      .history(context)
      .filter(
        ({ alarm, type, atMs }) =>
          isAsked && (input.AlarmName ?? alarm) === alarm && (input.HistoryItemType ?? type) === type && atMs >= fromMs && atMs <= toMs,
      );
    const sorted = input.ScanBy === 'TimestampAscending' ? found : found.toReversed();
    const { items, ...rest } = page(sorted, input.MaxRecords ?? limits.describedPerPage, input.NextToken);
    return {
      AlarmHistoryItems: items.map(({ alarm, atMs, type, summary, data }) => ({
        AlarmName: alarm,
        AlarmType: 'MetricAlarm',
        Timestamp: new Date(atMs),
        HistoryItemType: type,
        HistorySummary: summary,
        HistoryData: data,
      })),
      ...rest,
    };
  };

export function describedAlarm(alarm: AlarmRecord): MetricAlarm {
  const { definition } = alarm;
  const { statistic } = definition;
  return {
    AlarmName: definition.name,
    AlarmArn: alarmArn(definition),
    ...(definition.description !== undefined && { AlarmDescription: definition.description }),
    AlarmConfigurationUpdatedTimestamp: new Date(alarm.configurationUpdatedMs),
    ActionsEnabled: alarm.actionsEnabled === 'yes',
    OKActions: [...definition.actions.OK],
    AlarmActions: [...definition.actions.ALARM],
    InsufficientDataActions: [...definition.actions.INSUFFICIENT_DATA],
    StateValue: alarm.state,
    StateReason: alarm.stateReason,
    ...(alarm.stateReasonData !== undefined && { StateReasonData: alarm.stateReasonData }),
    StateUpdatedTimestamp: new Date(alarm.stateUpdatedMs),
    StateTransitionedTimestamp: new Date(alarm.transitionedMs),
    MetricName: definition.metricName,
    Namespace: definition.namespace,
    ...(isPlainStatistic(statistic) ? { Statistic: statistic as Statistic } : { ExtendedStatistic: statistic }),
    Dimensions: definition.dimensions.map(([Name, Value]) => ({ Name, Value })),
    Period: definition.periodSeconds,
    ...(definition.unit !== undefined && { Unit: definition.unit as StandardUnit }),
    EvaluationPeriods: definition.evaluationPeriods,
    ...(definition.datapointsToAlarm !== undefined && { DatapointsToAlarm: definition.datapointsToAlarm }),
    Threshold: definition.threshold,
    ComparisonOperator: definition.comparison,
    ...(definition.missingDataSaid === 'said' && { TreatMissingData: definition.treatMissingData }),
    ...(definition.lowSampleCountPercentile !== undefined && { EvaluateLowSampleCountPercentile: definition.lowSampleCountPercentile }),
  };
}
