// LabelParameterVersion, UnlabelParameterVersion and the tags, by the real SDK client.
// Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-labels.html, .../API_AddTagsToResource.html
import {
  AddTagsToResourceCommand,
  GetParameterHistoryCommand,
  LabelParameterVersionCommand,
  ListTagsForResourceCommand,
  RemoveTagsFromResourceCommand,
  UnlabelParameterVersionCommand,
} from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { ssmCloud } from '../testing/ssm-cloud.ts';

async function twoVersions() {
  const cloud = ssmCloud();
  await cloud.put('a', 'one');
  await cloud.put('a', 'two', { Overwrite: true });
  return {
    ...cloud,
    label: (Labels: string[], ParameterVersion?: number) =>
      cloud.ssm.send(new LabelParameterVersionCommand({ Name: 'a', Labels, ParameterVersion })),
    labels: async () => (await cloud.ssm.send(new GetParameterHistoryCommand({ Name: 'a' }))).Parameters?.map(({ Labels }) => Labels),
  };
}

test('a label sits on the newest version unless told, and moves', async () => {
  const { label, labels } = await twoVersions();
  expect(await label(['live', 'x'])).toMatchObject({ ParameterVersion: 2, InvalidLabels: [] });
  expect(await labels()).toEqual([[], ['live', 'x']]);
  expect(await label(['live'], 1)).toMatchObject({ ParameterVersion: 1 });
  expect(await labels()).toEqual([['live'], ['x']]);
});

test('labels that may not be are told and left out', async () => {
  const { label, labels } = await twoVersions();
  expect(await label(['1st', 'aws-x', 'ssm.x', 'a b', 'fine'])).toMatchObject({ InvalidLabels: ['1st', 'aws-x', 'ssm.x', 'a b'] });
  expect(await labels()).toEqual([[], ['fine']]);
});

test('a version has ten labels at the most, and must be there', async () => {
  const { ssm, label, labels } = await twoVersions();
  await label(Array.from({ length: 10 }, (_, at) => `l${at}`));
  await expect(label(['more'])).rejects.toMatchObject({ name: 'ParameterVersionLabelLimitExceeded' });
  expect((await labels())?.[1]).toHaveLength(10);
  await expect(label(['x'], 9)).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
  const other = new LabelParameterVersionCommand({ Name: 'none', Labels: ['x'] });
  await expect(ssm.send(other)).rejects.toMatchObject({ name: 'ParameterNotFound' });
});

test('a label is taken off again; one that is not on it is invalid', async () => {
  const { ssm, label, labels } = await twoVersions();
  await label(['live']);
  const take = (ParameterVersion: number, Name = 'a') =>
    ssm.send(new UnlabelParameterVersionCommand({ Name, ParameterVersion, Labels: ['live', 'dead'] }));
  expect(await take(2)).toMatchObject({ RemovedLabels: ['live'], InvalidLabels: ['dead'] });
  expect(await labels()).toEqual([[], []]);
  await expect(take(5)).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
  await expect(take(1, 'none')).rejects.toMatchObject({ name: 'ParameterNotFound' });
});

test('tags are added, listed and removed', async () => {
  const { ssm } = await twoVersions();
  const of = { ResourceType: 'Parameter', ResourceId: 'a' } as const;
  const tag = (Key: string, Value: string) => new AddTagsToResourceCommand({ ...of, Tags: [{ Key, Value }] });
  await ssm.send(tag('team', 'blue'));
  await ssm.send(tag('team', 'red'));
  await ssm.send(tag('stage', 'dev'));
  await ssm.send(new RemoveTagsFromResourceCommand({ ...of, TagKeys: ['stage', 'none'] }));
  expect((await ssm.send(new ListTagsForResourceCommand(of))).TagList).toEqual([{ Key: 'team', Value: 'red' }]);
});

test('tags have rules, and a resource', async () => {
  const { ssm } = await twoVersions();
  const of = { ResourceType: 'Parameter', ResourceId: 'a' } as const;
  const Tags = Array.from({ length: 51 }, (_, at) => ({ Key: `k${at}`, Value: 'v' }));
  await expect(ssm.send(new AddTagsToResourceCommand({ ...of, Tags }))).rejects.toMatchObject({ name: 'TooManyTagsError' });
  await expect(ssm.send(new AddTagsToResourceCommand({ ...of, Tags: [{ Key: '?', Value: 'v' }] }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
  const none = { ResourceType: 'Parameter', ResourceId: 'none' } as const;
  await expect(ssm.send(new ListTagsForResourceCommand(none))).rejects.toMatchObject({ name: 'InvalidResourceId' });
  await expect(ssm.send(new AddTagsToResourceCommand({ ...none, Tags: [] }))).rejects.toMatchObject({ name: 'InvalidResourceId' });
  await expect(ssm.send(new RemoveTagsFromResourceCommand({ ...none, TagKeys: [] }))).rejects.toMatchObject({ name: 'InvalidResourceId' });
  await expect(ssm.send(new ListTagsForResourceCommand({ ResourceType: 'Document', ResourceId: 'd' }))).rejects.toMatchObject({
    name: 'InvalidResourceId',
  });
  await expect(ssm.send(new ListTagsForResourceCommand({ ResourceType: 'Boat' as never, ResourceId: 'd' }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
});
