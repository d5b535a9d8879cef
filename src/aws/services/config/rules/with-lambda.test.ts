// A custom rule whose function is a real function of the cloud, with the permission and the role that it needs.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_getting-started.html
import {
  ConfigServiceClient,
  GetComplianceDetailsByConfigRuleCommand,
  PutConfigRuleCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  PutEvaluationsCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { wholeCloud } from '../../lambda/testing/whole-cloud.ts';

const modules = { sdk: { ConfigServiceClient, PutEvaluationsCommand, EC2Client, RevokeSecurityGroupIngressCommand } };

/** Judges groups, and closes those that are open, as the notes of the conference have it: a rule is a function, so it may repair, too. */
const handler = `async (event) => {
  const { ConfigServiceClient, PutEvaluationsCommand, EC2Client, RevokeSecurityGroupIngressCommand } = require('sdk');
  const { configurationItem: item } = JSON.parse(event.invokingEvent);
  const gone = event.eventLeftScope || item.configurationItemStatus.startsWith('ResourceDeleted');
  const open = gone ? [] : item.configuration.ipPermissions;
  if (open.length > 0)
    await client(EC2Client).send(new RevokeSecurityGroupIngressCommand({
      GroupId: item.resourceId,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    }));
  await client(ConfigServiceClient).send(new PutEvaluationsCommand({
    ResultToken: event.resultToken,
    Evaluations: [{
      ComplianceResourceType: item.resourceType,
      ComplianceResourceId: item.resourceId,
      ComplianceType: gone ? 'NOT_APPLICABLE' : open.length > 0 ? 'NON_COMPLIANT' : 'COMPLIANT',
      OrderingTimestamp: new Date(item.configurationItemCaptureTime),
    }],
  }));
}`;

const account = '123456789012';
const functionArn = `arn:aws:lambda:us-east-1:${account}:function:judge`;
const ConfigRule = {
  ConfigRuleName: 'closed',
  Scope: { ComplianceResourceTypes: ['AWS::EC2::SecurityGroup'] },
  Source: {
    Owner: 'CUSTOM_LAMBDA' as const,
    SourceIdentifier: functionArn,
    SourceDetails: [{ EventSource: 'aws.config' as const, MessageType: 'ConfigurationItemChangeNotification' as const }],
  },
};

test('a function needs a permission for config.amazonaws.com; then it judges, repairs, and judges its own repair', async () => {
  const { client, lambda, createFunction, settle } = await wholeCloud(modules);
  const [config, ec2, s3] = [client(ConfigServiceClient), client(EC2Client), client(S3Client)];
  await s3.send(new CreateBucketCommand({ Bucket: 'config-files' }));
  const Statement = {
    Effect: 'Allow',
    Principal: { Service: 'config.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: 'arn:aws:s3:::config-files/*',
  };
  await s3.send(new PutBucketPolicyCommand({ Bucket: 'config-files', Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  const roleARN = `arn:aws:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
  await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { roleARN } }));
  await config.send(new PutDeliveryChannelCommand({ DeliveryChannel: { s3BucketName: 'config-files' } }));
  await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  await createFunction('judge', handler);
  await expect(config.send(new PutConfigRuleCommand({ ConfigRule }))).rejects.toMatchObject({ name: 'InsufficientPermissionsException' });
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: 'judge',
      StatementId: 'config',
      Action: 'lambda:InvokeFunction',
      Principal: 'config.amazonaws.com',
      SourceAccount: account,
    }),
  );
  await config.send(new PutConfigRuleCommand({ ConfigRule }));
  const { Vpcs: [vpc] = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web', VpcId: vpc?.VpcId }));
  await settle(3);
  const verdict = async () => {
    const { EvaluationResults = [] } = await config.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'closed' }));
    return EvaluationResults.find((one) => one.EvaluationResultIdentifier?.EvaluationResultQualifier?.ResourceId === GroupId)
      ?.ComplianceType;
  };
  expect(await verdict()).toBe('COMPLIANT');
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  await settle(5);
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }));
  expect(SecurityGroups?.[0]?.IpPermissions).toEqual([]);
  expect(await verdict()).toBe('COMPLIANT');
});
