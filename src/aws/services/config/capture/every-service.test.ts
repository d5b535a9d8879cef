// What all services together tell: one of everything is recorded, and nothing changes by itself.
import { ConfigServiceClient, GetDiscoveredResourceCountsCommand } from '@aws-sdk/client-config-service';
import { IAMClient, TagRoleCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import type { RecordedItem } from '../../../core/recorded-change.ts';
import { account } from '../../../testing/one-of-each.ts';
import { makeOneOfEverything } from '../../../testing/one-of-everything.ts';
import { testCloud } from '../../../testing/test-cloud.ts';

test('one of everything is recorded, and a resource that nobody touches makes no item', async () => {
  const { aws, clock, client, advance } = testCloud();
  await makeOneOfEverything(aws, clock);
  await advance(60_000);
  const { resourceCounts = [] } = await client(ConfigServiceClient).send(new GetDiscoveredResourceCountsCommand({}));
  expect(resourceCounts.map(({ resourceType }) => resourceType)).toEqual(
    expect.arrayContaining(['AWS::IAM::Role', 'AWS::EC2::Instance', 'AWS::S3::Bucket', 'AWS::Config::ResourceCompliance']),
  );
  const items: RecordedItem[] = [];
  aws.observe((observation) => {
    if (observation.kind === 'configuration-item') items.push(observation);
  });
  for (const Value of ['one', 'one', 'one']) {
    await advance(10 * 60_000);
    await client(IAMClient).send(new TagRoleCommand({ RoleName: 'config-recorder', Tags: [{ Key: 'n', Value }] }));
  }
  expect(items.map(({ resourceType, resourceName }) => [resourceType, resourceName])).toEqual([['AWS::IAM::Role', 'config-recorder']]);
  expect(items.every((item) => item.account === account)).toBe(true);
});
