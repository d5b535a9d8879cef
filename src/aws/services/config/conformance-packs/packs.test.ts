// Conformance packs by the real client. The template is in the manner of the samples of AWS:
// https://docs.aws.amazon.com/config/latest/developerguide/conformancepack-sample-templates.html
import {
  DeleteConfigRuleCommand,
  DeleteConformancePackCommand,
  DescribeConfigRulesCommand,
  DescribeConformancePackComplianceCommand,
  DescribeConformancePackStatusCommand,
  DescribeConformancePacksCommand,
  GetConformancePackComplianceDetailsCommand,
  GetConformancePackComplianceSummaryCommand,
  PutConformancePackCommand,
} from '@aws-sdk/client-config-service';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { account, bucket, configCloud } from '../testing/config-cloud.ts';

const template = `
Parameters:
  TagKey:
    Default: Owner
    Type: String
  TagValue:
    Default: ''
    Type: String
Conditions:
  hasTagValue:
    Fn::Not:
    - Fn::Equals:
      - ''
      - Ref: TagValue
Resources:
  Owned:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: owned
      InputParameters:
        tag1Key: !Ref TagKey
        tag1Value: !If [hasTagValue, !Ref TagValue, !Ref 'AWS::NoValue']
      Scope:
        ComplianceResourceTypes: [AWS::EC2::VPC]
      Source:
        Owner: AWS
        SourceIdentifier: REQUIRED_TAGS
  Ssh:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: restricted-ssh
      Description: !Sub 'no SSH in \${AWS::Region}'
      Source:
        Owner: AWS
        SourceIdentifier: INCOMING_SSH_DISABLED
  Close:
    DependsOn: Ssh
    Type: AWS::Config::RemediationConfiguration
    Properties:
      ConfigRuleName: !Ref Ssh
      TargetType: SSM_DOCUMENT
      TargetId: AWS-DisablePublicAccessForSecurityGroup
      Parameters:
        AutomationAssumeRole:
          StaticValue:
            Values: [!Sub 'arn:aws:iam::\${AWS::AccountId}:role/automation']
        GroupId:
          ResourceValue:
            Value: RESOURCE_ID
`;

const ConformancePackName = 'basics';
const put = (input: object = {}) => new PutConformancePackCommand({ ConformancePackName, TemplateBody: template, ...input });

async function recording() {
  const cloud = configCloud();
  await cloud.record();
  await cloud.ec2.send(new DescribeVpcsCommand({}));
  const status = async () => (await cloud.config.send(new DescribeConformancePackStatusCommand({}))).ConformancePackStatusDetails?.[0];
  const rules = async () => (await cloud.config.send(new DescribeConfigRulesCommand({}))).ConfigRules ?? [];
  return { ...cloud, status, rules };
}

test('a pack is in progress, then complete, and its rules bear its id and belong to it', async () => {
  const { config, status, rules, advance } = await recording();
  const { ConformancePackArn } = await config.send(
    put({ ConformancePackInputParameters: [{ ParameterName: 'TagKey', ParameterValue: 'Team' }] }),
  );
  expect(ConformancePackArn).toMatch(/^arn:aws:config:us-east-1:123456789012:conformance-pack\/basics\/conformance-pack-[0-9a-z]{9}$/);
  expect(await status()).toMatchObject({ ConformancePackState: 'CREATE_IN_PROGRESS' });
  await expect(config.send(put())).rejects.toMatchObject({ name: 'ResourceInUseException' });
  await advance(1000);
  expect(await status()).toMatchObject({ ConformancePackState: 'CREATE_COMPLETE', LastUpdateCompletedTime: expect.any(Date) });
  const [owned, ssh] = await rules();
  expect(owned).toMatchObject({
    ConfigRuleName: expect.stringMatching(/^owned-conformance-pack-[0-9a-z]{9}$/),
    InputParameters: '{"tag1Key":"Team"}',
    CreatedBy: 'config-conforms.amazonaws.com',
  });
  expect(ssh).toMatchObject({ Description: 'no SSH in us-east-1' });
  await expect(config.send(new DeleteConfigRuleCommand({ ConfigRuleName: owned?.ConfigRuleName }))).rejects.toMatchObject({
    name: 'ResourceInUseException',
  });
  const { ConformancePackDetails } = await config.send(new DescribeConformancePacksCommand({}));
  expect(ConformancePackDetails).toMatchObject([
    { ConformancePackName, ConformancePackArn, ConformancePackInputParameters: [{ ParameterName: 'TagKey' }] },
  ]);
});

test('compliance of a pack: by rule, by resource, in one word', async () => {
  const { config, advance } = await recording();
  await config.send(put());
  await advance(2000);
  const { ConformancePackRuleComplianceList = [] } = await config.send(
    new DescribeConformancePackComplianceCommand({ ConformancePackName }),
  );
  expect(ConformancePackRuleComplianceList.map(({ ComplianceType }) => ComplianceType)).toEqual(['NON_COMPLIANT', 'COMPLIANT']);
  const [broken] = ConformancePackRuleComplianceList;
  const { ConformancePackRuleEvaluationResults } = await config.send(
    new GetConformancePackComplianceDetailsCommand({ ConformancePackName, Filters: { ComplianceType: 'NON_COMPLIANT' } }),
  );
  expect(ConformancePackRuleEvaluationResults).toMatchObject([
    {
      ComplianceType: 'NON_COMPLIANT',
      EvaluationResultIdentifier: { EvaluationResultQualifier: { ConfigRuleName: broken?.ConfigRuleName, ResourceType: 'AWS::EC2::VPC' } },
    },
  ]);
  const { ConformancePackComplianceSummaryList } = await config.send(
    new GetConformancePackComplianceSummaryCommand({ ConformancePackNames: [ConformancePackName] }),
  );
  expect(ConformancePackComplianceSummaryList).toEqual([{ ConformancePackName, ConformancePackComplianceStatus: 'NON_COMPLIANT' }]);
  await expect(
    config.send(new DescribeConformancePackComplianceCommand({ ConformancePackName, Filters: { ConfigRuleNames: ['nobody'] } })),
  ).rejects.toMatchObject({ name: 'NoSuchConfigRuleInConformancePackException' });
});

test('a pack that is put again loses the rules that its template has no more', async () => {
  const { config, rules, advance } = await recording();
  await config.send(put());
  await advance(2000);
  const only = JSON.stringify({
    Resources: {
      Ssh: {
        Type: 'AWS::Config::ConfigRule',
        Properties: { ConfigRuleName: 'restricted-ssh', Source: { Owner: 'AWS', SourceIdentifier: 'INCOMING_SSH_DISABLED' } },
      },
    },
  });
  await config.send(put({ TemplateBody: only }));
  await advance(3000);
  expect((await rules()).map(({ ConfigRuleName }) => ConfigRuleName)).toEqual([expect.stringMatching(/^restricted-ssh-/)]);
});

test('a deleted pack takes its rules along', async () => {
  const { config, rules, advance } = await recording();
  await config.send(put());
  await advance(2000);
  await config.send(new DeleteConformancePackCommand({ ConformancePackName }));
  await advance(3000);
  expect(await rules()).toEqual([]);
  for (const command of [
    new DeleteConformancePackCommand({ ConformancePackName }),
    new DescribeConformancePacksCommand({ ConformancePackNames: [ConformancePackName] }),
    new DescribeConformancePackComplianceCommand({ ConformancePackName }),
  ])
    await expect(config.send(command as DeleteConformancePackCommand)).rejects.toMatchObject({ name: 'NoSuchConformancePackException' });
});

test('a rule that cannot be made fails the pack, and the status says why', async () => {
  const { config, status, advance } = await recording();
  const wrong = template.replace('REQUIRED_TAGS', 'NO_SUCH_RULE');
  await config.send(put({ TemplateBody: wrong }));
  await advance(1000);
  expect(await status()).toMatchObject({
    ConformancePackState: 'CREATE_FAILED',
    ConformancePackStatusReason: expect.stringContaining('The sourceIdentifier NO_SUCH_RULE is invalid'),
  });
});

test.each([
  ['text that is no YAML', 'Resources: ['],
  ['no resources', 'Parameters: {}'],
  ['another type', 'Resources: {A: {Type: AWS::S3::Bucket}}'],
  ['a reference to nothing', 'Resources: {A: {Type: AWS::Config::ConfigRule, Properties: {Description: !Ref Nobody}}}'],
  ['a parameter without a value', 'Parameters: {A: {Type: String}}\nResources: {A: {Type: AWS::Config::ConfigRule, Properties: {}}}'],
])('a template with %s is refused', async (_what, TemplateBody) => {
  const { config } = await recording();
  await expect(config.send(put({ TemplateBody }))).rejects.toMatchObject({ name: 'ConformancePackTemplateValidationException' });
});

test('a template may lie in a bucket; one and only one source is named', async () => {
  const { config, s3, status, advance } = await recording();
  const uri = `s3://${bucket}/packs/basics.yaml`;
  await expect(config.send(put({ TemplateBody: undefined, TemplateS3Uri: uri }))).rejects.toMatchObject({
    name: 'InsufficientPermissionsException',
  });
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'packs/basics.yaml', Body: template }));
  await config.send(put({ TemplateBody: undefined, TemplateS3Uri: uri }));
  await advance(1000);
  expect(await status()).toMatchObject({
    ConformancePackState: 'CREATE_COMPLETE',
    StackArn: expect.stringContaining(`:${account}:stack/awsconfigconforms-basics-`),
  });
  await expect(config.send(put({ TemplateS3Uri: uri }))).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
});
