// AddTagsToStream, RemoveTagsFromStream and ListTagsForStream, by the real SDK client.
// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_AddTagsToStream.html and its siblings; sentences recorded by kinesalite.
import { AddTagsToStreamCommand, ListTagsForStreamCommand, RemoveTagsFromStreamCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const StreamName = 'prices';

async function prices() {
  const { kinesis, stream } = kinesisCloud();
  await stream('prices', { ShardCount: 1, Tags: { team: 'blue' } });
  return {
    kinesis,
    add: (Tags: Record<string, string>) => kinesis.send(new AddTagsToStreamCommand({ StreamName, Tags })),
    remove: (...TagKeys: string[]) => kinesis.send(new RemoveTagsFromStreamCommand({ StreamName, TagKeys })),
  };
}

test('tags of the creation and later ones are listed by key, and go again', async () => {
  const { kinesis, add, remove } = await prices();
  await add({ zone: 'é:1/2=3+4-5@6', stage: '' });
  await add({ stage: 'test' });
  await remove('team', 'absent');
  const { Tags, HasMoreTags } = await kinesis.send(new ListTagsForStreamCommand({ StreamName }));
  expect(Tags).toEqual([
    { Key: 'stage', Value: 'test' },
    { Key: 'zone', Value: 'é:1/2=3+4-5@6' },
  ]);
  expect(HasMoreTags).toBe(false);
});

test('they come in pages', async () => {
  const { kinesis, add } = await prices();
  await add({ a: '1', b: '2' });
  const first = await kinesis.send(new ListTagsForStreamCommand({ StreamName, Limit: 2 }));
  expect(first).toMatchObject({ Tags: [{ Key: 'a' }, { Key: 'b' }], HasMoreTags: true });
  const second = await kinesis.send(new ListTagsForStreamCommand({ StreamName, ExclusiveStartTagKey: 'b' }));
  expect(second).toMatchObject({ Tags: [{ Key: 'team' }], HasMoreTags: false });
});

test('characters that tags may not have are told in two sentences', async () => {
  const { add, remove } = await prices();
  const invalid = 'Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.';
  const illegal = 'because some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces,';
  for (const text of ['a;b', 'a\tb', 'a,b']) {
    await expect(add({ [text]: 'a' })).rejects.toMatchObject({ name: 'InvalidArgumentException', message: invalid });
    await expect(add({ a: text })).rejects.toThrow(invalid);
    await expect(remove(text)).rejects.toThrow(invalid);
  }
  await expect(add({ 'a%': 'a' })).rejects.toThrow(`Failed to add tags to stream prices under account 123456789012 ${illegal}`);
  await expect(remove('a%')).rejects.toThrow(`Failed to remove tags from stream prices under account 123456789012 ${illegal}`);
});

test('lengths of keys and values are told as constraints of the map', async () => {
  const { add } = await prices();
  await expect(add({ ['k'.repeat(129)]: 'a' })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringMatching(
      /at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: \[Member must have length less than or equal to 128, Member must have length greater than or equal to 1\]$/,
    ),
  });
  await expect(add({ k: 'v'.repeat(257) })).rejects.toThrow(
    'Map value must satisfy constraint: [Member must have length less than or equal to 256',
  );
  await expect(add({})).rejects.toMatchObject({ name: 'ValidationException' });
});

test('a stream has 50 tags at the most, and none of AWS (sentences inferred)', async () => {
  const { add } = await prices();
  await add(Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`key${index}`, ''])));
  await expect(add({ more: '' })).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await expect(add({ 'aws:team': 'x' })).rejects.toThrow('aws: prefixed tag keys are reserved');
});

test('a stream that is not there has no tags', async () => {
  const { kinesis } = await prices();
  const none = { StreamName: 'none' };
  for (const command of [
    new ListTagsForStreamCommand(none),
    new AddTagsToStreamCommand({ ...none, Tags: { a: 'b' } }),
    new RemoveTagsFromStreamCommand({ ...none, TagKeys: ['a'] }),
  ])
    await expect(kinesis.send(command as ListTagsForStreamCommand)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
