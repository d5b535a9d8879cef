// Remediation by documents, by the real client: the cloud changes, as the role may.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/remediation.html
import {
  DeleteConfigRuleCommand,
  DeleteRemediationConfigurationCommand,
  DeleteRemediationExceptionsCommand,
  DescribeRemediationConfigurationsCommand,
  DescribeRemediationExceptionsCommand,
  DescribeRemediationExecutionStatusCommand,
  GetComplianceDetailsByConfigRuleCommand,
  PutConfigRuleCommand,
  PutRemediationConfigurationsCommand,
  PutRemediationExceptionsCommand,
  type RemediationConfiguration,
  StartRemediationExecutionCommand,
} from '@aws-sdk/client-config-service';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { account, bucket, type ConfigCloud, configCloud } from '../testing/config-cloud.ts';

const automationRole = `arn:aws:iam::${account}:role/automation`;
const groupType = 'AWS::EC2::SecurityGroup';
const ConfigRuleName = 'no-ssh';
const closing: RemediationConfiguration = {
  ConfigRuleName,
  TargetType: 'SSM_DOCUMENT',
  TargetId: 'AWS-DisablePublicAccessForSecurityGroup',
  Parameters: {
    AutomationAssumeRole: { StaticValue: { Values: [automationRole] } },
    GroupId: { ResourceValue: { Value: 'RESOURCE_ID' } },
  },
};

const put = (configuration: Partial<RemediationConfiguration> = {}) =>
  new PutRemediationConfigurationsCommand({ RemediationConfigurations: [{ ...closing, ...configuration } as RemediationConfiguration] });

async function makeAutomationRole({ iam }: ConfigCloud, Action: readonly string[]): Promise<void> {
  const trust = { Effect: 'Allow', Principal: { Service: 'ssm.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  await iam.send(new CreateRoleCommand({ RoleName: 'automation', AssumeRolePolicyDocument }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'automation', PolicyName: 'repair', PolicyDocument }));
}

const openSsh = (GroupId: string) =>
  new AuthorizeSecurityGroupIngressCommand({
    GroupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });

/** A recording cloud with a rule, and a group that it judges NON_COMPLIANT. */
async function withOpenGroup(rights: readonly string[] = ['ec2:RevokeSecurityGroupIngress']) {
  const cloud = configCloud();
  await cloud.record();
  await makeAutomationRole(cloud, rights);
  const { Vpcs: [vpc] = [] } = await cloud.ec2.send(new DescribeVpcsCommand({}));
  const { GroupId = '' } = await cloud.ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web', VpcId: vpc?.VpcId }),
  );
  await cloud.ec2.send(openSsh(GroupId));
  await cloud.config.send(
    new PutConfigRuleCommand({ ConfigRule: { ConfigRuleName, Source: { Owner: 'AWS', SourceIdentifier: 'INCOMING_SSH_DISABLED' } } }),
  );
  await cloud.advance(1000);
  const permissions = async () =>
    (await cloud.ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }))).SecurityGroups?.[0]?.IpPermissions;
  const executions = async () =>
    (await cloud.config.send(new DescribeRemediationExecutionStatusCommand({ ConfigRuleName }))).RemediationExecutionStatuses ?? [];
  const verdict = async () => {
    const { EvaluationResults = [] } = await cloud.config.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName }));
    return EvaluationResults.find((one) => one.EvaluationResultIdentifier?.EvaluationResultQualifier?.ResourceId === GroupId)
      ?.ComplianceType;
  };
  return { ...cloud, GroupId, permissions, executions, verdict };
}

test('a remediation that is asked for is queued, runs as its role, and the rule sees the result', async () => {
  const { config, GroupId, permissions, executions, verdict, advance } = await withOpenGroup();
  await config.send(put());
  expect(await verdict()).toBe('NON_COMPLIANT');
  await config.send(
    new StartRemediationExecutionCommand({ ConfigRuleName, ResourceKeys: [{ resourceType: groupType, resourceId: GroupId }] }),
  );
  expect(await executions()).toMatchObject([{ State: 'QUEUED', ResourceKey: { resourceType: groupType, resourceId: GroupId } }]);
  await advance(2000);
  expect(await executions()).toMatchObject([
    { State: 'SUCCEEDED', StepDetails: [{ Name: 'DisableSSHFromIpV4', State: 'SUCCEEDED' }, { State: 'SUCCEEDED' }] },
  ]);
  expect(await permissions()).toEqual([]);
  expect(await verdict()).toBe('COMPLIANT');
});

test('a role without the right fails at the step, and says why', async () => {
  const { config, GroupId, permissions, executions, advance } = await withOpenGroup(['ec2:DescribeVpcs']);
  await config.send(put());
  await config.send(
    new StartRemediationExecutionCommand({ ConfigRuleName, ResourceKeys: [{ resourceType: groupType, resourceId: GroupId }] }),
  );
  await advance(2000);
  expect(await executions()).toMatchObject([
    { State: 'FAILED', StepDetails: [{ State: 'FAILED', ErrorMessage: expect.stringContaining('not authorized to perform') }] },
  ]);
  expect(await permissions()).toHaveLength(1);
});

test('an automatic remediation repairs what is wrong already, and every time anew', async () => {
  const { config, ec2, GroupId, permissions, verdict, advance } = await withOpenGroup();
  await config.send(put({ Automatic: true }));
  await advance(2000);
  expect([await permissions(), await verdict()]).toEqual([[], 'COMPLIANT']);
  await ec2.send(openSsh(GroupId));
  await advance(3000);
  expect([await permissions(), await verdict()]).toEqual([[], 'COMPLIANT']);
});

test('automatic attempts that fail end with an exception for the resource', async () => {
  const { config, GroupId, executions, advance } = await withOpenGroup(['ec2:DescribeVpcs']);
  await config.send(put({ Automatic: true, MaximumAutomaticAttempts: 3, RetryAttemptSeconds: 60 }));
  await advance(10 * 60 * 1000);
  expect(await executions()).toMatchObject([{ State: 'FAILED' }]);
  const { RemediationExceptions } = await config.send(new DescribeRemediationExceptionsCommand({ ConfigRuleName }));
  expect(RemediationExceptions).toEqual([
    {
      ConfigRuleName,
      ResourceType: groupType,
      ResourceId: GroupId,
      Message: 'AWS Config gave up after 3 automatic attempts within 60 seconds.',
    },
  ]);
});

test('a resource with an exception is left alone until it is taken back', async () => {
  const { config, GroupId, permissions, advance } = await withOpenGroup();
  const ResourceKeys = [{ ResourceType: groupType, ResourceId: GroupId }];
  await expect(config.send(new PutRemediationExceptionsCommand({ ConfigRuleName, ResourceKeys }))).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
  });
  await config.send(put());
  await config.send(new PutRemediationExceptionsCommand({ ConfigRuleName, ResourceKeys, Message: 'a jump host' }));
  await config.send(put({ Automatic: true }));
  await advance(5000);
  expect(await permissions()).toHaveLength(1);
  await config.send(new DeleteRemediationExceptionsCommand({ ConfigRuleName, ResourceKeys }));
  await expect(config.send(new DeleteRemediationExceptionsCommand({ ConfigRuleName, ResourceKeys }))).rejects.toMatchObject({
    name: 'NoSuchRemediationExceptionException',
  });
  await config.send(put({ Automatic: true }));
  await advance(5000);
  expect(await permissions()).toEqual([]);
});

test('documents, parameters and rules that are not there are refused', async () => {
  const { config } = await withOpenGroup();
  const refused = { name: 'InvalidParameterValueException' };
  await expect(config.send(put({ TargetId: 'AWS-NoSuchDocument' }))).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining('is not embedded in Sandshark'),
  });
  await expect(config.send(put({ ConfigRuleName: 'other' }))).rejects.toMatchObject(refused);
  await expect(config.send(put({ Parameters: {} }))).rejects.toMatchObject(refused);
  await expect(
    config.send(put({ Parameters: { ...closing.Parameters, Color: { StaticValue: { Values: ['red'] } } } })),
  ).rejects.toMatchObject(refused);
  await expect(config.send(put({ MaximumAutomaticAttempts: 26 }))).rejects.toMatchObject({ name: 'ValidationException' });
  for (const command of [
    new StartRemediationExecutionCommand({ ConfigRuleName, ResourceKeys: [{ resourceType: groupType, resourceId: 'sg-1' }] }),
    new DescribeRemediationExecutionStatusCommand({ ConfigRuleName }),
    new DeleteRemediationConfigurationCommand({ ConfigRuleName }),
  ])
    await expect(config.send(command as StartRemediationExecutionCommand)).rejects.toMatchObject({
      name: 'NoSuchRemediationConfigurationException',
    });
});

test('a rule with a remediation cannot be deleted before it, nor a remediation that runs', async () => {
  const { config, GroupId, advance } = await withOpenGroup();
  await config.send(put());
  const { RemediationConfigurations } = await config.send(
    new DescribeRemediationConfigurationsCommand({ ConfigRuleNames: [ConfigRuleName] }),
  );
  expect(RemediationConfigurations).toMatchObject([
    { ...closing, Automatic: false, Arn: expect.stringContaining(':remediation-configuration/no-ssh/') },
  ]);
  await expect(config.send(new DeleteConfigRuleCommand({ ConfigRuleName }))).rejects.toMatchObject({ name: 'ResourceInUseException' });
  const { FailedItems } = await config.send(
    new StartRemediationExecutionCommand({
      ConfigRuleName,
      ResourceKeys: [
        { resourceType: groupType, resourceId: GroupId },
        { resourceType: groupType, resourceId: 'sg-0' },
      ],
    }),
  );
  expect(FailedItems).toEqual([{ resourceType: groupType, resourceId: 'sg-0' }]);
  const remove = new DeleteRemediationConfigurationCommand({ ConfigRuleName });
  await expect(config.send(remove)).rejects.toMatchObject({ name: 'RemediationInProgressException' });
  await advance(2000);
  await config.send(remove);
  await config.send(new DeleteConfigRuleCommand({ ConfigRuleName }));
});

test('a bucket gets its block of public access back, by a document of S3', async () => {
  const cloud = configCloud();
  await cloud.record();
  await makeAutomationRole(cloud, ['s3:PutBucketPublicAccessBlock', 's3:PutBucketVersioning']);
  await cloud.s3.send(new CreateBucketCommand({ Bucket: 'open' }));
  await cloud.s3.send(new DeletePublicAccessBlockCommand({ Bucket: 'open' }));
  await cloud.s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  const source = { Owner: 'AWS' as const, SourceIdentifier: 'S3_BUCKET_VERSIONING_ENABLED' };
  await cloud.config.send(new PutConfigRuleCommand({ ConfigRule: { ConfigRuleName: 'buckets', Source: source } }));
  await cloud.advance(1000);
  const document = async (TargetId: string) => {
    const Parameters = {
      AutomationAssumeRole: { StaticValue: { Values: [automationRole] } },
      BucketName: { ResourceValue: { Value: 'RESOURCE_ID' as const } },
    };
    await cloud.config.send(put({ ConfigRuleName: 'buckets', TargetId, Parameters }));
    const ResourceKeys = [{ resourceType: 'AWS::S3::Bucket' as const, resourceId: 'open' }];
    await cloud.config.send(new StartRemediationExecutionCommand({ ConfigRuleName: 'buckets', ResourceKeys }));
    await cloud.advance(3000);
  };
  await document('AWS-ConfigureS3BucketPublicAccessBlock');
  const { PublicAccessBlockConfiguration } = await cloud.s3.send(new GetPublicAccessBlockCommand({ Bucket: 'open' }));
  expect(PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
  await document('AWS-ConfigureS3BucketVersioning');
  const { EvaluationResults } = await cloud.config.send(
    new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'buckets', ComplianceTypes: ['NON_COMPLIANT'] }),
  );
  expect(EvaluationResults).toEqual([]);
});
