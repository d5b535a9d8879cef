// A test cloud with a client of CloudWatch. For tests.
import { CloudWatchClient, type MetricDatum, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export const NAMESPACE = 'App';
export const METRIC = 'Latency';
export const START_MS = Date.UTC(2026, 10, 1);

export interface MetricsCloud extends TestCloud {
  readonly cloudwatch: CloudWatchClient;
  put(...data: Partial<MetricDatum>[]): Promise<void>;
}

export function metricsCloud(): MetricsCloud {
  const cloud = testCloud();
  const cloudwatch = cloud.client(CloudWatchClient);
  return {
    ...cloud,
    cloudwatch,
    async put(...data) {
      const MetricData = data.map((datum) => ({ MetricName: METRIC, ...datum }));
      await cloudwatch.send(new PutMetricDataCommand({ Namespace: NAMESPACE, MetricData }));
    },
  };
}
