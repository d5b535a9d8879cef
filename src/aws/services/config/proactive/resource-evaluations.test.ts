// Proactive evaluation by the real client.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluating-your-resources.html
import {
  type EvaluationMode,
  GetComplianceDetailsByConfigRuleCommand,
  GetComplianceDetailsByResourceCommand,
  GetResourceEvaluationSummaryCommand,
  ListResourceEvaluationsCommand,
  PutConfigRuleCommand,
  StartResourceEvaluationCommand,
} from '@aws-sdk/client-config-service';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { configCloud } from '../testing/config-cloud.ts';

async function withRules(...modes: EvaluationMode[]) {
  const cloud = configCloud();
  await cloud.record();
  await cloud.ec2.send(new DescribeVpcsCommand({}));
  const put = (ConfigRuleName: string, SourceIdentifier: string, InputParameters?: string) =>
    cloud.config.send(
      new PutConfigRuleCommand({
        ConfigRule: {
          ConfigRuleName,
          Source: { Owner: 'AWS', SourceIdentifier },
          EvaluationModes: modes.map((Mode) => ({ Mode })),
          ...(InputParameters !== undefined && { InputParameters }),
        },
      }),
    );
  await put('no-ssh', 'INCOMING_SSH_DISABLED');
  await put('owned', 'REQUIRED_TAGS', '{"tag1Key":"Owner"}');
  await cloud.advance(1000);
  const start = (ResourceType: string, properties: object, more: object = {}) =>
    cloud.config.send(
      new StartResourceEvaluationCommand({
        ResourceDetails: { ResourceId: 'planned', ResourceType, ResourceConfiguration: JSON.stringify(properties) },
        EvaluationMode: 'PROACTIVE',
        ...more,
      }),
    );
  const summary = (ResourceEvaluationId?: string) => cloud.config.send(new GetResourceEvaluationSummaryCommand({ ResourceEvaluationId }));
  return { ...cloud, put, start, summary };
}

const open = { GroupDescription: 'web', SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }] };

test('a planned group is judged by the rules that are proactive, without existing', async () => {
  const { config, start, summary, advance } = await withRules('PROACTIVE');
  const { ResourceEvaluationId } = await start('AWS::EC2::SecurityGroup', { ...open, Tags: [{ Key: 'Owner', Value: 'web' }] });
  expect(await summary(ResourceEvaluationId)).toMatchObject({ EvaluationStatus: { Status: 'IN_PROGRESS' }, EvaluationMode: 'PROACTIVE' });
  await advance(1000);
  expect(await summary(ResourceEvaluationId)).toMatchObject({ EvaluationStatus: { Status: 'SUCCEEDED' }, Compliance: 'NON_COMPLIANT' });
  const { EvaluationResults = [] } = await config.send(new GetComplianceDetailsByResourceCommand({ ResourceEvaluationId }));
  expect(EvaluationResults).toMatchObject([
    {
      ComplianceType: 'NON_COMPLIANT',
      EvaluationResultIdentifier: {
        ResourceEvaluationId,
        EvaluationResultQualifier: { ConfigRuleName: 'no-ssh', EvaluationMode: 'PROACTIVE', ResourceId: 'planned' },
      },
    },
    { ComplianceType: 'COMPLIANT', EvaluationResultIdentifier: { EvaluationResultQualifier: { ConfigRuleName: 'owned' } } },
  ]);
});

test('a rule that is proactive alone judges nothing that exists; a rule of both modes does', async () => {
  const details = new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'no-ssh' });
  const only = await withRules('PROACTIVE');
  expect((await only.config.send(details)).EvaluationResults).toEqual([]);
  const both = await withRules('PROACTIVE', 'DETECTIVE');
  expect((await both.config.send(details)).EvaluationResults).not.toEqual([]);
});

test('rules that are detective have no say, and then there is too little data', async () => {
  const { start, summary, advance } = await withRules();
  const { ResourceEvaluationId } = await start('AWS::EC2::SecurityGroup', open);
  await advance(1000);
  expect(await summary(ResourceEvaluationId)).toMatchObject({ Compliance: 'INSUFFICIENT_DATA' });
});

test('a client token makes a second start the first one, unless it says something else', async () => {
  const { config, start } = await withRules('PROACTIVE');
  const ClientToken = 'x'.repeat(64);
  const first = await start('AWS::EC2::SecurityGroup', open, { ClientToken });
  expect(await start('AWS::EC2::SecurityGroup', open, { ClientToken })).toMatchObject({ ResourceEvaluationId: first.ResourceEvaluationId });
  await expect(start('AWS::EC2::SecurityGroup', {}, { ClientToken })).rejects.toMatchObject({ name: 'IdempotentParameterMismatch' });
  const { ResourceEvaluations } = await config.send(new ListResourceEvaluationsCommand({ Filters: { EvaluationMode: 'PROACTIVE' } }));
  expect(ResourceEvaluations).toMatchObject([{ ResourceEvaluationId: first.ResourceEvaluationId }]);
});

test('modes, configurations and ids that are none are refused', async () => {
  const { config, put, start, summary } = await withRules('PROACTIVE');
  const refused = { name: 'InvalidParameterValueException' };
  await expect(start('AWS::EC2::SecurityGroup', {}, { EvaluationMode: 'DETECTIVE' })).rejects.toMatchObject(refused);
  await expect(
    config.send(
      new StartResourceEvaluationCommand({
        ResourceDetails: { ResourceId: 'x', ResourceType: 'AWS::S3::Bucket', ResourceConfiguration: 'no JSON' },
        EvaluationMode: 'PROACTIVE',
      }),
    ),
  ).rejects.toMatchObject(refused);
  await expect(put('mfa', 'IAM_USER_MFA_ENABLED')).rejects.toMatchObject(refused);
  await expect(summary('nobody')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
