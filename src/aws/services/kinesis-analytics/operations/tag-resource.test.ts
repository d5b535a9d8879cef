// TagResource, UntagResource and ListTagsForResource by the SDK's client.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_TagResource.html
import {
  DescribeApplicationCommand,
  ListTagsForResourceCommand,
  type Tag,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, analyticsCloud, REGION, wholeApplication } from '../testing/analytics-cloud.ts';

const ResourceARN = `arn:aws:kinesisanalytics:${REGION}:${ACCOUNT}:application/minutes`;

async function tagged(...Tags: readonly Tag[]) {
  const cloud = analyticsCloud();
  await cloud.createApplication({ ...wholeApplication(), Tags: [...Tags] });
  return {
    cloud,
    tag: (tags: Tag[], arn = ResourceARN) => cloud.analytics.send(new TagResourceCommand({ ResourceARN: arn, Tags: tags })),
    untag: (...TagKeys: string[]) => cloud.analytics.send(new UntagResourceCommand({ ResourceARN, TagKeys })),
    tags: async (arn = ResourceARN) => (await cloud.analytics.send(new ListTagsForResourceCommand({ ResourceARN: arn }))).Tags,
  };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => ({ Key: `key-${index}`, Value: '' }));

describe('the tags of an application', () => {
  it('are those of its creation, and can be added, changed and taken away', async () => {
    const { tag, untag, tags } = await tagged({ Key: 'team', Value: 'sea' }, { Key: 'cost', Value: '1' });
    await tag([
      { Key: 'cost', Value: '2' },
      { Key: 'stage', Value: 'lab' },
    ]);
    await untag('team', 'unknown');
    expect(await tags()).toEqual([
      { Key: 'cost', Value: '2' },
      { Key: 'stage', Value: 'lab' },
    ]);
  });

  it('are no part of the configuration: the version stays (inferred)', async () => {
    const { cloud, tag } = await tagged();
    await tag([{ Key: 'a', Value: 'b' }]);
    const { ApplicationDetail } = await cloud.analytics.send(new DescribeApplicationCommand({ ApplicationName: 'minutes' }));
    expect(ApplicationDetail?.ApplicationVersionId).toBe(1);
  });

  it('are 50 at the most (model: TooManyTagsException); one that is there can still change', async () => {
    const { tag, tags } = await tagged(...many(50));
    await expect(tag([{ Key: 'one more', Value: '' }])).rejects.toMatchObject({ name: 'TooManyTagsException' });
    await tag([{ Key: 'key-7', Value: 'new' }]);
    expect(await tags()).toHaveLength(50);
  });

  it.each([
    ['is not there', `${ResourceARN}s`],
    ['is of another account', ResourceARN.replace(ACCOUNT, '999999999999')],
  ])('are told of no application that %s', async (_what, arn) => {
    const { tag, tags } = await tagged();
    await expect(tags(arn)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(tag([{ Key: 'a', Value: 'b' }], arn)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('have keys of 1 to 128 characters', async () => {
    const { tag } = await tagged();
    await expect(tag([{ Key: '', Value: 'b' }])).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(tag([{ Key: 'k'.repeat(129), Value: 'b' }])).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
