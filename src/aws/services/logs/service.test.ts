// Logs as a whole: what policies say, what a snapshot keeps. By the real clients.
import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  PutMetricFilterCommand,
  PutResourcePolicyCommand,
  StartQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { testCloud } from '../../testing/test-cloud.ts';
import { GROUP, logsCloud, STREAM } from './testing/logs-cloud.ts';

test('a policy on a group lets its user write there and nowhere else; denials name the stream as AWS does', async () => {
  const { client } = await logsCloud();
  const iam = client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'writer' }));
  const Statement = [{ Effect: 'Allow', Action: 'logs:*', Resource: `arn:aws:logs:us-east-1:123456789012:log-group:${GROUP}:*` }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'writer', PolicyName: 'write', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'writer' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const writer = client(CloudWatchLogsClient, { credentials });
  await writer.send(new CreateLogStreamCommand({ logGroupName: GROUP, logStreamName: 'mine' }));
  const logEvents = [{ timestamp: Date.UTC(2026, 10, 1), message: 'x' }];
  await writer.send(new PutLogEventsCommand({ logGroupName: GROUP, logStreamName: 'mine', logEvents }));
  await expect(writer.send(new CreateLogStreamCommand({ logGroupName: 'other', logStreamName: 'mine' }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      'is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:123456789012:log-group:other:log-stream:mine',
    ),
  });
  await expect(writer.send(new DescribeLogGroupsCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test('a snapshot keeps groups, lines, filters and policies; what is put later goes on in order', async () => {
  const before = await logsCloud();
  await before.put('a');
  const metricTransformations = [{ metricName: 'm', metricNamespace: 'n', metricValue: '1' }];
  await before.logs.send(new PutMetricFilterCommand({ logGroupName: GROUP, filterName: 'f', filterPattern: '', metricTransformations }));
  const policyDocument = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:*","Resource":"*"}]}';
  await before.logs.send(new PutResourcePolicyCommand({ policyName: 'p', policyDocument }));
  const snapshot = structuredClone(await before.aws.snapshot());
  const after = testCloud();
  await after.aws.restore(snapshot);
  const logs = after.client(CloudWatchLogsClient);
  const named = { logGroupName: GROUP, logStreamName: STREAM };
  await logs.send(new PutLogEventsCommand({ ...named, logEvents: [{ timestamp: after.clock.now(), message: 'b' }] }));
  const { events } = await logs.send(new GetLogEventsCommand(named));
  expect(events?.map(({ message }) => message)).toEqual(['a', 'b']);
  expect((await logs.send(new DescribeMetricFiltersCommand({}))).metricFilters).toHaveLength(1);
  expect(await after.aws.snapshot()).toMatchObject({ services: { logs: { policies: [{ name: 'p', document: policyDocument }] } } });
});

test('an Insights query is answered as not embedded', async () => {
  const { logs } = await logsCloud();
  const query = { logGroupName: GROUP, startTime: 0, endTime: 1, queryString: 'fields @message' };
  await expect(logs.send(new StartQueryCommand(query))).rejects.toMatchObject({ name: 'NotImplemented' });
});
