// UpdateTimeToLive and DescribeTimeToLive, by the real SDK client, and what they do to items.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html; sentences as users of the real service quote them.
import { DescribeTimeToLiveCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

async function oneTable() {
  const cloud = dynamoCloud();
  await cloud.table('users');
  const update = (Enabled: boolean, AttributeName = 'expires', TableName = 'users') =>
    cloud.dynamo.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled, AttributeName } }));
  const described = async () => (await cloud.dynamo.send(new DescribeTimeToLiveCommand({ TableName: 'users' }))).TimeToLiveDescription;
  const seconds = (fromNow: number) => ({ N: String(Math.floor(cloud.clock.now() / 1000) + fromNow) });
  const keys = async () => (await cloud.all('users')).map(({ pk }) => pk?.S).toSorted();
  return { ...cloud, update, described, seconds, keys };
}

test('it is ENABLED and DISABLED at once', async () => {
  const { update, described } = await oneTable();
  expect(await described()).toEqual({ TimeToLiveStatus: 'DISABLED' });
  expect(await update(true)).toMatchObject({ TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' } });
  expect(await described()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' });
  await update(false);
  expect(await described()).toEqual({ TimeToLiveStatus: 'DISABLED' });
});

test('an item goes soon after its time, whenever it was written; others stay', async () => {
  const { update, advance, put, seconds, keys } = await oneTable();
  await put('users', { pk: { S: 'before' }, expires: seconds(60) });
  await update(true);
  await advance(500);
  await put(
    'users',
    { pk: { S: 'soon' }, expires: seconds(30) },
    { pk: { S: 'later' }, expires: seconds(3600) },
    { pk: { S: 'no number' }, expires: { S: '1' } },
    { pk: { S: 'long ago' }, expires: seconds(-6 * 365 * 24 * 3600) },
    { pk: { S: 'never' } },
  );
  await advance(29_000);
  expect(await keys()).toContain('soon');
  await advance(3000);
  expect(await keys()).not.toContain('soon');
  expect(await keys()).toContain('before');
  await advance(60_000);
  expect(await keys()).toEqual(['later', 'long ago', 'never', 'no number']);
});

test('an item whose time was put off stays until then, and so does one whose attribute is gone', async () => {
  const { update, advance, put, seconds, keys } = await oneTable();
  await update(true);
  await advance(500);
  await put('users', { pk: { S: 'a' }, expires: seconds(10) }, { pk: { S: 'b' }, expires: seconds(10) });
  await put('users', { pk: { S: 'a' }, expires: seconds(100) }, { pk: { S: 'b' } });
  await advance(20_000);
  expect(await keys()).toEqual(['a', 'b']);
  await advance(100_000);
  expect(await keys()).toEqual(['b']);
});

test('where it is switched off nothing goes', async () => {
  const { update, advance, put, seconds, keys } = await oneTable();
  await update(true);
  await advance(500);
  await put('users', { pk: { S: 'a' }, expires: seconds(10) });
  await update(false);
  await advance(60_000);
  expect(await keys()).toEqual(['a']);
});

test('waiting for an item to expire keeps nobody waiting', async () => {
  const { update, advance, put, seconds, aws } = await oneTable();
  await update(true);
  await advance(500);
  await put('users', { pk: { S: 'a' }, expires: seconds(1000) });
  expect(aws.scheduler.busy).toBe(false);
});

test('what is so already, or meant for another attribute, is refused', async () => {
  const { update } = await oneTable();
  await expect(update(false)).rejects.toThrow('TimeToLive is already disabled');
  await update(true);
  await expect(update(true)).rejects.toThrow('TimeToLive is already enabled');
  await expect(update(true, 'other')).rejects.toThrow(
    'TimeToLive is active on a different AttributeName: current AttributeName is expires',
  );
  await expect(update(true, 'expires', 'nobody')).rejects.toThrow('Requested resource not found: Table: nobody not found');
});
