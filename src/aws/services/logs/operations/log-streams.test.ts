// Log streams, by the real client. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html
import {
  CreateLogStreamCommand,
  DeleteLogStreamCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { GROUP, logsCloud, STREAM } from '../testing/logs-cloud.ts';

const START_MS = Date.UTC(2026, 10, 1);

test('a stream tells its first and last event and when it last took one', async () => {
  const { logs, put, advance } = await logsCloud();
  await put('first');
  await advance(1000);
  await put('last');
  const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName: GROUP }));
  expect(logStreams).toEqual([
    {
      logStreamName: STREAM,
      arn: `arn:aws:logs:us-east-1:123456789012:log-group:${GROUP}:log-stream:${STREAM}`,
      creationTime: START_MS,
      firstEventTimestamp: START_MS,
      lastEventTimestamp: START_MS + 1000,
      lastIngestionTime: START_MS + 1000,
      uploadSequenceToken: expect.any(String),
      storedBytes: 0,
    },
  ]);
});

test('streams are listed by name or by their last event, in pages', async () => {
  const { logs } = await logsCloud();
  for (const [logStreamName, offset] of [
    ['b', 2],
    ['a', 3],
  ] as const) {
    await logs.send(new CreateLogStreamCommand({ logGroupName: GROUP, logStreamName }));
    const logEvents = [{ timestamp: START_MS + offset, message: 'x' }];
    await logs.send(new PutLogEventsCommand({ logGroupName: GROUP, logStreamName, logEvents }));
  }
  const names = async (input: object) =>
    (await logs.send(new DescribeLogStreamsCommand({ logGroupName: GROUP, ...input }))).logStreams?.map((one) => one.logStreamName);
  expect(await names({})).toEqual(['a', 'b', STREAM]);
  expect(await names({ descending: true })).toEqual([STREAM, 'b', 'a']);
  expect(await names({ orderBy: 'LastEventTime', descending: true })).toEqual(['a', 'b', STREAM]);
  expect(await names({ logStreamNamePrefix: 'o' })).toEqual([STREAM]);
  const { nextToken } = await logs.send(new DescribeLogStreamsCommand({ logGroupName: GROUP, limit: 2 }));
  expect(await names({ nextToken })).toEqual([STREAM]);
  await expect(names({ orderBy: 'LastEventTime', logStreamNamePrefix: 'a' })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Cannot order by LastEventTime with a logStreamNamePrefix.',
  });
});

test('a name that is taken, a name with a colon and a group that is absent are refused', async () => {
  const { logs } = await logsCloud();
  const create = (logGroupName: string, logStreamName: string) => logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  await expect(create(GROUP, STREAM)).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
    message: 'The specified log stream already exists',
  });
  await expect(create(GROUP, 'a:b')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(create('absent', 'a')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(logs.send(new DescribeLogStreamsCommand({ logGroupName: 'absent' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(logs.send(new DescribeLogStreamsCommand({}))).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('a deleted stream is gone', async () => {
  const { logs } = await logsCloud();
  const named = { logGroupName: GROUP, logStreamName: STREAM };
  await logs.send(new DeleteLogStreamCommand(named));
  const gone = { name: 'ResourceNotFoundException', message: 'The specified log stream does not exist.' };
  await expect(logs.send(new GetLogEventsCommand(named))).rejects.toMatchObject(gone);
  await expect(logs.send(new DeleteLogStreamCommand(named))).rejects.toMatchObject(gone);
});
