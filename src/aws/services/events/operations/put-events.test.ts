// PutEvents and TestEventPattern, by the real client. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
import { PutEventsCommand, type PutEventsRequestEntry, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { eventsCloud } from '../testing/events-cloud.ts';

const entry = { Source: 'app', DetailType: 'Order', Detail: '{"id":1}' };

test('an event reaches the targets of the rules that mean it, whole', async () => {
  const { queue, rule, put, bodies } = eventsCloud();
  await queue('jobs');
  await rule('orders', {}, { source: ['app'], detail: { id: [{ numeric: ['>', 1] }] } });
  await put({ id: 1 });
  await put({ id: 2 }, { Resources: ['arn:x'], Time: new Date('2026-10-31T12:00:00.500Z') });
  expect((await bodies('jobs')).map((body) => JSON.parse(body))).toEqual([
    {
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'Order',
      source: 'app',
      account: '123456789012',
      time: '2026-10-31T12:00:00Z',
      region: 'us-east-1',
      resources: ['arn:x'],
      detail: { id: 2 },
    },
  ]);
});

test('each entry is accepted or refused on its own', async () => {
  const { events } = eventsCloud();
  const Entries: PutEventsRequestEntry[] = [
    entry,
    { ...entry, Source: undefined },
    { ...entry, DetailType: '' },
    { ...entry, Detail: undefined },
    { ...entry, Detail: 'text' },
    { ...entry, Detail: '[1]' },
    { ...entry, Source: 'aws.s3' },
    { ...entry, EventBusName: 'absent' },
  ];
  const required = (name: string) => ({
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
  });
  const malformed = { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  expect(await events.send(new PutEventsCommand({ Entries }))).toMatchObject({
    FailedEntryCount: 6,
    Entries: [
      { EventId: expect.any(String) },
      required('Source'),
      required('DetailType'),
      required('Detail'),
      malformed,
      malformed,
      { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' },
      { EventId: expect.any(String) },
    ],
  });
});

test('more than ten entries, none, or more than a mebibyte are refused', async () => {
  const { events } = eventsCloud();
  const put = (Entries: PutEventsRequestEntry[]) => events.send(new PutEventsCommand({ Entries }));
  await expect(put(Array.from({ length: 11 }, () => entry))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining("at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10"),
  });
  await expect(put([])).rejects.toMatchObject({ name: 'ValidationException' });
  const large = (bytes: number) => ({ Source: 'app', DetailType: 'Order', Detail: JSON.stringify({ x: 'x'.repeat(bytes - 16) }) });
  expect((await put([large(1024 * 1024)])).FailedEntryCount).toBe(0);
  await expect(put([large(1024 * 1024 + 1)])).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Total size of the entries in the request is over the limit.',
  });
});

test('a pattern is tried on an event', async () => {
  const { events } = eventsCloud();
  const event = { id: '1', account: '1', source: 'app', time: 't', region: 'r', resources: [], 'detail-type': 'Order', detail: { a: 1 } };
  const tried = async (pattern: object, Event = JSON.stringify(event)) =>
    (await events.send(new TestEventPatternCommand({ EventPattern: JSON.stringify(pattern), Event }))).Result;
  expect(await tried({ detail: { a: [1] } })).toBe(true);
  expect(await tried({ detail: { a: [2] } })).toBe(false);
  await expect(tried({ detail: 'x' })).rejects.toMatchObject({
    name: 'InvalidEventPatternException',
    message: 'Event pattern is not valid. Reason: "detail" must be an object or an array',
  });
  await expect(tried({ source: ['app'] }, '{}')).rejects.toMatchObject({ name: 'ValidationException' });
});
