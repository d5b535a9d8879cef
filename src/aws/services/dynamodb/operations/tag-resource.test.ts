// TagResource, UntagResource and ListTagsOfResource, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.Operations.html; sentences recorded by dynalite
// (test/tagResource.js and its siblings), unless inferred.
import { ListTagsOfResourceCommand, type Tag, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

const arn = (name: string, account = '123456789012') => `arn:aws:dynamodb:us-east-1:${account}:table/${name}`;

async function oneTable() {
  const cloud = dynamoCloud();
  await cloud.table('users', { Tags: [{ Key: 'team', Value: 'a' }] });
  const tag = (Tags: Tag[], ResourceArn = arn('users')) => cloud.dynamo.send(new TagResourceCommand({ ResourceArn, Tags }));
  const untag = (TagKeys: string[], ResourceArn = arn('users')) => cloud.dynamo.send(new UntagResourceCommand({ ResourceArn, TagKeys }));
  const list = (NextToken?: string, ResourceArn = arn('users')) =>
    cloud.dynamo.send(new ListTagsOfResourceCommand({ ResourceArn, ...(NextToken && { NextToken }) }));
  return { ...cloud, tag, untag, list };
}

test('tags are added, overwritten and removed; one that is not there is no error', async () => {
  const { tag, untag, list } = await oneTable();
  await tag([
    { Key: 'team', Value: 'b' },
    { Key: 'stage', Value: '' },
  ]);
  expect((await list()).Tags).toEqual([
    { Key: 'stage', Value: '' },
    { Key: 'team', Value: 'b' },
  ]);
  await untag(['stage', 'nobody']);
  expect((await list()).Tags).toEqual([{ Key: 'team', Value: 'b' }]);
});

test('all tags that a table can have come together (recorded by scylladb/alternator)', async () => {
  const { tag, list } = await oneTable();
  await tag(Array.from({ length: 49 }, (_, index) => ({ Key: `key-${index}`, Value: 'é / a+b=c:d@e._-' })));
  const all = await list();
  expect(all.Tags).toHaveLength(50);
  expect(all).not.toHaveProperty('NextToken');
});

test('no tags, too many of them, or the same twice are refused (the last two inferred)', async () => {
  const { tag, untag } = await oneTable();
  await expect(tag([])).rejects.toThrow('Atleast one Tag needs to be provided as Input.');
  await expect(untag([])).rejects.toThrow('Atleast one Tag Key needs to be provided as Input.');
  await expect(tag(Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' })))).rejects.toThrow('limit of 50');
  const twice = { Key: 'a', Value: '' };
  await expect(tag([twice, twice])).rejects.toThrow('Cannot provide multiple Tags with the same key: a');
  await expect(tag([{ Key: 'aws:x', Value: '' }])).rejects.toThrow('reserved');
  await expect(tag([{ Key: 'a', Value: '<>' }])).rejects.toThrow('Tags contain invalid characters: <>');
});

test('an ARN that is none, of no table, or of nobody is refused', async () => {
  const { tag, untag, list } = await oneTable();
  const tags = [{ Key: 'a', Value: 'b' }];
  await expect(tag(tags, 'abc')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  const stranger = 'a:b:c:d:e:f/g';
  await expect(tag(tags, stranger)).rejects.toThrow(`Invalid TableArn: Invalid ResourceArn provided as input ${stranger}`);
  await expect(tag(tags, arn('nobody'))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Requested resource not found: ResourcArn: ${arn('nobody')} not found`,
  });
  await expect(list(undefined, arn('nobody'))).rejects.toThrow(`ResourcArn: ${arn('nobody')} not found`);
  await expect(untag(['a'], arn('nobody'))).rejects.toMatchObject({ message: 'Requested resource not found' });
});
