// What each operation asks of IAM. Metrics have no ARNs; alarms have.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
import type { PutMetricDataInput } from '@aws-sdk/client-cloudwatch';
import type { Access, Authorization } from '../../core/access.ts';
import type { CallContext } from '../../core/call.ts';
import { alarmArn } from './alarms/alarm.ts';

interface Named {
  readonly AlarmName?: string | undefined;
  readonly AlarmNames?: readonly string[] | undefined;
  readonly ResourceARN?: string | undefined;
}

const onAnything =
  (operation: string): Authorization =>
  () => ({ action: `cloudwatch:${operation}`, resource: '*' });

const onAlarms =
  (operation: string): Authorization =>
  ({ AlarmName, AlarmNames }: Named, { account, region }: CallContext): readonly Access[] => {
    const names = AlarmName === undefined ? (AlarmNames ?? []) : [AlarmName];
    const resources = names.length === 0 ? ['*'] : names.map((name) => alarmArn({ account, region, name }));
    return resources.map((resource) => ({ action: `cloudwatch:${operation}`, resource }));
  };

const onArn =
  (operation: string): Authorization =>
  ({ ResourceARN: resource = '*' }: Named): Access => ({ action: `cloudwatch:${operation}`, resource });

/** Every operation stands here, because the service signs as `monitoring` and is called `cloudwatch` in policies. */
export const authorizations: Readonly<Record<string, Authorization>> = {
  PutMetricData: ({ Namespace }: PutMetricDataInput): Access => ({
    action: 'cloudwatch:PutMetricData',
    resource: '*',
    ...(Namespace !== undefined && { conditions: { 'cloudwatch:namespace': [Namespace] } }),
  }),
  GetMetricStatistics: onAnything('GetMetricStatistics'),
  GetMetricData: onAnything('GetMetricData'),
  ListMetrics: onAnything('ListMetrics'),
  DescribeAlarmsForMetric: onAnything('DescribeAlarmsForMetric'),
  PutMetricAlarm: onAlarms('PutMetricAlarm'),
  DescribeAlarms: onAlarms('DescribeAlarms'),
  DescribeAlarmHistory: onAlarms('DescribeAlarmHistory'),
  DeleteAlarms: onAlarms('DeleteAlarms'),
  SetAlarmState: onAlarms('SetAlarmState'),
  EnableAlarmActions: onAlarms('EnableAlarmActions'),
  DisableAlarmActions: onAlarms('DisableAlarmActions'),
  TagResource: onArn('TagResource'),
  UntagResource: onArn('UntagResource'),
  ListTagsForResource: onArn('ListTagsForResource'),
};
