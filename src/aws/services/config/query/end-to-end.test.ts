// Advanced queries through the service, with the real clients, on resources that were really made.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/example-query.html
import { SelectResourceConfigCommand } from '@aws-sdk/client-config-service';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { CreateUserCommand } from '@aws-sdk/client-iam';
import { beforeAll, expect, test } from 'vitest';
import { type ConfigCloud, configCloud } from '../testing/config-cloud.ts';

let cloud: ConfigCloud;
let vpcId: string;
const groupIds: Record<string, string> = {};

async function rowsOf(Expression: string, more: { readonly Limit?: number; readonly NextToken?: string } = {}) {
  const { Results = [], QueryInfo, NextToken } = await cloud.config.send(new SelectResourceConfigCommand({ Expression, ...more }));
  const rows = Results.map((row): Record<string, unknown> => JSON.parse(row));
  return { rows, fields: QueryInfo?.SelectFields?.map(({ Name }) => Name), next: NextToken };
}

const idsOf = async (condition: string) =>
  (await rowsOf(`SELECT resourceId WHERE ${condition} ORDER BY resourceId`)).rows.map(({ resourceId }) => resourceId);

beforeAll(async () => {
  cloud = configCloud();
  await cloud.record({ group: { allSupported: true, includeGlobalResourceTypes: true } });
  const { ec2 } = cloud;
  vpcId = (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.[0]?.VpcId ?? '';
  for (const [GroupName, CidrIp] of [
    ['office', '203.0.113.0/24'],
    ['world', '0.0.0.0/0'],
  ] as const) {
    const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: 'x', VpcId: vpcId }));
    const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp }] }];
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    await ec2.send(
      new CreateTagsCommand({ Resources: [GroupId], Tags: [{ Key: 'Stage', Value: GroupName === 'world' ? 'prod' : 'test' }] }),
    );
    groupIds[GroupName] = GroupId;
  }
  await cloud.iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await cloud.advance(10 * 60_000);
});

test('who may come in from an address', async () => {
  const condition = (address: string) => `resourceType = 'AWS::EC2::SecurityGroup' AND configuration.ipPermissions.ipRanges = '${address}'`;
  expect(await idsOf(condition('203.0.113.9'))).toEqual([groupIds.office, groupIds.world].toSorted());
  expect(await idsOf(condition('198.51.100.1'))).toEqual([groupIds.world]);
});

test('what has a tag, and what is related to a VPC', async () => {
  expect(await idsOf("tags.tag = 'Stage=prod'")).toEqual([groupIds.world]);
  const related = await idsOf(`resourceType LIKE 'AWS::EC2::SecurityGroup%' AND relationships.resourceId = '${vpcId}'`);
  expect(related).toHaveLength(3);
});

test('nested properties come back nested', async () => {
  const { rows, fields } = await rowsOf(`SELECT configuration.groupName, tags WHERE resourceId = '${groupIds.world}'`);
  expect(fields).toEqual(['configuration.groupName', 'tags']);
  expect(rows).toEqual([{ configuration: { groupName: 'world' }, tags: [{ key: 'Stage', value: 'prod', tag: 'Stage=prod' }] }]);
});

test('AWS: users are asked for in the region "global"', async () => {
  const { rows } = await rowsOf("SELECT resourceName WHERE resourceType = 'AWS::IAM::User' AND awsRegion = 'global'");
  expect(rows).toEqual([{ resourceName: 'ann' }]);
});

test('counts by type, the most frequent first', async () => {
  const { rows } = await rowsOf('SELECT resourceType, COUNT(*) GROUP BY resourceType ORDER BY COUNT(*) DESC');
  const counts = rows.map((row) => Number(row['COUNT(*)']));
  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  expect(rows).toContainEqual({ resourceType: 'AWS::EC2::SecurityGroup', 'COUNT(*)': 3 });
});

test('pages follow each other', async () => {
  const Expression = "SELECT resourceId WHERE resourceType = 'AWS::EC2::SecurityGroup' ORDER BY resourceId";
  const first = await rowsOf(Expression, { Limit: 2 });
  const second = await rowsOf(Expression, { Limit: 2, NextToken: first.next ?? '' });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([2, 1, undefined]);
});

test('a query that is none is refused with the place where it goes wrong', async () => {
  await expect(rowsOf("SELECT resourceId FROM items WHERE resourceId = 'a'")).rejects.toMatchObject({
    name: 'InvalidExpressionException',
    message: 'syntax error at line 1, column 19: FROM is not supported',
  });
});
