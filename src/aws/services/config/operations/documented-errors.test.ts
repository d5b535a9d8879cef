// Errors that the API documents and no other test here meets: limits, tokens, counts. By the real client.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_Operations.html
import {
  DeleteConfigurationRecorderCommand,
  DeleteRetentionConfigurationCommand,
  DeliverConfigSnapshotCommand,
  DescribeComplianceByConfigRuleCommand,
  DescribeComplianceByResourceCommand,
  DescribeConfigRuleEvaluationStatusCommand,
  DescribeConfigRulesCommand,
  DescribeConformancePackComplianceCommand,
  DescribeConformancePackStatusCommand,
  DescribeConformancePacksCommand,
  DescribeDeliveryChannelStatusCommand,
  DescribeDeliveryChannelsCommand,
  DescribeRemediationExceptionsCommand,
  DescribeRetentionConfigurationsCommand,
  GetComplianceDetailsByConfigRuleCommand,
  GetComplianceDetailsByResourceCommand,
  GetConformancePackComplianceDetailsCommand,
  GetConformancePackComplianceSummaryCommand,
  GetDiscoveredResourceCountsCommand,
  ListDiscoveredResourcesCommand,
  ListTagsForResourceCommand,
  PutConfigRuleCommand,
  PutConformancePackCommand,
  PutRetentionConfigurationCommand,
  StopConfigurationRecorderCommand,
  TagResourceCommand,
} from '@aws-sdk/client-config-service';
import { expect, test } from 'vitest';
import { configCloud } from '../testing/config-cloud.ts';

const source = { Owner: 'AWS' as const, SourceIdentifier: 'INCOMING_SSH_DISABLED' };
const putRule = (ConfigRuleName: string) => new PutConfigRuleCommand({ ConfigRule: { ConfigRuleName, Source: source } });
const TemplateBody = JSON.stringify({
  Resources: { Ssh: { Type: 'AWS::Config::ConfigRule', Properties: { Source: source, ConfigRuleName: 'ssh' } } },
});

/** A recording cloud with a rule and a pack. */
async function furnished() {
  const cloud = configCloud();
  await cloud.record();
  await cloud.config.send(putRule('no-ssh'));
  await cloud.config.send(new PutConformancePackCommand({ ConformancePackName: 'basics', TemplateBody }));
  await cloud.advance(2000);
  return cloud;
}

const resourceType = 'AWS::EC2::VPC' as const;
const NextToken = 'no token';
const ConformancePackName = 'basics';

test.each([
  new DescribeConfigRulesCommand({ NextToken }),
  new DescribeConfigRuleEvaluationStatusCommand({ NextToken }),
  new DescribeComplianceByConfigRuleCommand({ NextToken }),
  new DescribeComplianceByResourceCommand({ NextToken }),
  new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'no-ssh', NextToken }),
  new GetComplianceDetailsByResourceCommand({ ResourceType: resourceType, ResourceId: 'x', NextToken }),
  new GetDiscoveredResourceCountsCommand({ nextToken: NextToken }),
  new ListDiscoveredResourcesCommand({ resourceType, nextToken: NextToken }),
  new DescribeConformancePacksCommand({ NextToken }),
  new DescribeConformancePackStatusCommand({ NextToken }),
  new DescribeConformancePackComplianceCommand({ ConformancePackName, NextToken }),
  new GetConformancePackComplianceDetailsCommand({ ConformancePackName, NextToken }),
  new GetConformancePackComplianceSummaryCommand({ ConformancePackNames: ['basics'], NextToken }),
  new DescribeRemediationExceptionsCommand({ ConfigRuleName: 'no-ssh', NextToken }),
])('a token that is none is refused: $constructor.name', async (command) => {
  const { config } = await furnished();
  await expect(config.send(command as DescribeConfigRulesCommand)).rejects.toMatchObject({
    name: 'InvalidNextTokenException',
    message: 'The nextToken provided is invalid',
  });
});

test.each([
  new GetDiscoveredResourceCountsCommand({ limit: 101 }),
  new ListDiscoveredResourcesCommand({ resourceType, limit: 101 }),
  new DescribeConformancePacksCommand({ Limit: 21 }),
  new DescribeConformancePackStatusCommand({ Limit: 21 }),
  new DescribeConformancePackComplianceCommand({ ConformancePackName, Limit: 1001 }),
  new GetConformancePackComplianceDetailsCommand({ ConformancePackName, Limit: 101 }),
  new GetConformancePackComplianceSummaryCommand({ ConformancePackNames: ['basics'], Limit: 21 }),
  new ListTagsForResourceCommand({ ResourceArn: 'of the rule', Limit: 101 }),
])('a limit that is too large is refused: $constructor.name', async (command) => {
  const { config } = await furnished();
  const { ConfigRules: [rule] = [] } = await config.send(new DescribeConfigRulesCommand({ ConfigRuleNames: ['no-ssh'] }));
  if (command instanceof ListTagsForResourceCommand) command.input.ResourceArn = rule?.ConfigRuleArn;
  await expect(config.send(command as DescribeConfigRulesCommand)).rejects.toMatchObject({
    name: 'InvalidLimitException',
    message: expect.stringContaining("at 'limit' failed to satisfy constraint: Member must have value less than or equal to"),
  });
});

test.each([
  new DescribeComplianceByConfigRuleCommand({ ComplianceTypes: ['NOT_APPLICABLE'] }),
  new DescribeComplianceByResourceCommand({ ComplianceTypes: ['NOT_APPLICABLE'] }),
  new DescribeComplianceByResourceCommand({ ResourceId: 'x' }),
  new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'no-ssh', ComplianceTypes: ['INSUFFICIENT_DATA'] }),
  new GetComplianceDetailsByResourceCommand({ ResourceType: resourceType }),
  new GetConformancePackComplianceDetailsCommand({ ConformancePackName, Filters: { ComplianceType: 'INSUFFICIENT_DATA' } }),
  new GetConformancePackComplianceDetailsCommand({ ConformancePackName, Filters: { ResourceIds: ['x'] } }),
])('a filter that an operation does not know is refused: $constructor.name', async (command) => {
  const { config } = await furnished();
  await expect(config.send(command as DescribeConfigRulesCommand)).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
});

test('a channel that is not there cannot be described', async () => {
  const { config } = await furnished();
  const DeliveryChannelNames = ['nobody'];
  const missing = { name: 'NoSuchDeliveryChannelException', message: "Cannot find delivery channel with specified name 'nobody'." };
  await expect(config.send(new DescribeDeliveryChannelsCommand({ DeliveryChannelNames }))).rejects.toMatchObject(missing);
  await expect(config.send(new DescribeDeliveryChannelStatusCommand({ DeliveryChannelNames }))).rejects.toMatchObject(missing);
});

test('without a recorder there is no snapshot and no list of resources', async () => {
  const { config } = await furnished();
  await config.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  await config.send(new DeleteConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  const missing = { name: 'NoAvailableConfigurationRecorderException' };
  await expect(config.send(new DeliverConfigSnapshotCommand({ deliveryChannelName: 'default' }))).rejects.toMatchObject(missing);
  await expect(config.send(new ListDiscoveredResourcesCommand({ resourceType }))).rejects.toMatchObject(missing);
});

test('the retention is one, called default, between 30 and 2557 days', async () => {
  const { config } = await furnished();
  const name = 'default';
  const describe = (RetentionConfigurationNames?: string[]) =>
    config.send(new DescribeRetentionConfigurationsCommand({ RetentionConfigurationNames }));
  expect((await describe()).RetentionConfigurations).toEqual([]);
  await expect(config.send(new PutRetentionConfigurationCommand({ RetentionPeriodInDays: 29 }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
  const { RetentionConfiguration } = await config.send(new PutRetentionConfigurationCommand({ RetentionPeriodInDays: 90 }));
  expect(RetentionConfiguration).toEqual({ Name: name, RetentionPeriodInDays: 90 });
  expect((await describe([name])).RetentionConfigurations).toEqual([RetentionConfiguration]);
  await config.send(new DeleteRetentionConfigurationCommand({ RetentionConfigurationName: name }));
  const missing = {
    name: 'NoSuchRetentionConfigurationException',
    message: "Cannot find retention configuration with the specified name 'default'.",
  };
  await expect(describe([name])).rejects.toMatchObject(missing);
  await expect(config.send(new DeleteRetentionConfigurationCommand({ RetentionConfigurationName: name }))).rejects.toMatchObject(missing);
});

test('a region has at most 1000 rules', async () => {
  const { config } = await furnished();
  const { ConfigRules = [] } = await config.send(new DescribeConfigRulesCommand({}));
  for (let number = ConfigRules.length; number < 1000; number++) await config.send(putRule(`rule-${number}`));
  await expect(config.send(putRule('one-more'))).rejects.toMatchObject({
    name: 'MaxNumberOfConfigRulesExceededException',
    message: "Failed to put config rule 'one-more' because the maximum number of config rules: 1000 is reached.",
  });
});

test('a region has at most 50 conformance packs', async () => {
  const { config } = await furnished();
  for (let number = 1; number < 50; number++)
    await config.send(new PutConformancePackCommand({ ConformancePackName: `pack-${number}`, TemplateBody }));
  await expect(config.send(new PutConformancePackCommand({ ConformancePackName: 'more', TemplateBody }))).rejects.toMatchObject({
    name: 'MaxNumberOfConformancePacksExceededException',
  });
});

test('a rule has at most 50 tags', async () => {
  const { config } = await furnished();
  const { ConfigRules: [rule] = [] } = await config.send(new DescribeConfigRulesCommand({}));
  const tags = (from: number, to: number) => Array.from({ length: to - from }, (_value, place) => ({ Key: `k${from + place}`, Value: '' }));
  const ResourceArn = rule?.ConfigRuleArn;
  await config.send(new TagResourceCommand({ ResourceArn, Tags: tags(0, 50) }));
  await expect(config.send(new TagResourceCommand({ ResourceArn, Tags: tags(50, 51) }))).rejects.toMatchObject({
    name: 'TooManyTagsException',
  });
  await expect(config.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'aws:x', Value: '' }] }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
});
