// SelectResourceConfig over what was recorded, compliance among it. The language itself is tested in query/.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/example-query.html
import { GetResourceConfigHistoryCommand, PutConfigRuleCommand, SelectResourceConfigCommand } from '@aws-sdk/client-config-service';
import { CreateTagsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { configCloud } from '../testing/config-cloud.ts';

async function withUntaggedVpc() {
  const cloud = configCloud();
  await cloud.record();
  const { Vpcs: [vpc] = [] } = await cloud.ec2.send(new DescribeVpcsCommand({}));
  await cloud.ec2.send(new CreateTagsCommand({ Resources: [vpc?.VpcId ?? ''], Tags: [{ Key: 'stage', Value: 'live' }] }));
  await cloud.config.send(
    new PutConfigRuleCommand({
      ConfigRule: {
        ConfigRuleName: 'owned',
        Source: { Owner: 'AWS', SourceIdentifier: 'REQUIRED_TAGS' },
        InputParameters: '{"tag1Key":"Owner"}',
        Scope: { ComplianceResourceTypes: ['AWS::EC2::VPC'] },
      },
    }),
  );
  await cloud.advance(1000);
  const select = (Expression: string, more: object = {}) => cloud.config.send(new SelectResourceConfigCommand({ Expression, ...more }));
  return { ...cloud, vpcId: vpc?.VpcId ?? '', select };
}

test('rows are JSON texts, and the fields are named', async () => {
  const { select, vpcId } = await withUntaggedVpc();
  const { Results = [], QueryInfo } = await select(
    "SELECT resourceId, tags.tag WHERE resourceType = 'AWS::EC2::VPC' AND tags.tag = 'stage=live'",
  );
  expect(Results.map((row) => JSON.parse(row))).toMatchObject([{ resourceId: vpcId }]);
  expect(QueryInfo?.SelectFields?.map(({ Name }) => Name)).toEqual(['resourceId', 'tags.tag']);
});

test('what breaks a rule can be asked for, and has a history', async () => {
  const { select, config, ec2, advance, vpcId } = await withUntaggedVpc();
  const { Results = [] } = await select(
    "SELECT configuration.targetResourceId WHERE resourceType = 'AWS::Config::ResourceCompliance' AND configuration.complianceType = 'NON_COMPLIANT'",
  );
  expect(Results.map((row) => JSON.parse(row))).toEqual([{ configuration: { targetResourceId: vpcId } }]);
  await ec2.send(new CreateTagsCommand({ Resources: [vpcId], Tags: [{ Key: 'Owner', Value: 'net' }] }));
  await advance(2000);
  const resource = { resourceType: 'AWS::Config::ResourceCompliance' as const, resourceId: `AWS::EC2::VPC/${vpcId}` };
  const { configurationItems = [] } = await config.send(new GetResourceConfigHistoryCommand(resource));
  expect(configurationItems.map(({ configuration = '' }) => JSON.parse(configuration).complianceType)).toEqual([
    'COMPLIANT',
    'NON_COMPLIANT',
  ]);
});

test('rows come in pages; what is no query, no limit or no token is refused', async () => {
  const { select } = await withUntaggedVpc();
  const first = await select('SELECT resourceId', { Limit: 1 });
  expect(first.Results).toHaveLength(1);
  const second = await select('SELECT resourceId', { Limit: 1, NextToken: first.NextToken });
  expect(second.Results).not.toEqual(first.Results);
  await expect(select('SELEKT resourceId')).rejects.toMatchObject({ name: 'InvalidExpressionException' });
  await expect(select('SELECT resourceId', { Limit: 101 })).rejects.toMatchObject({ name: 'InvalidLimitException' });
  await expect(select('SELECT resourceId', { NextToken: 'x' })).rejects.toMatchObject({ name: 'InvalidNextTokenException' });
});
