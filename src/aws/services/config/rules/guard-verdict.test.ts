// Custom policy rules: a Guard policy judges items in Config's own spelling.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_cfn-guard.html
import {
  DescribeConfigRulesCommand,
  GetComplianceDetailsByConfigRuleCommand,
  GetCustomRulePolicyCommand,
  PutConfigRuleCommand,
} from '@aws-sdk/client-config-service';
import { CreateTagsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { type ConfigCloud, configCloud } from '../testing/config-cloud.ts';

const policy = `
rule owned when resourceType == "AWS::EC2::VPC" {
  tags.Owner exists <<every network has an owner>>
}`;

const put = ({ config }: ConfigCloud, PolicyText: string) =>
  config.send(
    new PutConfigRuleCommand({
      ConfigRule: {
        ConfigRuleName: 'owned',
        Source: {
          Owner: 'CUSTOM_POLICY',
          SourceDetails: [{ EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' }],
          CustomPolicyDetails: { PolicyRuntime: 'guard-2.x.x', PolicyText },
        },
      },
    }),
  );

test('a policy judges the items that it is about, and says what failed', async () => {
  const cloud = configCloud();
  await cloud.record();
  const { Vpcs: [vpc] = [] } = await cloud.ec2.send(new DescribeVpcsCommand({}));
  await cloud.ec2.send(new CreateTagsCommand({ Resources: [vpc?.VpcId ?? ''], Tags: [{ Key: 'Team', Value: 'net' }] }));
  await put(cloud, policy);
  await cloud.advance(1000);
  const results = async () =>
    (await cloud.config.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'owned' }))).EvaluationResults;
  expect(await results()).toMatchObject([
    { ComplianceType: 'NON_COMPLIANT', Annotation: expect.stringContaining('every network has an owner') },
  ]);
  await cloud.ec2.send(new CreateTagsCommand({ Resources: [vpc?.VpcId ?? ''], Tags: [{ Key: 'Owner', Value: 'net' }] }));
  await cloud.advance(1000);
  expect(await results()).toMatchObject([{ ComplianceType: 'COMPLIANT' }]);
});

test('a text that is no policy is refused; the text is told by GetCustomRulePolicy alone', async () => {
  const cloud = configCloud();
  await cloud.record();
  await expect(put(cloud, 'rule x {')).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: expect.stringContaining('The policy text is not valid'),
  });
  await put(cloud, policy);
  const { ConfigRules } = await cloud.config.send(new DescribeConfigRulesCommand({}));
  expect(ConfigRules?.[0]?.Source?.CustomPolicyDetails).toEqual({
    PolicyRuntime: 'guard-2.x.x',
    PolicyText: '',
    EnableDebugLogDelivery: false,
  });
  expect((await cloud.config.send(new GetCustomRulePolicyCommand({ ConfigRuleName: 'owned' }))).PolicyText).toBe(policy);
});
