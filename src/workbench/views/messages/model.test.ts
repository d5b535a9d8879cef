// What the view makes of passages: places, routes, and a film in which each step follows from the one before. Source: Passage in core/ports.ts.
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../aws/core/ports.ts';
import { applyEvent, emptyModel, type MessagesModel, TRAVEL_MS } from './model.ts';
import { type SampleName, sampleEvents } from './sample-events.ts';

const START_MS = Date.UTC(2026, 10, 1);
const ORDERS = 'arn:aws:sqs:us-east-1:123456789012:orders';
const DEAD = 'arn:aws:sqs:us-east-1:123456789012:dead';
const WORK = 'arn:aws:lambda:us-east-1:123456789012:function:work';
const ROOT = 'arn:aws:iam::123456789012:root';

const message = (ms: number, became: Passage['became'], more: Partial<Passage> = {}): Passage => ({
  kind: 'passage',
  atMs: START_MS + ms,
  of: 'message',
  id: 'one',
  at: ORDERS,
  became,
  text: 'hello',
  ...more,
});

function modelOf(passages: readonly Passage[], shownMs = 0): MessagesModel {
  const model = emptyModel();
  for (const passage of passages) applyEvent(model, passage, shownMs);
  return model;
}

const played = (name: SampleName): MessagesModel => {
  const model = emptyModel();
  for (const event of sampleEvents(name)) applyEvent(model, event, 0);
  return model;
};

const routes = (model: MessagesModel) =>
  [...model.routes.values()].map(({ from, to, kind }) => `${model.places.get(from)?.name} -> ${model.places.get(to)?.name} ${kind}`);

describe('places and routes', () => {
  it('are those that somebody told of, in the order in which they were told', () => {
    const model = played('pipeline');
    expect([...model.places.values()].map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'bucket photos',
      'program Your program',
      'function make-thumbnail',
      'bucket thumbnails',
      'queue not-images',
    ]);
    expect(routes(model)).toEqual([
      'Your program -> photos plain',
      'photos -> make-thumbnail plain',
      'make-thumbnail -> thumbnails plain',
      'make-thumbnail -> not-images dead',
    ]);
  });

  it('a session that bears the name of no function is the program', () => {
    const by = 'arn:aws:sts::123456789012:assumed-role/admin/anna';
    expect(routes(modelOf([message(0, 'arrived', { by })]))).toEqual(['Your program -> orders plain']);
  });

  it('who takes or deletes a message is not where it came from', () => {
    expect(routes(modelOf([message(0, 'taken', { by: ROOT }), message(0, 'done', { by: ROOT })]))).toEqual([]);
  });

  it('records of streams are drawn too, because functions read them', () => {
    const model = emptyModel();
    const streamArn = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';
    const record = { kind: 'record', atMs: START_MS, streamArn, shardId: 's', partitionKey: 'k', sequenceNumber: '1' } as const;
    applyEvent(model, { ...record, data: new TextEncoder().encode('42'), by: 'call' }, 0);
    expect(routes(model)).toEqual(['Your program -> prices plain']);
    expect(model.steps[0]?.text).toBe('42');
  });
});

describe('the film', () => {
  it('lets a thing arrive before it is taken, although lab time stands still', () => {
    const { steps } = modelOf([message(0, 'arrived', { by: ROOT }), message(0, 'taken', { tries: 1 })]);
    expect(steps.map(({ beginMs, endMs }) => [beginMs, endMs])).toEqual([
      [0, TRAVEL_MS],
      [TRAVEL_MS, TRAVEL_MS],
    ]);
  });

  it('lets what sends something on wait until it came', () => {
    const invocation = { of: 'invocation', id: 'request', at: WORK, from: ORDERS } as const;
    const [arrived, taken] = modelOf([message(0, 'arrived', { by: ROOT }), message(10, 'taken', invocation)]).steps;
    expect(taken?.beginMs).toBe(arrived?.endMs);
    expect(taken?.travel?.way).toBe('forth');
  });

  it('shortens long pauses of lab time', () => {
    const { steps } = modelOf([message(0, 'arrived', { by: ROOT }), message(3_600_000, 'returned')]);
    expect(steps[1]?.beginMs).toBeLessThan(1_000);
  });

  it('begins nothing before what is shown already', () => {
    expect(modelOf([message(0, 'arrived', { by: ROOT })], 5_000).steps[0]?.beginMs).toBe(5_000);
  });

  it('a message that failed travels back when it returns, a dead letter on', () => {
    const invocation = { of: 'invocation', id: 'request', at: WORK, from: ORDERS } as const;
    const { steps, deadLetterPlaces } = modelOf([
      message(0, 'taken', invocation),
      message(0, 'failed', invocation),
      message(0, 'returned'),
      message(0, 'dead', { to: DEAD }),
      message(0, 'arrived', { at: DEAD, from: ORDERS }),
    ]);
    expect(steps.map(({ travel, tone }) => `${travel?.way} ${tone}`)).toEqual([
      'forth plain',
      'undefined plain',
      'back plain',
      'undefined dead',
      'forth dead',
    ]);
    expect([...deadLetterPlaces]).toEqual([DEAD]);
  });

  it('never goes back in time, however many passages there are', () => {
    const { steps, endMs } = played('many');
    expect(steps.length).toBeGreaterThan(5_000);
    expect(steps.every(({ beginMs }, place) => beginMs >= (steps[place - 1]?.beginMs ?? 0))).toBe(true);
    expect(endMs).toBe(Math.max(...steps.map((step) => step.endMs)));
  });
});

it('a new run, or a clock that goes back, empties the view', () => {
  for (const event of [{ kind: 'run-started' }, { kind: 'clock', nowMs: START_MS - 1 }] as const) {
    const model = played('queue');
    applyEvent(model, event, 0);
    expect([model.steps.length, model.places.size, model.endMs]).toEqual([0, 0, 0]);
  }
});

it('the run begins with the first time that its clock tells, and so does the next one', () => {
  const model = emptyModel();
  for (const nowMs of [START_MS, START_MS + 5_000]) applyEvent(model, { kind: 'clock', nowMs }, 0);
  expect(model.startMs).toBe(START_MS);
  applyEvent(model, { kind: 'run-started' }, 0);
  applyEvent(model, { kind: 'clock', nowMs: START_MS + 60_000 }, 0);
  expect(model.startMs).toBe(START_MS + 60_000);
});
