// TagQueue, UntagQueue, ListQueueTags, by the real SDK client.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html
import { CreateQueueCommand, ListQueueTagsCommand, TagQueueCommand, UntagQueueCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sqsCloud } from '../testing/sqs-cloud.ts';

test('tags are given at creation, added, replaced, taken away and listed', async () => {
  const { sqs } = sqsCloud();
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders', tags: { team: 'a' } }));
  await sqs.send(new TagQueueCommand({ QueueUrl, Tags: { team: 'b', stage: 'test' } }));
  expect((await sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ team: 'b', stage: 'test' });
  await sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['team', 'nothing'] }));
  expect((await sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ stage: 'test' });
  await sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['stage'] }));
  expect((await sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toBeUndefined();
});

test('no tags, wrong tags and too many tags are refused (sentences of single tags inferred)', async () => {
  const { sqs, queue } = sqsCloud();
  const QueueUrl = await queue('orders');
  const tag = (Tags: Record<string, string>) => sqs.send(new TagQueueCommand({ QueueUrl, Tags }));
  await expect(tag({})).rejects.toThrow('The request must contain the parameter Tags.');
  await expect(tag({ 'aws:x': 'y' })).rejects.toThrow('Invalid tag key: aws:x.');
  await expect(tag({ x: 'y'.repeat(257) })).rejects.toThrow('Invalid value for the tag x.');
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, '']));
  await expect(tag(many)).rejects.toThrow('Too many tags added for queue');
  await expect(sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: [] }))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
  await expect(tag({ ok: 'yes' }).then(() => sqs.send(new ListQueueTagsCommand({ QueueUrl: `${QueueUrl}x` })))).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
  });
});
