// What an alarm tells of a change: topics and functions by a message, the default bus by an event.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
import { type AlarmRecord, type AlarmStateValue, alarmArn, alarmTime } from './alarm.ts';

/** Names of regions as messages write them; others stand for themselves. */
const regionTitles: Readonly<Record<string, string>> = {
  'us-east-1': 'US East (N. Virginia)',
  'us-east-2': 'US East (Ohio)',
  'us-west-2': 'US West (Oregon)',
  'ap-northeast-1': 'Asia Pacific (Tokyo)',
  'ap-northeast-3': 'Asia Pacific (Osaka)',
  'eu-central-1': 'EU (Frankfurt)',
  'eu-west-1': 'EU (Ireland)',
};

const titleOf = (region: string) => regionTitles[region] ?? region;

/** The subject of a mail. */
export function subjectOf({ definition, state }: AlarmRecord): string {
  return `${state}: "${definition.name}" in ${titleOf(definition.region)}`.slice(0, 100);
}

/** The JSON that a topic gets. */
export function topicMessage(alarm: AlarmRecord, before: AlarmStateValue): string {
  const { definition } = alarm;
  return JSON.stringify({
    AlarmName: definition.name,
    AlarmDescription: definition.description ?? null,
    AWSAccountId: definition.account,
    AlarmConfigurationUpdatedTimestamp: alarmTime(alarm.configurationUpdatedMs),
    NewStateValue: alarm.state,
    NewStateReason: alarm.stateReason,
    StateChangeTime: alarmTime(alarm.stateUpdatedMs),
    Region: titleOf(definition.region),
    AlarmArn: alarmArn(definition),
    OldStateValue: before,
    OKActions: definition.actions.OK,
    AlarmActions: definition.actions.ALARM,
    InsufficientDataActions: definition.actions.INSUFFICIENT_DATA,
    Trigger: {
      MetricName: definition.metricName,
      Namespace: definition.namespace,
      ...statisticOf(definition.statistic),
      Unit: definition.unit ?? null,
      Dimensions: definition.dimensions.map(([name, value]) => ({ value, name })),
      Period: definition.periodSeconds,
      EvaluationPeriods: definition.evaluationPeriods,
      ...(definition.datapointsToAlarm !== undefined && { DatapointsToAlarm: definition.datapointsToAlarm }),
      ComparisonOperator: definition.comparison,
      Threshold: definition.threshold,
      TreatMissingData: definition.treatMissingData,
      EvaluateLowSampleCountPercentile: definition.lowSampleCountPercentile ?? '',
    },
  });
}

/** AWS writes the plain ones in capitals here. */
function statisticOf(statistic: string) {
  if (statistic.startsWith('p')) return { StatisticType: 'ExtendedStatistic', ExtendedStatistic: statistic };
  return { StatisticType: 'Statistic', Statistic: statistic === 'SampleCount' ? 'SAMPLE_COUNT' : statistic.toUpperCase() };
}

export interface PreviousState {
  readonly value: AlarmStateValue;
  readonly reason: string;
  readonly reasonData?: string;
  readonly updatedMs: number;
}

/** The payload of a function, which is also the detail of the event. */
export function alarmDetail(alarm: AlarmRecord, before: PreviousState) {
  const { definition } = alarm;
  return {
    alarmName: definition.name,
    state: {
      value: alarm.state,
      reason: alarm.stateReason,
      ...(alarm.stateReasonData !== undefined && { reasonData: alarm.stateReasonData }),
      timestamp: alarmTime(alarm.stateUpdatedMs),
    },
    previousState: {
      value: before.value,
      reason: before.reason,
      ...(before.reasonData !== undefined && { reasonData: before.reasonData }),
      timestamp: alarmTime(before.updatedMs),
    },
    configuration: {
      ...(definition.description !== undefined && { description: definition.description }),
      metrics: [
        {
          id: 'm1',
          metricStat: {
            metric: { namespace: definition.namespace, name: definition.metricName, dimensions: Object.fromEntries(definition.dimensions) },
            period: definition.periodSeconds,
            stat: definition.statistic,
          },
          returnData: true,
        },
      ],
    },
  };
}

/** The event of the default bus. */
export function busEvent(alarm: AlarmRecord, before: PreviousState, id: string): string {
  const { account, region } = alarm.definition;
  return JSON.stringify({
    version: '0',
    id,
    'detail-type': 'CloudWatch Alarm State Change',
    source: 'aws.cloudwatch',
    account,
    time: new Date(alarm.stateUpdatedMs).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region,
    resources: [alarmArn(alarm.definition)],
    detail: alarmDetail(alarm, before),
  });
}

/** What a function gets as an action of an alarm. */
export function functionPayload(alarm: AlarmRecord, before: PreviousState): string {
  const { account, region } = alarm.definition;
  return JSON.stringify({
    source: 'aws.cloudwatch',
    alarmArn: alarmArn(alarm.definition),
    accountId: account,
    time: alarmTime(alarm.stateUpdatedMs),
    region,
    alarmData: alarmDetail(alarm, before),
  });
}
