// What policies say about CloudWatch, by the real clients.
// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
import { CloudWatchClient, DeleteAlarmsCommand, ListMetricsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { metricsCloud } from './testing/metrics-cloud.ts';

test('a policy may allow one namespace, and alarms have ARNs', async () => {
  const { client } = metricsCloud();
  const iam = client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'meter' }));
  const Condition = { StringEquals: { 'cloudwatch:namespace': 'App' } };
  const Statement = [{ Effect: 'Allow', Action: 'cloudwatch:PutMetricData', Resource: '*', Condition }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'meter', PolicyName: 'put', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'meter' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const meter = client(CloudWatchClient, { credentials });
  const put = (Namespace: string) => meter.send(new PutMetricDataCommand({ Namespace, MetricData: [{ MetricName: 'm', Value: 1 }] }));
  await put('App');
  const denied = (action: string, resource?: string) => ({
    message: expect.stringContaining(`is not authorized to perform: cloudwatch:${action}${resource ? ` on resource: ${resource}` : ''}`),
  });
  await expect(put('Other')).rejects.toMatchObject(denied('PutMetricData'));
  await expect(meter.send(new ListMetricsCommand({}))).rejects.toMatchObject(denied('ListMetrics'));
  await expect(meter.send(new DeleteAlarmsCommand({ AlarmNames: ['a'] }))).rejects.toMatchObject(
    denied('DeleteAlarms', 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:a'),
  );
});
