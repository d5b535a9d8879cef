// FilterLogEvents, by the real client. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
import { CreateLogStreamCommand, FilterLogEventsCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { GROUP, logsCloud, STREAM } from '../testing/logs-cloud.ts';

const NOW_MS = Date.UTC(2026, 10, 1);

async function cloudWithStreams() {
  const cloud = await logsCloud();
  await cloud.logs.send(new CreateLogStreamCommand({ logGroupName: GROUP, logStreamName: 'two' }));
  for (const [logStreamName, offsets] of [
    [STREAM, [0, 2]],
    ['two', [1, 3]],
  ] as const) {
    const logEvents = offsets.map((offset) => ({ timestamp: NOW_MS + offset, message: `line ${offset}` }));
    await cloud.logs.send(new PutLogEventsCommand({ logGroupName: GROUP, logStreamName, logEvents }));
  }
  const filter = (input: object) => cloud.logs.send(new FilterLogEventsCommand({ logGroupName: GROUP, ...input }));
  const messages = async (input: object) => (await filter(input)).events?.map(({ message }) => message);
  return { ...cloud, filter, messages };
}

test('streams are interleaved by time, each line with its stream and id', async () => {
  const { filter } = await cloudWithStreams();
  const { events, searchedLogStreams, nextToken } = await filter({ limit: 2 });
  expect(events).toEqual([
    { logStreamName: 'one', timestamp: NOW_MS, ingestionTime: NOW_MS, message: 'line 0', eventId: expect.stringMatching(/^\d{56}$/) },
    { logStreamName: 'two', timestamp: NOW_MS + 1, ingestionTime: NOW_MS, message: 'line 1', eventId: expect.stringMatching(/^\d{56}$/) },
  ]);
  expect(searchedLogStreams).toEqual([]);
  const rest = await filter({ nextToken });
  expect(rest.events?.map(({ message }) => message)).toEqual(['line 2', 'line 3']);
  expect(rest.nextToken).toBeUndefined();
});

test('streams are chosen by name or prefix, times are inclusive at both ends', async () => {
  const { messages } = await cloudWithStreams();
  expect(await messages({ logStreamNames: ['two'] })).toEqual(['line 1', 'line 3']);
  expect(await messages({ logStreamNamePrefix: 'o' })).toEqual(['line 0', 'line 2']);
  expect(await messages({ startTime: NOW_MS + 1, endTime: NOW_MS + 2 })).toEqual(['line 1', 'line 2']);
  expect(await messages({ filterPattern: '?0 ?3' })).toEqual(['line 0', 'line 3']);
});

test('what is contradictory, absent or no pattern is refused', async () => {
  const { filter } = await cloudWithStreams();
  await expect(filter({ logStreamNames: ['two'], logStreamNamePrefix: 'o' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(filter({ logStreamNames: ['absent'] })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The specified log stream does not exist.',
  });
  await expect(filter({ logGroupName: 'absent' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(filter({ filterPattern: '{ $.a = }' })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Invalid filter pattern',
  });
});
