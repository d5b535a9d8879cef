// Archives and replays, by the real client. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
import {
  CancelReplayCommand,
  CreateArchiveCommand,
  DeleteArchiveCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  ListArchivesCommand,
  ListReplaysCommand,
  StartReplayCommand,
  type StartReplayCommandInput,
  UpdateArchiveCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { arnOfBus, arnOfQueue, arnOfRule, eventsCloud } from '../testing/events-cloud.ts';

const START_MS = Date.UTC(2026, 10, 1);
const DAY_MS = 24 * 60 * 60 * 1000;
const ARCHIVE = 'arn:aws:events:us-east-1:123456789012:archive/all';

async function cloud() {
  const all = eventsCloud();
  await all.queue('jobs');
  await all.events.send(
    new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn: arnOfBus('default'), EventPattern: '{"source":["app"]}' }),
  );
  const replay = (input: Partial<StartReplayCommandInput> = {}) =>
    all.events.send(
      new StartReplayCommand({
        ReplayName: 'again',
        EventSourceArn: ARCHIVE,
        EventStartTime: new Date(START_MS),
        EventEndTime: new Date(START_MS + 60_000),
        Destination: { Arn: arnOfBus('default') },
        ...input,
      }),
    );
  return { ...all, replay };
}

test('an archive keeps what its pattern means, as long as its retention says', async () => {
  const { events, put, advance } = await cloud();
  await put({ id: 1 });
  await put({ id: 2 }, { Source: 'other' });
  const describe = () => events.send(new DescribeArchiveCommand({ ArchiveName: 'all' }));
  expect(await describe()).toMatchObject({
    ArchiveArn: ARCHIVE,
    ArchiveName: 'all',
    EventSourceArn: arnOfBus('default'),
    EventPattern: '{"source":["app"]}',
    State: 'ENABLED',
    RetentionDays: 0,
    EventCount: 1,
    CreationTime: new Date(START_MS),
  });
  await advance(2 * DAY_MS);
  await events.send(new UpdateArchiveCommand({ ArchiveName: 'all', RetentionDays: 1 }));
  expect(await describe()).toMatchObject({ EventCount: 0, SizeBytes: 0 });
});

test('archives are listed and deleted; what is wrong is refused', async () => {
  const { events } = await cloud();
  const create = (ArchiveName: string, more = {}) =>
    events.send(new CreateArchiveCommand({ ArchiveName, EventSourceArn: arnOfBus('default'), ...more }));
  await create('b');
  const names = async (input: object) =>
    (await events.send(new ListArchivesCommand(input))).Archives?.map(({ ArchiveName }) => ArchiveName);
  expect(await names({})).toEqual(['all', 'b']);
  expect(await names({ NamePrefix: 'a' })).toEqual(['all']);
  await events.send(new DeleteArchiveCommand({ ArchiveName: 'b' }));
  expect(await names({ EventSourceArn: arnOfBus('default') })).toEqual(['all']);
  await expect(create('all')).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException', message: 'Archive all already exists.' });
  await expect(create('c', { EventSourceArn: arnOfBus('absent') })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(create('c', { EventPattern: '{"a":1}' })).rejects.toMatchObject({ name: 'InvalidEventPatternException' });
  await expect(names({ NamePrefix: 'a', State: 'ENABLED' })).rejects.toMatchObject({ name: 'ValidationException' });
  const absent = { name: 'ResourceNotFoundException', message: 'Archive absent does not exist.' };
  await expect(events.send(new DescribeArchiveCommand({ ArchiveName: 'absent' }))).rejects.toMatchObject(absent);
  await expect(events.send(new DeleteArchiveCommand({ ArchiveName: 'absent' }))).rejects.toMatchObject(absent);
  await expect(events.send(new UpdateArchiveCommand({ ArchiveName: 'absent', RetentionDays: 1 }))).rejects.toMatchObject(absent);
});

test('a replay sends the archived events again, marked, to the rules that it names', async () => {
  const { events, put, rule, replay, advance, bodies, queue } = await cloud();
  await queue('others');
  await put({ id: 1 });
  await rule('orders', {});
  await rule('others', { Arn: arnOfQueue('others') });
  const started = await replay({ Destination: { Arn: arnOfBus('default'), FilterArns: [arnOfRule('orders')] } });
  expect(started).toMatchObject({ ReplayArn: 'arn:aws:events:us-east-1:123456789012:replay/again', State: 'STARTING' });
  await advance(1500);
  expect((await bodies('jobs')).map((body) => JSON.parse(body))).toMatchObject([{ detail: { id: 1 }, 'replay-name': 'again' }]);
  expect(await bodies('others')).toEqual([]);
  const describe = () => events.send(new DescribeReplayCommand({ ReplayName: 'again' }));
  expect(await describe()).toMatchObject({
    State: 'RUNNING',
    EventLastReplayedTime: new Date(START_MS),
    Destination: { FilterArns: [arnOfRule('orders')] },
  });
  await advance(1000);
  expect(await describe()).toMatchObject({ State: 'COMPLETED', ReplayEndTime: expect.any(Date) });
  expect((await events.send(new DescribeArchiveCommand({ ArchiveName: 'all' }))).EventCount).toBe(1);
});

test('a cancelled replay sends nothing', async () => {
  const { events, put, rule, replay, advance, bodies } = await cloud();
  await put({ id: 1 });
  await rule('orders', {});
  await replay();
  const cancel = (ReplayName: string) => events.send(new CancelReplayCommand({ ReplayName }));
  expect(await cancel('again')).toMatchObject({ State: 'CANCELLED' });
  await advance(5000);
  expect(await bodies('jobs')).toEqual([]);
  await expect(cancel('again')).rejects.toMatchObject({ name: 'IllegalStatusException' });
  await expect(cancel('absent')).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: 'Replay absent does not exist.' });
  const states = async (input: object) => (await events.send(new ListReplaysCommand(input))).Replays?.map(({ State }) => State);
  expect(await states({ NamePrefix: 'a' })).toEqual(['CANCELLED']);
  expect(await states({ State: 'RUNNING' })).toEqual([]);
});

test.each<[string, Partial<StartReplayCommandInput>, string, string]>([
  [
    'an archive that is absent',
    { EventSourceArn: `${ARCHIVE}x` },
    'ValidationException',
    'Parameter EventSourceArn is not valid. Reason: Archive allx does not exist.',
  ],
  ['a bus that is absent', { Destination: { Arn: arnOfBus('absent') } }, 'ResourceNotFoundException', 'Event bus absent does not exist.'],
  [
    'an end before the start',
    { EventEndTime: new Date(START_MS) },
    'ValidationException',
    'Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
  ],
])('a replay of %s is refused', async (_what, input, name, message) => {
  const { replay } = await cloud();
  await expect(replay(input)).rejects.toMatchObject({ name, message });
});

test('a name of a replay is used once', async () => {
  const { replay, advance } = await cloud();
  await replay();
  await advance(5000);
  await expect(replay()).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException', message: 'Replay again already exists.' });
});
