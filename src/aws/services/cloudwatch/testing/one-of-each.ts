// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import { CloudWatchClient, PutMetricAlarmCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async makeLater(client) {
    const cloudwatch = client(CloudWatchClient);
    await cloudwatch.send(new PutMetricDataCommand({ Namespace: 'labs', MetricData: [{ MetricName: 'depth', Value: 3, Unit: 'Count' }] }));
    const alarm = { AlarmName: 'deep', Namespace: 'labs', MetricName: 'depth', Statistic: 'Maximum', Period: 60 } as const;
    await cloudwatch.send(
      new PutMetricAlarmCommand({ ...alarm, EvaluationPeriods: 1, Threshold: 2, ComparisonOperator: 'GreaterThanThreshold' }),
    );
  },
};
