// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutMetricFilterCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async makeLater(client) {
    const logs = client(CloudWatchLogsClient);
    const logGroupName = '/labs/one';
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }));
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'stream' }));
    const metricTransformations = [{ metricName: 'errors', metricNamespace: 'labs', metricValue: '1' }];
    await logs.send(new PutMetricFilterCommand({ logGroupName, filterName: 'errors', filterPattern: 'ERROR', metricTransformations }));
  },
};
