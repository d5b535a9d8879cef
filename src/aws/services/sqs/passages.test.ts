// What an observer sees of a queue's messages. Source of truth: Passage in core/ports.ts; what happens when is AWS's:
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
import { ChangeMessageVisibilityCommand, DeleteMessageCommand, PurgeQueueCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import type { Passage } from '../../core/ports.ts';
import { account, arnOf, sqsCloud } from './testing/sqs-cloud.ts';

function observedCloud() {
  const cloud = sqsCloud();
  const told: Passage[] = [];
  const end = cloud.aws.observe((observation) => {
    if (observation.kind === 'passage') told.push(observation);
  });
  const startMs = cloud.clock.now();
  /** `name became tries @seconds`, and forgets them. */
  const seen = () =>
    told.splice(0).map(({ at, became, tries, atMs }) => `${at.split(':').at(-1)} ${became} ${tries} @${(atMs - startMs) / 1000}`);
  return { ...cloud, told, end, seen };
}

it('A message is seen to arrive, to be taken, to return when its visibility timeout is over, and to be done', async () => {
  const cloud = observedCloud();
  const QueueUrl = await cloud.queue('orders', { VisibilityTimeout: '30' });
  const id = await cloud.send(QueueUrl, 'x'.repeat(300));
  const arrived = { kind: 'passage', of: 'message', id, at: arnOf(QueueUrl), by: `arn:aws:iam::${account}:root`, text: 'x'.repeat(200) };
  expect(cloud.told).toEqual([{ ...arrived, atMs: cloud.clock.now(), became: 'arrived', tries: 0 }]);
  await cloud.receive(QueueUrl);
  await cloud.advance(40_000);
  const [again] = await cloud.receive(QueueUrl);
  await cloud.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: again?.ReceiptHandle }));
  await cloud.advance(40_000);
  expect(cloud.seen()).toEqual(
    ['arrived 0 @0', 'taken 1 @0', 'returned 1 @30', 'taken 2 @40', 'done 2 @40'].map((text) => `orders ${text}`),
  );
});

it('A visibility of zero returns a message at once; a longer one later than its queue says', async () => {
  const cloud = observedCloud();
  const QueueUrl = await cloud.queue('orders', { VisibilityTimeout: '30' });
  await cloud.send(QueueUrl, 'one');
  const changed = async (VisibilityTimeout: number) => {
    const [message] = await cloud.receive(QueueUrl);
    const ReceiptHandle = message?.ReceiptHandle;
    await cloud.sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
  };
  await changed(0);
  await changed(60);
  await cloud.advance(90_000);
  expect(cloud.seen().slice(1)).toEqual(['taken 1 @0', 'returned 1 @0', 'taken 2 @0', 'returned 2 @60'].map((text) => `orders ${text}`));
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
it('A message that was tried too often dies in its queue and arrives, the same one, in that of the dead letters', async () => {
  const cloud = observedCloud();
  const dead = await cloud.queue('dead');
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf(dead), maxReceiveCount: 1 });
  const url = await cloud.queue('orders', { RedrivePolicy, VisibilityTimeout: '30' });
  const id = await cloud.send(url, 'poison');
  await cloud.receive(url);
  await cloud.advance(30_000);
  await cloud.receive(url);
  expect(cloud.told.slice(-2)).toMatchObject([
    { id, at: arnOf(url), became: 'dead', to: arnOf(dead), tries: 1 },
    { id, at: arnOf(dead), became: 'arrived', from: arnOf(url), text: 'poison' },
  ]);
  await cloud.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf(dead) }));
  await cloud.advance(1000);
  expect(cloud.told.slice(-2)).toMatchObject([
    { id, at: arnOf(dead), became: 'done', to: arnOf(url) },
    { at: arnOf(url), became: 'arrived', from: arnOf(dead), tries: 0 },
  ]);
  await cloud.sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
  expect(cloud.seen().at(-1)).toBe('orders deleted 0 @31');
});

it('Who observes changes nothing: settling waits for no return, and without an observer none is planned', async () => {
  const cloud = observedCloud();
  const url = await cloud.queue('orders');
  for (const body of ['one', 'two']) await cloud.send(url, body);
  await cloud.receive(url, { MaxNumberOfMessages: 1 });
  const before = cloud.clock.now();
  await cloud.aws.settle({ untilMs: before + 3_600_000 });
  expect(cloud.clock.now()).toBe(before);
  const returns = () => cloud.aws.scheduler.planned().filter(({ label }) => label.includes('seen to return')).length;
  expect(returns()).toBe(1);
  cloud.end();
  await cloud.receive(url);
  expect(returns()).toBe(1);
});
