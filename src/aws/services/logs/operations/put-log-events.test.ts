// PutLogEvents, by the real client. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
import { type InputLogEvent, PutLogEventsCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { GROUP, logsCloud, STREAM } from '../testing/logs-cloud.ts';

const NOW_MS = Date.UTC(2026, 10, 1);
const HOUR_MS = 60 * 60 * 1000;

async function cloud() {
  const all = await logsCloud();
  const send = (logEvents: InputLogEvent[], named = { logGroupName: GROUP, logStreamName: STREAM }) =>
    all.logs.send(new PutLogEventsCommand({ ...named, logEvents, sequenceToken: 'anything' }));
  return { ...all, send };
}

test('batches are merged by time, and sequence tokens are not looked at', async () => {
  const { send, found } = await cloud();
  const answer = await send([
    { timestamp: NOW_MS, message: 'b' },
    { timestamp: NOW_MS, message: 'c' },
  ]);
  expect(answer).toMatchObject({ nextSequenceToken: expect.any(String) });
  expect(answer.rejectedLogEventsInfo).toBeUndefined();
  await send([{ timestamp: NOW_MS - 1, message: 'a' }]);
  expect(await found('')).toEqual(['a', 'b', 'c']);
});

test('lines that are too new are left out and told', async () => {
  const { send, found } = await cloud();
  const answer = await send([
    { timestamp: NOW_MS, message: 'now' },
    { timestamp: NOW_MS + 2 * HOUR_MS + 1, message: 'future' },
  ]);
  expect(answer.rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
  expect(await found('')).toEqual(['now']);
});

test('lines older than two weeks are left out and told', async () => {
  const { send, found } = await cloud();
  const twoWeeksMs = 14 * 24 * HOUR_MS;
  const answer = await send([
    { timestamp: NOW_MS - twoWeeksMs - 1, message: 'old' },
    { timestamp: NOW_MS - twoWeeksMs, message: 'edge' },
  ]);
  expect(answer.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
  expect(await found('')).toEqual(['edge']);
});

test('lines older than the retention are left out and told', async () => {
  const { logs, send, found } = await cloud();
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: GROUP, retentionInDays: 1 }));
  const answer = await send([
    { timestamp: NOW_MS - 24 * HOUR_MS - 1, message: 'old' },
    { timestamp: NOW_MS - HOUR_MS, message: 'kept' },
  ]);
  expect(answer.rejectedLogEventsInfo).toEqual({ expiredLogEventEndIndex: 1 });
  expect(await found('')).toEqual(['kept']);
});

test.each([
  ['out of order', [NOW_MS, NOW_MS - 1], 'Log events in a single PutLogEvents request must be in chronological order.'],
  [
    'over more than a day',
    [NOW_MS - 24 * HOUR_MS - 1, NOW_MS],
    'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
  ],
])('a batch %s is refused as a whole', async (_what, times, message) => {
  const { send, found } = await cloud();
  await expect(send(times.map((timestamp) => ({ timestamp, message: 'x' })))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message,
  });
  expect(await found('')).toEqual([]);
});

test('a batch of more than a mebibyte is refused: 26 bytes count for each line, and letters count as UTF-8', async () => {
  const { send } = await cloud();
  const line = (bytes: number) => ({ timestamp: NOW_MS, message: 'ü'.repeat(bytes / 2) });
  await send([line(1024 * 1024 - 26)]);
  await expect(send([line(1024 * 1024 - 24)])).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Upload too large: 1048578 bytes exceeds limit of 1048576',
  });
});

test('no lines, an empty line, an absent stream and an absent group are refused', async () => {
  const { send } = await cloud();
  const line = { timestamp: NOW_MS, message: 'x' };
  await expect(send([])).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(send([{ ...line, message: '' }])).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(send([line], { logGroupName: GROUP, logStreamName: 'absent' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The specified log stream does not exist.',
  });
  await expect(send([line], { logGroupName: 'absent', logStreamName: STREAM })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The specified log group does not exist.',
  });
});
