// Who may do what, by policies of users. AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html
import {
  ConfigServiceClient,
  DeleteConfigRuleCommand,
  DescribeConfigRulesCommand,
  PutConfigRuleCommand,
  StartConfigRulesEvaluationCommand,
} from '@aws-sdk/client-config-service';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { configCloud } from './testing/config-cloud.ts';

async function as(statement: object) {
  const cloud = configCloud();
  await cloud.record();
  const rule = { Source: { Owner: 'AWS' as const, SourceIdentifier: 'INCOMING_SSH_DISABLED' } };
  for (const [name, team] of [
    ['a', 'blue'],
    ['b', 'red'],
  ] as const)
    await cloud.config.send(
      new PutConfigRuleCommand({ ConfigRule: { ConfigRuleName: name, ...rule }, Tags: [{ Key: 'team', Value: team }] }),
    );
  await cloud.advance(1000);
  await cloud.iam.send(new CreateUserCommand({ UserName: 'alice' }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', ...statement } });
  await cloud.iam.send(new PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'own', PolicyDocument }));
  const { AccessKey } = await cloud.iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  return cloud.client(ConfigServiceClient, { credentials });
}

test('an action is allowed by its name', async () => {
  const config = await as({ Action: 'config:Describe*', Resource: '*' });
  expect((await config.send(new DescribeConfigRulesCommand({}))).ConfigRules).toHaveLength(2);
  await expect(config.send(new StartConfigRulesEvaluationCommand({ ConfigRuleNames: ['a'] }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      'config:StartConfigRulesEvaluation on resource: arn:aws:config:us-east-1:123456789012:config-rule/config-rule-',
    ),
  });
});

test('rules are told apart by their tags', async () => {
  const config = await as({
    Action: 'config:DeleteConfigRule',
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceTag/team': 'blue' } },
  });
  await config.send(new DeleteConfigRuleCommand({ ConfigRuleName: 'a' }));
  await expect(config.send(new DeleteConfigRuleCommand({ ConfigRuleName: 'b' }))).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test('a new rule may be asked to bear a tag', async () => {
  const config = await as({
    Action: 'config:PutConfigRule',
    Resource: '*',
    Condition: { StringEquals: { 'aws:RequestTag/team': 'blue' } },
  });
  const ConfigRule = { ConfigRuleName: 'c', Source: { Owner: 'AWS' as const, SourceIdentifier: 'INCOMING_SSH_DISABLED' } };
  await config.send(new PutConfigRuleCommand({ ConfigRule, Tags: [{ Key: 'team', Value: 'blue' }] }));
  await expect(config.send(new PutConfigRuleCommand({ ConfigRule }))).rejects.toMatchObject({ name: 'AccessDeniedException' });
});
