// Tags, filters, pages and dry runs: what all resources share. By the real SDK client.
// Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html, .../Using_Filtering.html, .../APIReference/API_CreateTags.html
import {
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteTagsCommand,
  DescribeSecurityGroupsCommand,
  DescribeTagsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { ec2Cloud } from '../testing/ec2-cloud.ts';

test('tags are added to several resources, replaced, told, and taken away by key or by key and value', async () => {
  const { ec2, newVpc, newGroup } = ec2Cloud();
  const [vpc, group] = [await newVpc(), await newGroup('web')];
  await ec2.send(new CreateTagsCommand({ Resources: [vpc, group], Tags: [{ Key: 'team', Value: 'blue' }] }));
  await ec2.send(new CreateTagsCommand({ Resources: [vpc], Tags: [{ Key: 'team', Value: 'red' }, { Key: 'Name' }] }));
  const { Tags } = await ec2.send(new DescribeTagsCommand({ Filters: [{ Name: 'key', Values: ['team'] }] }));
  expect(Tags).toEqual([
    { Key: 'team', Value: 'red', ResourceId: vpc, ResourceType: 'vpc' },
    { Key: 'team', Value: 'blue', ResourceId: group, ResourceType: 'security-group' },
  ]);
  const blue = await ec2.send(new DescribeTagsCommand({ Filters: [{ Name: 'tag:team', Values: ['b*'] }] }));
  expect(blue.Tags?.map(({ ResourceId }) => ResourceId)).toEqual([group]);
  await ec2.send(new DeleteTagsCommand({ Resources: [vpc, group], Tags: [{ Key: 'team', Value: 'blue' }] }));
  expect((await ec2.send(new DescribeTagsCommand({}))).Tags?.map(({ Key, Value }) => `${Key}=${Value}`)).toEqual(['team=red', 'Name=']);
  await ec2.send(new DeleteTagsCommand({ Resources: [vpc] }));
  expect((await ec2.send(new DescribeTagsCommand({}))).Tags).toEqual([]);
});

test('a tag that may not be is refused, and nothing is tagged', async () => {
  const { ec2, newVpc } = ec2Cloud();
  const vpc = await newVpc();
  const tag = (Key: string, Resources = [vpc], Value = 'v') => ec2.send(new CreateTagsCommand({ Resources, Tags: [{ Key, Value }] }));
  for (const key of ['', 'aws:sea', 'x'.repeat(129)]) await expect(tag(key)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(tag('a', [vpc], 'x'.repeat(257))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(tag('a', [vpc, 'vpc-00000000'])).rejects.toMatchObject({ name: 'InvalidVpcID.NotFound' });
  await expect(tag('a', ['sea'])).rejects.toMatchObject({ name: 'InvalidID' });
  const many = Array.from({ length: 51 }, (_, at) => ({ Key: `k${at}`, Value: '' }));
  await expect(ec2.send(new CreateTagsCommand({ Resources: [vpc], Tags: many }))).rejects.toMatchObject({ name: 'TagLimitExceeded' });
  await expect(ec2.send(new CreateTagsCommand({ Resources: [vpc], Tags: [] }))).rejects.toMatchObject({ name: 'MissingParameter' });
  expect((await ec2.send(new DescribeTagsCommand({}))).Tags).toEqual([]);
  const other = [{ ResourceType: 'subnet' as const, Tags: [{ Key: 'a', Value: 'b' }] }];
  await expect(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', TagSpecifications: other }))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: "'subnet' is not a valid taggable resource type for this operation.",
  });
});

test('filters match by wildcards, one of several values, and all filters together', async () => {
  const { ec2 } = ec2Cloud();
  for (const name of ['web-1', 'web-2', 'db-1', 'a*b'])
    await ec2.send(
      new CreateSecurityGroupCommand({
        GroupName: name,
        Description: 'd',
        TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'Name', Value: name }] }],
      }),
    );
  const by = async (...filters: [string, ...string[]][]) => {
    const Filters = filters.map(([Name, ...Values]) => ({ Name, Values }));
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
    return SecurityGroups.map(({ GroupName }) => GroupName);
  };
  expect(await by(['group-name', 'web-*'])).toEqual(['web-1', 'web-2']);
  expect(await by(['group-name', '*-?'])).toEqual(['web-1', 'web-2', 'db-1']);
  expect(await by(['group-name', 'a\\*b'])).toEqual(['a*b']);
  expect(await by(['group-name', 'web-1', 'db-1'])).toEqual(['web-1', 'db-1']);
  expect(await by(['tag:Name', '*1'], ['group-name', 'web*'])).toEqual(['web-1']);
  expect(await by(['tag-key', 'Na*'], ['tag-value', 'db-1'])).toEqual(['db-1']);
  expect(await by(['group-name', 'WEB-1'])).toEqual([]);
  await expect(by(['group-name'])).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});

test('pages hold five to a thousand items and together all of them', async () => {
  const { ec2, newGroup } = ec2Cloud();
  for (let at = 0; at < 11; at++) await newGroup(`g${at}`);
  const seen: (string | undefined)[] = [];
  let NextToken: string | undefined;
  do {
    const page = await ec2.send(new DescribeSecurityGroupsCommand({ MaxResults: 5, NextToken }));
    seen.push(...(page.SecurityGroups ?? []).map(({ GroupName }) => GroupName));
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  expect(seen.toSorted()).toEqual(['default', ...Array.from({ length: 11 }, (_, at) => `g${at}`)].toSorted());
  for (const MaxResults of [4, 1001])
    await expect(ec2.send(new DescribeSecurityGroupsCommand({ MaxResults }))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(ec2.send(new DescribeSecurityGroupsCommand({ NextToken: '?' }))).rejects.toMatchObject({ name: 'InvalidNextToken' });
});

test('a dry run says whether it would have gone, and does nothing', async () => {
  const { ec2 } = ec2Cloud();
  await expect(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', DryRun: true }))).rejects.toMatchObject({
    name: 'DryRunOperation',
    message: 'Request would have succeeded, but DryRun flag is set.',
    $metadata: { httpStatusCode: 412 },
  });
  expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
});
