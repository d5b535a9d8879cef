// Lambda among the real services of one cloud, by the real SDK clients: queues, logs, metrics. Source: the AWS pages named beside each part.
import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { InvokeCommand, PutFunctionEventInvokeConfigCommand } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { START } from './testing/lambda-cloud.ts';
import { queueArn, wholeCloud } from './testing/whole-cloud.ts';

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html, monitoring-metrics-types.html, monitoring-cloudwatchlogs.html
it('An event ends in the queue of its destination or of the dead letters, and leaves lines and numbers', async () => {
  const cloud = await wholeCloud();
  const [done, dead] = [await cloud.createQueue('done'), await cloud.createQueue('dead')];
  const handler = "async (event) => { console.log('at work'); if (event.bad) throw new Error('no'); return event; }";
  await cloud.createFunction('works', handler, { DeadLetterConfig: { TargetArn: queueArn('dead') } });
  const DestinationConfig = { OnSuccess: { Destination: queueArn('done') } };
  await cloud.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'works', MaximumRetryAttempts: 0, DestinationConfig }));
  for (const Payload of ['{"n":1}', '{"bad":true}'])
    await cloud.lambda.send(new InvokeCommand({ FunctionName: 'works', InvocationType: 'Event', Payload }));
  await cloud.settle(60);
  expect((await cloud.receive(done)).map(({ Body = '' }) => JSON.parse(Body))).toMatchObject([
    { requestContext: { condition: 'Success' }, responsePayload: { n: 1 } },
  ]);
  expect(await cloud.receive(dead)).toMatchObject([{ Body: '{"bad":true}', MessageAttributes: { ErrorMessage: { StringValue: 'no' } } }]);
  const { events } = await cloud
    .client(CloudWatchLogsClient)
    .send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/works', filterPattern: '"at work"' }));
  expect(events).toHaveLength(2);
  const errors = await cloud.client(CloudWatchClient).send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: 'works' }],
      StartTime: new Date(START),
      EndTime: new Date(START + 3_600_000),
      Period: 3600,
      Statistics: ['Sum', 'SampleCount'],
    }),
  );
  expect(errors.Datapoints).toMatchObject([{ Sum: 1, SampleCount: 2 }]);
});
