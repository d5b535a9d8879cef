// TagResource, UntagResource, ListTagsForResource, by the real SDK client.
// Source: https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html
import { ListTagsForResourceCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { snsCloud } from '../testing/sns-cloud.ts';

async function oneTopic() {
  const cloud = snsCloud();
  const ResourceArn = await cloud.topic('news', { Tags: [{ Key: 'team', Value: 'a' }] });
  const tag = (Tags: { Key: string; Value: string }[]) => cloud.sns.send(new TagResourceCommand({ ResourceArn, Tags }));
  return { ...cloud, ResourceArn, tag };
}

test('tags are given at creation, replaced, added, taken away and listed', async () => {
  const { sns, ResourceArn, tag } = await oneTopic();
  await tag([
    { Key: 'team', Value: 'b' },
    { Key: 'stage', Value: 'test' },
  ]);
  const listed = async () => (await sns.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags;
  expect(await listed()).toEqual([
    { Key: 'team', Value: 'b' },
    { Key: 'stage', Value: 'test' },
  ]);
  await sns.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['team', 'nothing'] }));
  expect(await listed()).toEqual([{ Key: 'stage', Value: 'test' }]);
});

test('fifty tags are the most, keys occur once and are not of AWS, and there must be such a topic', async () => {
  const { sns, ResourceArn, tag } = await oneTopic();
  const many = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
  await expect(tag(many)).rejects.toMatchObject({ name: 'TagLimitExceededException' });
  await expect(tag([...many.slice(0, 1), ...many.slice(0, 1)])).rejects.toThrow('Invalid parameter: Duplicated keys are not allowed.');
  await expect(tag([{ Key: 'aws:x', Value: '' }])).rejects.toThrow('Invalid parameter: Tag Key');
  await expect(tag([{ Key: 'x', Value: 'y'.repeat(257) }])).rejects.toThrow('Invalid parameter: Tag Value');
  const missing = { ResourceArn: `${ResourceArn}x` };
  const notFound = { name: 'ResourceNotFoundException', message: 'Resource does not exist' };
  await expect(sns.send(new ListTagsForResourceCommand(missing))).rejects.toMatchObject(notFound);
  await expect(sns.send(new TagResourceCommand({ ...missing, Tags: [] }))).rejects.toMatchObject(notFound);
  await expect(sns.send(new UntagResourceCommand({ ...missing, TagKeys: ['a'] }))).rejects.toMatchObject(notFound);
});
