// GetLogEvents, by the real client. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
import { GetLogEventsCommand, type GetLogEventsCommandInput, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { GROUP, logsCloud, STREAM } from '../testing/logs-cloud.ts';

const NOW_MS = Date.UTC(2026, 10, 1);
const named = { logGroupName: GROUP, logStreamName: STREAM };

async function cloudWithLines(...messages: string[]) {
  const cloud = await logsCloud();
  const logEvents = messages.map((message, index) => ({ timestamp: NOW_MS + index, message }));
  if (logEvents.length > 0) await cloud.logs.send(new PutLogEventsCommand({ ...named, logEvents }));
  const get = async (input: Partial<GetLogEventsCommandInput>) => {
    const { events = [], nextForwardToken, nextBackwardToken } = await cloud.logs.send(new GetLogEventsCommand({ ...named, ...input }));
    return { messages: events.map(({ message }) => message), forward: nextForwardToken, backward: nextBackwardToken };
  };
  return { ...cloud, get };
}

test('without a token the newest lines come, oldest first; from the head the oldest', async () => {
  const { get } = await cloudWithLines('a', 'b', 'c');
  expect((await get({ limit: 2 })).messages).toEqual(['b', 'c']);
  expect((await get({ limit: 2, startFromHead: true })).messages).toEqual(['a', 'b']);
});

test('tokens lead forward and backward, and repeat themselves at both ends', async () => {
  const { get, put, advance } = await cloudWithLines('a', 'b', 'c');
  const first = await get({ limit: 2, startFromHead: true });
  const second = await get({ limit: 2, nextToken: first.forward });
  expect(second.messages).toEqual(['c']);
  const third = await get({ limit: 2, nextToken: second.forward });
  expect(third).toMatchObject({ messages: [], forward: second.forward });
  expect((await get({ limit: 2, nextToken: second.backward })).messages).toEqual(['a', 'b']);
  expect(await get({ nextToken: first.backward })).toMatchObject({ messages: [], backward: first.backward });
  await advance(1000);
  await put('d');
  expect((await get({ nextToken: third.forward })).messages).toEqual(['d']);
});

test('the token of an empty stream leads to what comes later', async () => {
  const { get, put } = await cloudWithLines();
  const { messages, forward } = await get({});
  expect(messages).toEqual([]);
  await put('a');
  expect((await get({ nextToken: forward })).messages).toEqual(['a']);
});

test('the start is inclusive, the end exclusive', async () => {
  const { get } = await cloudWithLines('a', 'b', 'c');
  expect((await get({ startTime: NOW_MS + 1, endTime: NOW_MS + 2 })).messages).toEqual(['b']);
});

test('an answer holds a mebibyte of lines at the most', async () => {
  const { get, logs } = await cloudWithLines('x'.repeat(700_000));
  await logs.send(new PutLogEventsCommand({ ...named, logEvents: [{ timestamp: NOW_MS + 1, message: 'y'.repeat(700_000) }] }));
  const first = await get({ startFromHead: true });
  expect(first.messages.map((message) => message?.[0])).toEqual(['x']);
  expect((await get({ nextToken: first.forward })).messages.map((message) => message?.[0])).toEqual(['y']);
});

test('a group may be named by its ARN', async () => {
  const { logs } = await cloudWithLines('a');
  const logGroupIdentifier = `arn:aws:logs:us-east-1:123456789012:log-group:${GROUP}`;
  const { events } = await logs.send(new GetLogEventsCommand({ logGroupIdentifier, logStreamName: STREAM }));
  expect(events).toEqual([{ timestamp: NOW_MS, ingestionTime: NOW_MS, message: 'a' }]);
});

test('a foreign token, an absent group and an absent stream are refused', async () => {
  const { get } = await cloudWithLines();
  await expect(get({ nextToken: 'f/1' })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'The specified nextToken is invalid.',
  });
  await expect(get({ logGroupName: 'absent' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(get({ logStreamName: 'absent' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
