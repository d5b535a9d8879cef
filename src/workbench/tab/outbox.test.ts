// What the outbox of the engine posts, and when.
import { expect, test } from 'vitest';
import type { RunEvent } from '../../lab/run-events.ts';
import type { FromEngine } from './engine-protocol.ts';
import { createOutbox } from './outbox.ts';

const state = (name: 'running' | 'settling' | 'judging'): RunEvent => ({ type: 'state', state: name, data: 'shown' });

test('events of one moment travel in one message, in their order', async () => {
  const posted: FromEngine[] = [];
  const outbox = createOutbox((message) => posted.push(message));
  outbox.event(state('running'));
  outbox.event(state('settling'));
  expect(posted).toEqual([]);
  await Promise.resolve();
  outbox.event(state('judging'));
  await Promise.resolve();
  expect(posted).toEqual([
    { type: 'events', events: [state('running'), state('settling')] },
    { type: 'events', events: [state('judging')] },
  ]);
});

test('a message goes at once, behind the events before it', async () => {
  const posted: FromEngine[] = [];
  const outbox = createOutbox((message) => posted.push(message));
  outbox.event(state('running'));
  outbox.send({ type: 'broken', message: 'It broke.' });
  await Promise.resolve();
  expect(posted).toEqual([
    { type: 'events', events: [state('running')] },
    { type: 'broken', message: 'It broke.' },
  ]);
});
