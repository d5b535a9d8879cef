// Managed rules from PutConfigRule to compliance, by the real client. Sentences of errors as moto recorded them, where it did.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config.html
import {
  type ConfigRule,
  DeleteConfigRuleCommand,
  DeleteEvaluationResultsCommand,
  DescribeComplianceByConfigRuleCommand,
  DescribeComplianceByResourceCommand,
  DescribeConfigRuleEvaluationStatusCommand,
  DescribeConfigRulesCommand,
  GetComplianceDetailsByConfigRuleCommand,
  GetComplianceDetailsByResourceCommand,
  GetComplianceSummaryByConfigRuleCommand,
  GetComplianceSummaryByResourceTypeCommand,
  ListTagsForResourceCommand,
  PutConfigRuleCommand,
  StartConfigRulesEvaluationCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-config-service';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DescribeVpcsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { CreateUserCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { account, type ConfigCloud, configCloud } from '../testing/config-cloud.ts';

const groupType = 'AWS::EC2::SecurityGroup';
const hourMs = 60 * 60 * 1000;
const managed = (ConfigRuleName: string, SourceIdentifier: string, more: Partial<ConfigRule> = {}) =>
  new PutConfigRuleCommand({ ConfigRule: { ConfigRuleName, Source: { Owner: 'AWS', SourceIdentifier }, ...more } });
const ssh = managed('no-ssh', 'INCOMING_SSH_DISABLED');
const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];

async function makeGroup({ ec2 }: ConfigCloud): Promise<string> {
  const { Vpcs: [vpc] = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web', VpcId: vpc?.VpcId }));
  return GroupId;
}

async function verdicts({ config }: ConfigCloud, ConfigRuleName: string) {
  const { EvaluationResults = [] } = await config.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName }));
  return Object.fromEntries(
    EvaluationResults.map((result) => [result.EvaluationResultIdentifier?.EvaluationResultQualifier?.ResourceId, result.ComplianceType]),
  );
}

test('a rule needs a recorder', async () => {
  const { config } = configCloud();
  await expect(config.send(ssh)).rejects.toMatchObject({ name: 'NoAvailableConfigurationRecorderException' });
});

test('a new rule judges what is recorded at once, and then every change', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.config.send(ssh);
  expect(await verdicts(cloud, 'no-ssh')).toEqual({});
  await cloud.advance(1000);
  expect(await verdicts(cloud, 'no-ssh')).toMatchObject({ [id]: 'COMPLIANT' });
  await cloud.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: id, IpPermissions }));
  await cloud.advance(1000);
  expect(await verdicts(cloud, 'no-ssh')).toMatchObject({ [id]: 'NON_COMPLIANT' });
  await cloud.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: id, IpPermissions }));
  await cloud.advance(1000);
  expect(await verdicts(cloud, 'no-ssh')).toMatchObject({ [id]: 'COMPLIANT' });
  expect(cloud.changes.filter((change) => change.kind === 'compliance' && change.resourceId === id)).toMatchObject([
    { rule: 'no-ssh', after: 'COMPLIANT' },
    { before: 'COMPLIANT', after: 'NON_COMPLIANT' },
    { before: 'NON_COMPLIANT', after: 'COMPLIANT' },
  ]);
});

test('a verdict names the rule, the resource and the time of the item that was judged', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: id, IpPermissions }));
  const itemMs = cloud.clock.now();
  await cloud.advance(5000);
  await cloud.config.send(ssh);
  await cloud.advance(5000);
  const { EvaluationResults } = await cloud.config.send(
    new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'no-ssh', ComplianceTypes: ['NON_COMPLIANT'] }),
  );
  expect(EvaluationResults).toMatchObject([
    {
      EvaluationResultIdentifier: {
        EvaluationResultQualifier: { ConfigRuleName: 'no-ssh', ResourceType: groupType, ResourceId: id, EvaluationMode: 'DETECTIVE' },
        OrderingTimestamp: new Date(itemMs),
      },
      ComplianceType: 'NON_COMPLIANT',
      ConfigRuleInvokedTime: new Date(itemMs + 6000),
      ResultRecordedTime: new Date(itemMs + 6000),
    },
  ]);
});

test('the verdict on a resource that is deleted goes away', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.config.send(ssh);
  await cloud.advance(1000);
  await cloud.ec2.send(new DeleteSecurityGroupCommand({ GroupId: id }));
  await cloud.advance(1000);
  expect(Object.keys(await verdicts(cloud, 'no-ssh'))).not.toContain(id);
});

test('a rule with a scope of one tag judges only what has it, and lets go what loses it', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.config.send(managed('tagged', 'INCOMING_SSH_DISABLED', { Scope: { TagKey: 'stage', TagValue: 'live' } }));
  await cloud.advance(1000);
  expect(await verdicts(cloud, 'tagged')).toEqual({});
  await cloud.ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'stage', Value: 'live' }] }));
  await cloud.advance(1000);
  expect(await verdicts(cloud, 'tagged')).toEqual({ [id]: 'COMPLIANT' });
  await cloud.ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'stage', Value: 'test' }] }));
  await cloud.advance(1000);
  expect(await verdicts(cloud, 'tagged')).toEqual({});
});

test('compliance is told by rule, by resource and in sums', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: id, IpPermissions }));
  await cloud.config.send(ssh);
  await cloud.config.send(
    managed('tags', 'REQUIRED_TAGS', { InputParameters: '{"tag1Key":"Owner"}', Scope: { ComplianceResourceTypes: ['AWS::EC2::VPC'] } }),
  );
  await cloud.advance(1000);
  const { ComplianceByConfigRules } = await cloud.config.send(new DescribeComplianceByConfigRuleCommand({}));
  expect(ComplianceByConfigRules).toEqual([
    {
      ConfigRuleName: 'no-ssh',
      Compliance: { ComplianceType: 'NON_COMPLIANT', ComplianceContributorCount: { CappedCount: 1, CapExceeded: false } },
    },
    {
      ConfigRuleName: 'tags',
      Compliance: { ComplianceType: 'NON_COMPLIANT', ComplianceContributorCount: { CappedCount: 1, CapExceeded: false } },
    },
  ]);
  const { ComplianceByResources } = await cloud.config.send(
    new DescribeComplianceByResourceCommand({ ResourceType: groupType, ComplianceTypes: ['NON_COMPLIANT'] }),
  );
  expect(ComplianceByResources).toMatchObject([{ ResourceType: groupType, ResourceId: id }]);
  const { EvaluationResults } = await cloud.config.send(
    new GetComplianceDetailsByResourceCommand({ ResourceType: groupType, ResourceId: id }),
  );
  expect(EvaluationResults).toMatchObject([{ ComplianceType: 'NON_COMPLIANT' }]);
  const byRule = await cloud.config.send(new GetComplianceSummaryByConfigRuleCommand({}));
  expect(byRule.ComplianceSummary).toMatchObject({
    CompliantResourceCount: { CappedCount: 0 },
    NonCompliantResourceCount: { CappedCount: 2 },
  });
  const byType = await cloud.config.send(new GetComplianceSummaryByResourceTypeCommand({ ResourceTypes: ['AWS::EC2::VPC'] }));
  expect(byType.ComplianceSummariesByResourceType).toMatchObject([
    { ResourceType: 'AWS::EC2::VPC', ComplianceSummary: { NonCompliantResourceCount: { CappedCount: 1, CapExceeded: false } } },
  ]);
});

test('a managed rule that is not embedded is accepted, judges nothing, and says so', async () => {
  const cloud = configCloud();
  await cloud.record();
  await cloud.config.send(managed('later', 'RDS_MULTI_AZ_SUPPORT'));
  await cloud.advance(1000);
  const { ComplianceByConfigRules } = await cloud.config.send(new DescribeComplianceByConfigRuleCommand({}));
  expect(ComplianceByConfigRules).toEqual([{ ConfigRuleName: 'later', Compliance: { ComplianceType: 'INSUFFICIENT_DATA' } }]);
  const { ConfigRulesEvaluationStatus } = await cloud.config.send(
    new DescribeConfigRuleEvaluationStatusCommand({ ConfigRuleNames: ['later'] }),
  );
  expect(ConfigRulesEvaluationStatus).toMatchObject([
    {
      ConfigRuleName: 'later',
      FirstEvaluationStarted: false,
      LastErrorCode: 'NotEmbedded',
      LastErrorMessage: 'The managed rule RDS_MULTI_AZ_SUPPORT is not embedded in Sandshark: it is accepted, and judges nothing.',
    },
  ]);
});

test('a periodic rule about the account judges users by what IAM knows, again and again', async () => {
  const cloud = configCloud();
  await cloud.record();
  const { User } = await cloud.iam.send(new CreateUserCommand({ UserName: 'alice' }));
  await cloud.config.send(managed('mfa', 'IAM_USER_MFA_ENABLED', { MaximumExecutionFrequency: 'One_Hour' }));
  await cloud.advance(1000);
  expect(await verdicts(cloud, 'mfa')).toEqual({ [User?.UserId ?? '']: 'NON_COMPLIANT' });
  const { User: bob } = await cloud.iam.send(new CreateUserCommand({ UserName: 'bob' }));
  await cloud.advance(hourMs - 2000);
  expect(Object.keys(await verdicts(cloud, 'mfa'))).toHaveLength(1);
  await cloud.advance(2000);
  expect(await verdicts(cloud, 'mfa')).toMatchObject({ [bob?.UserId ?? '']: 'NON_COMPLIANT' });
});

test('a rule is told as it was made, with an ARN and an id of its own', async () => {
  const cloud = configCloud();
  await cloud.record();
  await cloud.config.send(ssh);
  const { ConfigRules } = await cloud.config.send(new DescribeConfigRulesCommand({ ConfigRuleNames: ['no-ssh'] }));
  expect(ConfigRules).toEqual([
    {
      ConfigRuleName: 'no-ssh',
      ConfigRuleArn: expect.stringMatching(/^arn:aws:config:us-east-1:123456789012:config-rule\/config-rule-[0-9a-z]{6}$/),
      ConfigRuleId: expect.stringMatching(/^config-rule-[0-9a-z]{6}$/),
      Source: { Owner: 'AWS', SourceIdentifier: 'INCOMING_SSH_DISABLED' },
      InputParameters: '{}',
      ConfigRuleState: 'ACTIVE',
      EvaluationModes: [{ Mode: 'DETECTIVE' }],
    },
  ]);
});

test.each<[string, ConfigRule, string, string]>([
  [
    'an identifier that is none',
    { Source: { Owner: 'AWS', SourceIdentifier: 'NO_SUCH' } },
    'InvalidParameterValueException',
    'The sourceIdentifier NO_SUCH is invalid.  Please refer to the documentation',
  ],
  [
    'parameters that are no JSON',
    { Source: ssh.input.ConfigRule?.Source, InputParameters: '{' },
    'InvalidParameterValueException',
    'Invalid json { passed in the InputParameters field',
  ],
  [
    'a parameter that the rule does not have',
    { Source: ssh.input.ConfigRule?.Source, InputParameters: '{"a":"b"}' },
    'InvalidParameterValueException',
    'Unknown parameters provided in the inputParameters: {"a":"b"}',
  ],
  [
    'a parameter that is missing',
    { Source: { Owner: 'AWS', SourceIdentifier: 'REQUIRED_TAGS' } },
    'InvalidParameterValueException',
    'The required parameter [tag1Key] is not present in the inputParameters',
  ],
  [
    'SourceDetails of a managed rule',
    { Source: { ...ssh.input.ConfigRule?.Source, Owner: 'AWS', SourceDetails: [{ EventSource: 'aws.config' }] } },
    'InvalidParameterValueException',
    'SourceDetails should be null/empty if the owner is AWS.',
  ],
  [
    'a scope of both kinds',
    { Source: ssh.input.ConfigRule?.Source, Scope: { TagKey: 'a', ComplianceResourceTypes: [groupType] } },
    'InvalidParameterValueException',
    'Scope cannot be applied to both resource and tag',
  ],
  [
    'a tag value without a key',
    { Source: ssh.input.ConfigRule?.Source, Scope: { TagValue: 'a' } },
    'InvalidParameterValueException',
    'Tag key should not be empty when tag value is provided in scope',
  ],
  [
    'a resource id without its type',
    { Source: ssh.input.ConfigRule?.Source, Scope: { ComplianceResourceId: 'a' } },
    'InvalidParameterValueException',
    'A single resourceType should be provided when resourceId is provided in scope',
  ],
  [
    'a state',
    { Source: ssh.input.ConfigRule?.Source, ConfigRuleState: 'DELETING' },
    'InvalidParameterValueException',
    'The ConfigRuleState DELETING is invalid.  Only the following values are permitted: ACTIVE',
  ],
  [
    'a creator',
    { Source: ssh.input.ConfigRule?.Source, CreatedBy: 'me' },
    'InvalidParameterValueException',
    'AWS Config populates the CreatedBy field',
  ],
  [
    'an ARN of a new rule',
    { Source: ssh.input.ConfigRule?.Source, ConfigRuleArn: 'arn' },
    'InvalidParameterValueException',
    'ConfigRule Arn and Id can not be specified when creating a new ConfigRule.',
  ],
  [
    'an owner that is none',
    { Source: { Owner: 'ME' as never, SourceIdentifier: 'x' } },
    'ValidationException',
    "at 'configRule.source.owner' failed to satisfy constraint",
  ],
])('PutConfigRule refuses %s', async (_what, rule, name, sentence) => {
  const { config, record } = configCloud();
  await record();
  const put = new PutConfigRuleCommand({ ConfigRule: { ConfigRuleName: 'x', ...rule } as ConfigRule });
  await expect(config.send(put)).rejects.toMatchObject({ name, message: expect.stringContaining(sentence) });
});

test('an evaluation that is asked for shows as EVALUATING, at most once a minute', async () => {
  const cloud = configCloud();
  await cloud.record();
  const id = await makeGroup(cloud);
  await cloud.config.send(ssh);
  await cloud.advance(1000);
  await cloud.config.send(new DeleteEvaluationResultsCommand({ ConfigRuleName: 'no-ssh' }));
  expect(await verdicts(cloud, 'no-ssh')).toEqual({});
  const start = new StartConfigRulesEvaluationCommand({ ConfigRuleNames: ['no-ssh'] });
  await cloud.config.send(start);
  const state = async () => (await cloud.config.send(new DescribeConfigRulesCommand({}))).ConfigRules?.[0]?.ConfigRuleState;
  expect(await state()).toBe('EVALUATING');
  await expect(cloud.config.send(ssh)).rejects.toMatchObject({ name: 'ResourceInUseException' });
  await expect(cloud.config.send(start)).rejects.toMatchObject({ name: 'LimitExceededException' });
  await cloud.advance(1000);
  expect(await state()).toBe('ACTIVE');
  expect(await verdicts(cloud, 'no-ssh')).toMatchObject({ [id]: 'COMPLIANT' });
  await expect(cloud.config.send(start)).rejects.toMatchObject({ name: 'LimitExceededException' });
  await cloud.advance(60_000);
  await cloud.config.send(start);
});

test('a deleted rule is DELETING, and then gone', async () => {
  const cloud = configCloud();
  await cloud.record();
  await cloud.config.send(ssh);
  await cloud.config.send(new DeleteConfigRuleCommand({ ConfigRuleName: 'no-ssh' }));
  await expect(cloud.config.send(ssh)).rejects.toMatchObject({
    name: 'ResourceInUseException',
    message: 'The rule no-ssh is currently being deleted.  Please retry after some time',
  });
  await cloud.advance(1000);
  for (const command of [
    new DeleteConfigRuleCommand({ ConfigRuleName: 'no-ssh' }),
    new DescribeConfigRulesCommand({ ConfigRuleNames: ['no-ssh'] }),
    new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'no-ssh' }),
    new StartConfigRulesEvaluationCommand({ ConfigRuleNames: ['no-ssh'] }),
    new DescribeConfigRuleEvaluationStatusCommand({ ConfigRuleNames: ['no-ssh'] }),
  ])
    await expect(cloud.config.send(command as DeleteConfigRuleCommand)).rejects.toMatchObject({
      name: 'NoSuchConfigRuleException',
      message: "The ConfigRule 'no-ssh' provided in the request is invalid. Please check the configRule name",
    });
});

test('rules have tags', async () => {
  const cloud = configCloud();
  await cloud.record();
  await cloud.config.send(new PutConfigRuleCommand({ ...ssh.input, Tags: [{ Key: 'a', Value: '1' }] } as PutConfigRuleCommand['input']));
  const { ConfigRules: [rule] = [] } = await cloud.config.send(new DescribeConfigRulesCommand({}));
  const ResourceArn = rule?.ConfigRuleArn;
  await cloud.config.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'b', Value: '2' }] }));
  await cloud.config.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['a'] }));
  expect((await cloud.config.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual([{ Key: 'b', Value: '2' }]);
  const missing = `arn:aws:config:us-east-1:${account}:config-rule/config-rule-nobody`;
  await expect(cloud.config.send(new ListTagsForResourceCommand({ ResourceArn: missing }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `ResourceArn '${missing}' does not exist`,
  });
});
