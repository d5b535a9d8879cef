// Custom rules that are functions: the events that they get and the verdicts that they put, by the real client.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html
import {
  type ConfigRule,
  DescribeComplianceByConfigRuleCommand,
  DescribeConfigRuleEvaluationStatusCommand,
  type Evaluation,
  GetComplianceDetailsByConfigRuleCommand,
  type MessageType,
  PutConfigRuleCommand,
  PutEvaluationsCommand,
} from '@aws-sdk/client-config-service';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DeleteTagsCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateBucketCommand, PutBucketLifecycleConfigurationCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { account, configCloudWithFunctions, roleARN } from '../testing/config-cloud.ts';

interface RuleEvent {
  readonly invokingEvent: string;
  readonly resultToken: string;
  readonly eventLeftScope: boolean;
}

const functionArn = `arn:aws:lambda:us-east-1:${account}:function:judge`;
const rule = (MessageTypes: readonly MessageType[] = ['ConfigurationItemChangeNotification'], more: Partial<ConfigRule> = {}) =>
  new PutConfigRuleCommand({
    ConfigRule: {
      ConfigRuleName: 'mine',
      Scope: { ComplianceResourceTypes: ['AWS::EC2::SecurityGroup'] },
      Source: {
        Owner: 'CUSTOM_LAMBDA',
        SourceIdentifier: functionArn,
        SourceDetails: MessageTypes.map((type) => ({ EventSource: 'aws.config', MessageType: type })),
      },
      ...more,
    },
  });

/** A cloud whose function puts what `judge` says about each item, and the events that it got. */
function cloudThatJudges(
  judge: (item: Record<string, unknown>) => Partial<Evaluation> | undefined = () => ({ ComplianceType: 'COMPLIANT' }),
) {
  const events: (RuleEvent & { readonly message: Record<string, unknown> })[] = [];
  const cloud = configCloudWithFunctions({
    judge: async (event: RuleEvent) => {
      const message = JSON.parse(event.invokingEvent);
      events.push({ ...event, message });
      const item = message.configurationItem;
      const verdict = item && judge(item);
      if (!verdict) return;
      const Evaluations = [
        {
          ComplianceResourceType: item.resourceType,
          ComplianceResourceId: item.resourceId,
          OrderingTimestamp: new Date(item.configurationItemCaptureTime),
          ComplianceType: 'COMPLIANT',
          ...verdict,
        } as Evaluation,
      ];
      await cloud.config.send(new PutEvaluationsCommand({ Evaluations, ResultToken: event.resultToken }));
    },
  });
  return { ...cloud, events };
}

async function makeGroup(ec2: EC2Client): Promise<string> {
  const { Vpcs: [vpc] = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web', VpcId: vpc?.VpcId }));
  return GroupId;
}

const ssh = (GroupId: string) =>
  new AuthorizeSecurityGroupIngressCommand({
    GroupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });

test('a function that Config may not call is refused, and so is one that is not there', async () => {
  const closed = configCloudWithFunctions({ judge: () => undefined }, () => false);
  await closed.record();
  await expect(closed.config.send(rule())).rejects.toMatchObject({
    name: 'InsufficientPermissionsException',
    message: `The AWS Lambda function ${functionArn} cannot be invoked. Check the specified function ARN, and check the function's permissions`,
  });
  expect(closed.sources).toMatchObject([
    { service: 'config.amazonaws.com', account, arn: expect.stringContaining(':config-rule/config-rule-') },
  ]);
  const empty = configCloudWithFunctions({});
  await empty.record();
  await expect(empty.config.send(rule())).rejects.toMatchObject({ name: 'InsufficientPermissionsException' });
});

test('on a change the function gets the event of the guide: the item as an object within a JSON text, and the rule', async () => {
  const { config, record, ec2, advance, events } = cloudThatJudges();
  await record();
  const id = await makeGroup(ec2);
  await config.send(rule(undefined, { InputParameters: '{"port":"22"}' }));
  await advance(1000);
  events.length = 0;
  await ec2.send(ssh(id));
  await advance(1000);
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    version: '1.0',
    ruleParameters: '{"port":"22"}',
    resultToken: expect.stringMatching(/^[A-Za-z0-9+/=]{200,}$/),
    eventLeftScope: false,
    executionRoleArn: roleARN,
    configRuleArn: expect.stringContaining(':config-rule/config-rule-'),
    configRuleName: 'mine',
    configRuleId: expect.stringMatching(/^config-rule-/),
    accountId: account,
  });
  expect(events[0]?.message).toMatchObject({
    messageType: 'ConfigurationItemChangeNotification',
    recordVersion: '1.3',
    configurationItem: {
      resourceId: id,
      configurationItemStatus: 'OK',
      configurationItemVersion: '1.3',
      awsAccountId: account,
      ARN: expect.stringContaining(id),
      configuration: { groupId: id },
    },
    configurationItemDiff: {
      changeType: 'UPDATE',
      changedProperties: { 'Configuration.IpPermissions.0': { previousValue: null, updatedValue: { fromPort: 22 }, changeType: 'CREATE' } },
    },
  });
});

test('what the function puts is the verdict; what it returns counts for nothing', async () => {
  const { config, record, ec2, advance } = cloudThatJudges(() => ({ ComplianceType: 'NON_COMPLIANT', Annotation: 'too open' }));
  await record();
  const id = await makeGroup(ec2);
  await config.send(rule());
  await advance(1000);
  const { EvaluationResults } = await config.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'mine' }));
  expect(EvaluationResults).toContainEqual(
    expect.objectContaining({
      ComplianceType: 'NON_COMPLIANT',
      Annotation: 'too open',
      EvaluationResultIdentifier: expect.objectContaining({ EvaluationResultQualifier: expect.objectContaining({ ResourceId: id }) }),
    }),
  );
  const silent = configCloudWithFunctions({ judge: () => ({ ComplianceType: 'COMPLIANT' }) });
  await silent.record();
  await makeGroup(silent.ec2);
  await silent.config.send(rule());
  await silent.advance(1000);
  const { ComplianceByConfigRules } = await silent.config.send(new DescribeComplianceByConfigRuleCommand({}));
  expect(ComplianceByConfigRules).toMatchObject([{ Compliance: { ComplianceType: 'INSUFFICIENT_DATA' } }]);
});

test('a deleted resource comes with its status and no configuration, and its verdict is gone', async () => {
  const { config, record, ec2, advance, events } = cloudThatJudges((item) =>
    item.configurationItemStatus === 'ResourceDeleted' ? { ComplianceType: 'NOT_APPLICABLE' } : {},
  );
  await record();
  const id = await makeGroup(ec2);
  await config.send(rule());
  await advance(1000);
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId: id }));
  await advance(1000);
  expect(events.at(-1)).toMatchObject({
    eventLeftScope: false,
    message: {
      configurationItem: { resourceId: id, configurationItemStatus: 'ResourceDeleted', configuration: null },
      configurationItemDiff: { changeType: 'DELETE' },
    },
  });
  const { EvaluationResults = [] } = await config.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'mine' }));
  expect(EvaluationResults.map((result) => result.EvaluationResultIdentifier?.EvaluationResultQualifier?.ResourceId)).not.toContain(id);
});

test('a resource that loses the tag of the scope comes once more, as one that left it', async () => {
  const { config, record, ec2, advance, events } = cloudThatJudges(() => undefined);
  await record();
  const id = await makeGroup(ec2);
  const Tags = [{ Key: 'stage', Value: 'live' }];
  await ec2.send(new CreateTagsCommand({ Resources: [id], Tags }));
  await config.send(rule(undefined, { Scope: { TagKey: 'stage' } }));
  await advance(1000);
  await ec2.send(new DeleteTagsCommand({ Resources: [id], Tags }));
  await advance(1000);
  expect(events.map(({ eventLeftScope }) => eventLeftScope)).toEqual([false, true]);
  await ec2.send(ssh(id));
  await advance(1000);
  expect(events).toHaveLength(2);
});

test('an item that is too large for a message comes as a summary, if the rule listens to summaries', async () => {
  const { config, record, s3, advance, events } = cloudThatJudges();
  await record();
  const buckets = { Scope: { ComplianceResourceTypes: ['AWS::S3::Bucket'] } };
  await config.send(rule(['OversizedConfigurationItemChangeNotification'], buckets));
  await advance(1000);
  await s3.send(new CreateBucketCommand({ Bucket: 'large' }));
  const Rules = Array.from({ length: 1000 }, (_value, place) => ({
    ID: `${place}-`.padEnd(255, 'x'),
    Status: 'Enabled' as const,
    Filter: { Prefix: `${place}/` },
    Expiration: { Days: 1 },
  }));
  await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket: 'large', LifecycleConfiguration: { Rules } }));
  await advance(1000);
  expect(events.map(({ message }) => message)).toEqual([
    {
      configurationItemSummary: expect.objectContaining({
        changeType: 'UPDATE',
        configurationItemVersion: '1.3',
        resourceType: 'AWS::S3::Bucket',
        resourceId: 'large',
        configurationItemStatus: 'OK',
      }),
      s3DeliverySummary: { s3BucketLocation: null, errorCode: null, errorMessage: null },
      notificationCreationTime: expect.any(String),
      messageType: 'OversizedConfigurationItemChangeNotification',
      recordVersion: '1.0',
    },
  ]);
});

test('a scheduled rule is called once at first and then once a period, without an item', async () => {
  const { config, record, advance, events } = cloudThatJudges();
  await record();
  await config.send(
    new PutConfigRuleCommand({
      ConfigRule: {
        ConfigRuleName: 'hourly',
        Source: {
          Owner: 'CUSTOM_LAMBDA',
          SourceIdentifier: functionArn,
          SourceDetails: [{ EventSource: 'aws.config', MessageType: 'ScheduledNotification', MaximumExecutionFrequency: 'One_Hour' }],
        },
      },
    }),
  );
  await advance(2 * 60 * 60 * 1000);
  expect(events.map(({ message }) => message)).toEqual([
    {
      awsAccountId: account,
      notificationCreationTime: '2026-11-01T00:00:01.000Z',
      messageType: 'ScheduledNotification',
      recordVersion: '1.0',
    },
    expect.objectContaining({ notificationCreationTime: '2026-11-01T01:00:00.000Z' }),
    expect.objectContaining({ notificationCreationTime: '2026-11-01T02:00:00.000Z' }),
  ]);
});

test('a function that throws leaves no verdict, and the status says what it threw', async () => {
  const cloud = configCloudWithFunctions({
    judge: () => {
      throw new Error('no such thing');
    },
  });
  await cloud.record();
  await makeGroup(cloud.ec2);
  await cloud.config.send(rule());
  await cloud.advance(1000);
  const { ConfigRulesEvaluationStatus } = await cloud.config.send(new DescribeConfigRuleEvaluationStatusCommand({}));
  expect(ConfigRulesEvaluationStatus).toMatchObject([
    {
      FirstEvaluationStarted: true,
      LastErrorCode: 'Unhandled',
      LastErrorMessage: expect.stringContaining('no such thing'),
      LastFailedEvaluationTime: expect.any(Date),
    },
  ]);
});

test('PutEvaluations refuses tokens and words that are none; a test stores nothing', async () => {
  const { config, record, ec2, advance, events } = cloudThatJudges(() => undefined);
  await record();
  const id = await makeGroup(ec2);
  await config.send(rule());
  await advance(1000);
  const evaluation: Evaluation = {
    ComplianceResourceType: 'AWS::EC2::SecurityGroup',
    ComplianceResourceId: id,
    ComplianceType: 'COMPLIANT',
    OrderingTimestamp: new Date(1),
  };
  const put = (input: Partial<Evaluation>, ResultToken = events[0]?.resultToken, TestMode = false) =>
    config.send(new PutEvaluationsCommand({ Evaluations: [{ ...evaluation, ...input }], ResultToken, TestMode }));
  await expect(put({}, 'nonsense')).rejects.toMatchObject({
    name: 'InvalidResultTokenException',
    message: 'The resultToken provided is invalid',
  });
  await expect(put({ ComplianceType: 'INSUFFICIENT_DATA' })).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  await expect(put({ ComplianceResourceType: 'AWS::No::Thing' })).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  await expect(put({ Annotation: 'x'.repeat(257) })).rejects.toMatchObject({ name: 'ValidationException' });
  const results = async () =>
    (await config.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'mine' }))).EvaluationResults;
  await put({}, 'any token', true);
  expect(await results()).toEqual([]);
  await put({ OrderingTimestamp: new Date(2000), ComplianceType: 'NON_COMPLIANT' });
  await put({ OrderingTimestamp: new Date(1000), ComplianceType: 'COMPLIANT' });
  expect(await results()).toMatchObject([{ ComplianceType: 'NON_COMPLIANT' }]);
  await put({ OrderingTimestamp: new Date(3000), ComplianceType: 'NOT_APPLICABLE' });
  expect(await results()).toEqual([]);
});

test('details of a custom rule are checked', async () => {
  const { config, record } = cloudThatJudges();
  await record();
  const details = (SourceDetails: object[]) =>
    config.send(
      new PutConfigRuleCommand({
        ConfigRule: { ConfigRuleName: 'x', Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: functionArn, SourceDetails } },
      }),
    );
  await expect(details([])).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: expect.stringContaining('SourceDetails should be provided'),
  });
  const change = { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification', MaximumExecutionFrequency: 'One_Hour' };
  await expect(details([change])).rejects.toMatchObject({
    message: expect.stringContaining('A maximum execution frequency is not allowed'),
  });
  await expect(details([{ EventSource: 'aws.config', MessageType: 'Never' }])).rejects.toMatchObject({ name: 'ValidationException' });
});
