// TagResource, UntagResource and ListTagsForResource, by the real SDK client.
// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_TagResource.html and its siblings
import {
  ListTagsForResourceCommand,
  ListTagsForStreamCommand,
  RegisterStreamConsumerCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const StreamARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';

async function tagged() {
  const { kinesis, stream } = kinesisCloud();
  await stream('prices');
  const { Consumer } = await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: 'app', Tags: { team: 'red' } }));
  const tagsOf = async (ResourceARN?: string) => (await kinesis.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags;
  return { kinesis, tagsOf, consumerArn: Consumer?.ConsumerARN };
}

test('a stream and a consumer have tags of their own', async () => {
  const { kinesis, tagsOf, consumerArn } = await tagged();
  await kinesis.send(new TagResourceCommand({ ResourceARN: StreamARN, Tags: { a: '1', b: '2' } }));
  await kinesis.send(new TagResourceCommand({ ResourceARN: consumerArn, Tags: { c: '3' } }));
  await kinesis.send(new UntagResourceCommand({ ResourceARN: StreamARN, TagKeys: ['a'] }));
  expect(await tagsOf(StreamARN)).toEqual([{ Key: 'b', Value: '2' }]);
  expect(await tagsOf(consumerArn)).toEqual([
    { Key: 'c', Value: '3' },
    { Key: 'team', Value: 'red' },
  ]);
  const { Tags } = await kinesis.send(new ListTagsForStreamCommand({ StreamName: 'prices' }));
  expect(Tags).toEqual([{ Key: 'b', Value: '2' }]);
});

test('what is not there has none, and what tags may not have is refused', async () => {
  const { kinesis, tagsOf } = await tagged();
  await expect(tagsOf(`${StreamARN}-none`)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(tagsOf(`${StreamARN}/consumer/none:1`)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Consumer ${StreamARN}/consumer/none:1, account 123456789012 not found.`,
  });
  await expect(kinesis.send(new TagResourceCommand({ ResourceARN: StreamARN, Tags: { 'a,b': '' } }))).rejects.toMatchObject({
    name: 'InvalidArgumentException',
  });
});
