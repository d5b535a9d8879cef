// TagDeliveryStream, UntagDeliveryStream, ListTagsForDeliveryStream, by the real SDK client.
// Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_TagDeliveryStream.html
import {
  DeleteDeliveryStreamCommand,
  ListTagsForDeliveryStreamCommand,
  TagDeliveryStreamCommand,
  UntagDeliveryStreamCommand,
} from '@aws-sdk/client-firehose';
import { expect, test } from 'vitest';
import { type FirehoseCloud, firehoseCloud, STREAM } from '../testing/firehose-cloud.ts';

const tag = ({ firehose }: FirehoseCloud, tags: Record<string, string | undefined>) => {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return firehose.send(new TagDeliveryStreamCommand({ DeliveryStreamName: STREAM, Tags }));
};
const untag = ({ firehose }: FirehoseCloud, TagKeys: string[]) =>
  firehose.send(new UntagDeliveryStreamCommand({ DeliveryStreamName: STREAM, TagKeys }));
const list = ({ firehose }: FirehoseCloud, more: object = {}) =>
  firehose.send(new ListTagsForDeliveryStreamCommand({ DeliveryStreamName: STREAM, ...more }));

test('tags are given at creation, added, replaced, taken away and listed by key', async () => {
  const cloud = await firehoseCloud();
  await cloud.create({}, { Tags: [{ Key: 'team', Value: 'a' }] });
  await tag(cloud, { team: 'b', stage: 'test', empty: undefined });
  expect((await list(cloud)).Tags).toEqual([
    { Key: 'empty', Value: '' },
    { Key: 'stage', Value: 'test' },
    { Key: 'team', Value: 'b' },
  ]);
  await untag(cloud, ['stage', 'nothing']);
  expect(await list(cloud, { Limit: 1 })).toMatchObject({ Tags: [{ Key: 'empty' }], HasMoreTags: true });
  expect(await list(cloud, { ExclusiveStartTagKey: 'empty' })).toMatchObject({ Tags: [{ Key: 'team' }], HasMoreTags: false });
});

test('50 tags at the most, keys and values of the allowed letters', async () => {
  const cloud = await firehoseCloud();
  await cloud.create();
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 'v']));
  await tag(cloud, many(50));
  await expect(tag(cloud, { more: 'v' })).rejects.toMatchObject({ name: 'LimitExceededException' });
  await expect(tag(cloud, many(51))).rejects.toMatchObject({ name: 'ValidationException' });
  for (const tags of [{ 'aws:x': 'v' }, { 'k!': 'v' }, { k: '!' }, { k: 'v'.repeat(257) }])
    await expect(tag(cloud, tags)).rejects.toMatchObject({ name: 'ValidationException' });
  await tag(cloud, { k1: '日本語 %@' });
});

test('the stream must be there, and not DELETING', async () => {
  const cloud = await firehoseCloud();
  const missing = { name: 'ResourceNotFoundException' };
  await expect(tag(cloud, { k: 'v' })).rejects.toMatchObject(missing);
  await expect(untag(cloud, ['k'])).rejects.toMatchObject(missing);
  await expect(list(cloud)).rejects.toMatchObject(missing);
  await cloud.create();
  await cloud.firehose.send(new DeleteDeliveryStreamCommand({ DeliveryStreamName: STREAM }));
  await expect(tag(cloud, { k: 'v' })).rejects.toMatchObject({ name: 'ResourceInUseException' });
  await expect(untag(cloud, ['k'])).rejects.toMatchObject({ name: 'ResourceInUseException' });
});
