// Made-up but plausible passages, for looking at the view and for its tests: the same every time.
import type { Passage } from '../../../aws/core/ports.ts';
import type { StreamEvent } from '../stream/stream-event.ts';

export type SampleName = 'pipeline' | 'queue' | 'dozen' | 'many';

const START_MS = Date.UTC(2026, 10, 1);
const HERE = 'us-east-1:123456789012';
const CLIENT = 'arn:aws:iam::123456789012:root';
const bucket = (name: string) => `arn:aws:s3:::${name}`;
const queue = (name: string) => `arn:aws:sqs:${HERE}:${name}`;
const topic = (name: string) => `arn:aws:sns:${HERE}:${name}`;
const worker = (name: string) => `arn:aws:lambda:${HERE}:function:${name}`;
const rule = (name: string) => `arn:aws:events:${HERE}:rule/${name}`;
const sessionOfWorker = (name: string) => `arn:aws:sts::123456789012:assumed-role/worker/${name}`;
const BUS = `arn:aws:events:${HERE}:event-bus/default`;

type Tell = (atMs: number, passage: Omit<Passage, 'kind' | 'atMs'>) => void;

/** The events of a made-up run. */
export function sampleEvents(name: SampleName): readonly StreamEvent[] {
  const events: StreamEvent[] = [{ kind: 'run-started' }];
  const told: Passage[] = [];
  const tell: Tell = (ms, passage) => told.push({ kind: 'passage', atMs: START_MS + ms, ...passage });
  if (name === 'pipeline') pipeline(tell);
  if (name === 'queue') poisonedQueue(tell, 14, 30_000);
  if (name === 'many') poisonedQueue(tell, 1_600, 30_000);
  if (name === 'dozen') dozen(tell);
  const inOrder = told
    .map((passage, place) => ({ passage, place }))
    .sort((one, other) => one.passage.atMs - other.passage.atMs || one.place - other.place);
  for (const { passage } of inOrder) events.push(passage, { kind: 'clock', nowMs: passage.atMs });
  return events;
}

function pipeline(tell: Tell): void {
  for (const [place, key] of ['harbour.png', 'shark fin.png', 'sand/dune.png', 'broken.png', 'tide.png'].entries()) {
    const ms = place * 900;
    const [photo, thumbnail] = [`photos/${key}`, `thumbnails/${key}`];
    const invocation = { of: 'invocation', id: `request ${place}`, at: worker('make-thumbnail'), from: bucket('photos') } as const;
    const text = `{"Records":[{"eventName":"ObjectCreated:Put","s3":{"object":{"key":"${photo}"}}}]}`;
    tell(ms, { of: 'object', id: photo, at: bucket('photos'), became: 'arrived', by: CLIENT, text: photo });
    tell(ms + 100, { ...invocation, became: 'arrived', text });
    const failures = key === 'broken.png' ? 3 : 0;
    for (let tries = 1; tries <= Math.max(failures, 1); tries += 1) {
      const startMs = ms + 200 + (tries - 1) * 60_000;
      tell(startMs, { ...invocation, became: 'taken', tries, text });
      if (failures > 0) {
        tell(startMs + 20, { ...invocation, became: 'failed', tries, text: '{"errorType":"Error","errorMessage":"This is no image"}' });
        if (tries < failures) tell(startMs + 20, { ...invocation, became: 'returned', tries, text });
      } else {
        tell(startMs + 10, {
          of: 'object',
          id: thumbnail,
          at: bucket('thumbnails'),
          became: 'arrived',
          by: sessionOfWorker('make-thumbnail'),
          text: thumbnail,
        });
        tell(startMs + 20, { ...invocation, became: 'done', tries, text: '"done"' });
      }
    }
    if (failures === 0) continue;
    tell(ms + 121_000, { ...invocation, became: 'dead', tries: failures, to: queue('not-images'), text });
    tell(ms + 121_000, {
      of: 'message',
      id: `letter ${place}`,
      at: queue('not-images'),
      became: 'arrived',
      from: worker('make-thumbnail'),
      text,
    });
  }
}

/** A queue with workers, every seventh message of which is poison. */
function poisonedQueue(tell: Tell, messages: number, visibilityMs: number): void {
  for (let number = 0; number < messages; number += 1) {
    const message = { of: 'message', id: `order ${number}`, at: queue('orders'), text: `{"order":${number},"ticker":"IBM"}` } as const;
    const sentMs = number * 150;
    tell(sentMs, { ...message, became: 'arrived', by: CLIENT, tries: 0 });
    const poison = number % 7 === 3;
    for (let tries = 1; tries <= (poison ? 3 : 1); tries += 1) {
      const takenMs = sentMs + 2_000 + (tries - 1) * visibilityMs;
      const invocation = { of: 'invocation', id: `${number} ${tries}`, at: worker('bill'), from: queue('orders') } as const;
      tell(takenMs, { ...message, became: 'taken', tries });
      tell(takenMs + 10, { ...invocation, became: 'taken', text: `{"Records":[{"messageId":"${number}"}]}` });
      tell(takenMs + 900, {
        ...invocation,
        became: poison ? 'failed' : 'done',
        text: poison ? '{"errorMessage":"No such ticker"}' : 'null',
      });
      if (!poison) tell(takenMs + 900, { ...message, became: 'done', tries });
      else tell(takenMs + visibilityMs, { ...message, became: 'returned', tries });
    }
    if (!poison) continue;
    const deadMs = sentMs + 2_100 + 3 * visibilityMs;
    tell(deadMs, { ...message, became: 'dead', tries: 3, to: queue('orders-dead') });
    tell(deadMs, { ...message, at: queue('orders-dead'), from: queue('orders'), became: 'arrived', tries: 3 });
  }
}

/** A dozen places: a bucket, a bus and a topic fan out to queues and functions. */
function dozen(tell: Tell): void {
  const names = ['resize', 'index', 'notify', 'audit'] as const;
  for (let number = 0; number < 6; number += 1) {
    const ms = number * 700;
    tell(ms, {
      of: 'object',
      id: `file ${number}`,
      at: bucket('uploads-of-customers'),
      became: 'arrived',
      by: CLIENT,
      text: `file ${number}`,
    });
    tell(ms + 50, {
      of: 'event',
      id: `event ${number}`,
      at: BUS,
      became: 'arrived',
      from: bucket('uploads-of-customers'),
      text: 'Object Created {}',
    });
    tell(ms + 90, { of: 'message', id: `news ${number}`, at: topic('news'), became: 'arrived', from: rule('all'), text: 'Object Created' });
    for (const [place, name] of names.entries()) {
      const message = { of: 'message', id: `${name} ${number}`, at: queue(`${name}-jobs`), text: `{"job":${number}}` } as const;
      const invocation = {
        of: 'invocation',
        id: `${name} ${number}`,
        at: worker(name),
        from: queue(`${name}-jobs`),
        text: `{"job":${number}}`,
      } as const;
      const atMs = ms + 130 + place * 20;
      tell(atMs, { ...message, became: 'arrived', from: topic('news'), tries: 0 });
      if (name === 'audit' && number > 2) continue;
      tell(atMs + 400, { ...message, became: 'taken', tries: 1 });
      tell(atMs + 410, { ...invocation, became: 'taken' });
      if (name === 'notify' && number === 4) continue;
      tell(atMs + 900, { ...invocation, became: 'done', text: 'null' });
      tell(atMs + 900, { ...message, became: 'done', tries: 1 });
      if (name === 'resize')
        tell(atMs + 600, {
          of: 'object',
          id: `small ${number}`,
          at: bucket('thumbnails'),
          became: 'arrived',
          by: sessionOfWorker('resize'),
          text: `small ${number}`,
        });
    }
  }
}
