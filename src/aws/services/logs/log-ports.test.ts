// How other services write logs. Source: inferred from what Lambda does; events: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
import { CloudWatchLogsClient, DescribeLogStreamsCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { cloudWithFunctions } from '../../testing/cloud-with-functions.ts';

const place = { account: '123456789012', region: 'us-east-1' };
const START_MS = Date.UTC(2026, 10, 1);

test('a service writes lines into a group and stream that are made on the way', async () => {
  const { services, client } = cloudWithFunctions({});
  const sink = await services.ports.logSink?.();
  sink?.write(place, '/aws/lambda/f', '2026/11/01/[$LATEST]ab', [
    { atMs: START_MS + 1, message: 'second' },
    { atMs: START_MS, message: 'first' },
  ]);
  sink?.write(place, '/aws/lambda/f', '2026/11/01/[$LATEST]cd', [{ atMs: START_MS + 2, message: 'third' }]);
  const logs = client(CloudWatchLogsClient);
  const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/f' }));
  expect(events?.map(({ message }) => message)).toEqual(['first', 'second', 'third']);
  const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName: '/aws/lambda/f' }));
  expect(logStreams?.map(({ logStreamName }) => logStreamName)).toEqual(['2026/11/01/[$LATEST]ab', '2026/11/01/[$LATEST]cd']);
});
