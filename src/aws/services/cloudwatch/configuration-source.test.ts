// What AWS Config is told of alarms. Source: the property types of https://github.com/awslabs/aws-config-resource-schema.
import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { configurationCloud } from '../../testing/configuration-cloud.ts';

test('an alarm is told as it is set; its state changes nothing', async () => {
  const { client, told } = configurationCloud();
  const cloudwatch = client(CloudWatchClient);
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: 'late',
      Namespace: 'Shop',
      MetricName: 'Age',
      Dimensions: [{ Name: 'Queue', Value: 'orders' }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 3,
      Threshold: 10,
      ComparisonOperator: 'GreaterThanThreshold',
      OKActions: ['arn:aws:sns:us-east-1:123456789012:alerts'],
      Tags: [{ Key: 'team', Value: 'blue' }],
    }),
  );
  const [before] = told('AWS::CloudWatch::Alarm');
  const arn = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:late';
  expect(before).toMatchObject({ id: arn, name: 'late', arn, tags: { team: 'blue' }, relationships: [] });
  expect(before?.configuration).toMatchObject({
    alarmName: 'late',
    alarmArn: arn,
    actionsEnabled: true,
    okactions: ['arn:aws:sns:us-east-1:123456789012:alerts'],
    alarmActions: [],
    insufficientDataActions: [],
    metricName: 'Age',
    namespace: 'Shop',
    statistic: 'Maximum',
    dimensions: [{ name: 'Queue', value: 'orders' }],
    period: 60,
    evaluationPeriods: 3,
    threshold: 10,
    comparisonOperator: 'GreaterThanThreshold',
    alarmConfigurationUpdatedTimestamp: '2026-11-01T00:00:00.000Z',
  });
  await cloudwatch.send(new SetAlarmStateCommand({ AlarmName: 'late', StateValue: 'ALARM', StateReason: 'by hand' }));
  expect(told('AWS::CloudWatch::Alarm')).toEqual([before]);
});
