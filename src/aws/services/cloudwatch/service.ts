// Amazon CloudWatch: metrics and alarms. What it imitates and lacks: description.ts.
import type { Constraints } from '../../core/constraints.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { Alarms, type AlarmsState } from './alarms/alarms.ts';
import { authorizations } from './authorizations.ts';
import { configurationSource } from './configuration-source.ts';
import { description } from './description.ts';
import { Metrics, metricSink } from './metrics/metrics.ts';
import type { SeriesState } from './metrics/series.ts';
import * as changes from './operations/change-alarms.ts';
import * as descriptions from './operations/describe-alarms.ts';
import { getMetricData, getMetricDataConstraints } from './operations/get-metric-data.ts';
import { getMetricStatistics, getMetricStatisticsConstraints } from './operations/get-metric-statistics.ts';
import { listMetrics, listMetricsConstraints } from './operations/list-metrics.ts';
import { putMetricAlarm, putMetricAlarmConstraints } from './operations/put-metric-alarm.ts';
import { putMetricData, putMetricDataConstraints } from './operations/put-metric-data.ts';
import { schemas } from './schemas.ts';

type OperationName =
  | 'PutMetricData'
  | 'GetMetricStatistics'
  | 'GetMetricData'
  | 'ListMetrics'
  | 'PutMetricAlarm'
  | 'DescribeAlarms'
  | 'DescribeAlarmsForMetric'
  | 'DescribeAlarmHistory'
  | 'DeleteAlarms'
  | 'SetAlarmState'
  | 'EnableAlarmActions'
  | 'DisableAlarmActions'
  | 'TagResource'
  | 'UntagResource'
  | 'ListTagsForResource';

const constraints: Readonly<Record<string, Constraints>> = {
  PutMetricData: putMetricDataConstraints,
  GetMetricStatistics: getMetricStatisticsConstraints,
  GetMetricData: getMetricDataConstraints,
  ListMetrics: listMetricsConstraints,
  PutMetricAlarm: putMetricAlarmConstraints,
  ...descriptions.describeAlarmConstraints,
  ...changes.changeAlarmConstraints,
};

interface CloudWatchState {
  readonly metrics: readonly SeriesState[];
  readonly alarms: AlarmsState;
}

export function createService(environment: ServiceEnvironment): Service {
  const metrics = new Metrics(environment);
  const alarms = new Alarms(environment, metrics);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    PutMetricData: putMetricData(metrics),
    GetMetricStatistics: getMetricStatistics(metrics),
    GetMetricData: getMetricData(metrics),
    ListMetrics: listMetrics(metrics),
    PutMetricAlarm: putMetricAlarm(alarms),
    DescribeAlarms: descriptions.describeAlarms(alarms),
    DescribeAlarmsForMetric: descriptions.describeAlarmsForMetric(alarms),
    DescribeAlarmHistory: descriptions.describeAlarmHistory(alarms),
    DeleteAlarms: changes.deleteAlarms(alarms),
    SetAlarmState: changes.setAlarmState(alarms),
    EnableAlarmActions: changes.enableAlarmActions(alarms),
    DisableAlarmActions: changes.disableAlarmActions(alarms),
    TagResource: changes.tagResource(alarms),
    UntagResource: changes.untagResource(alarms),
    ListTagsForResource: changes.listTagsForResource(alarms),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    notANumber: 'said by the service',
    authorizations,
    metricSink: metricSink(metrics),
    configurationSource: configurationSource(alarms),
    snapshot: (): CloudWatchState => ({ metrics: metrics.snapshot(), alarms: alarms.snapshot() }),
    restore: (snapshot) => {
      const state = snapshot as CloudWatchState;
      metrics.restore(state.metrics);
      alarms.restore(state.alarms);
    },
    inspect: (account, region) => ({
      metrics: metrics.list({ account, region }).map(({ namespace, name, dimensions, buckets }) => ({
        namespace,
        name,
        dimensions,
        last: buckets.slice(-60).map(({ values: _values, ...bucket }) => bucket),
      })),
      alarms: alarms.list({ account, region }).map(({ definition, state, stateReason }) => ({ name: definition.name, state, stateReason })),
    }),
  };
}
