// Managed rules through the service, with the real clients: resources are made, changed and deleted, and the compliance follows.
import { DescribeComplianceByConfigRuleCommand, StartConfigRulesEvaluationCommand } from '@aws-sdk/client-config-service';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteSecurityGroupCommand,
  DescribeVpcsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DetachUserPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { DAY, MINUTE, ruleCloud } from './testing/rule-cloud.ts';

test('restricted-ssh turns red when a group is opened, green when it is closed, and forgets it when it is deleted', async () => {
  const cloud = await ruleCloud();
  const { ec2 } = cloud;
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web', VpcId: Vpcs?.[0]?.VpcId }),
  );
  await cloud.putRule('INCOMING_SSH_DISABLED');
  expect(await cloud.complianceOf('INCOMING_SSH_DISABLED')).toMatchObject({ [GroupId]: 'COMPLIANT' });
  const open = { GroupId, IpPermissions: [{ IpProtocol: 'tcp', FromPort: 20, ToPort: 25, Ipv6Ranges: [{ CidrIpv6: '::/0' }] }] };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand(open));
  expect(await cloud.complianceOf('INCOMING_SSH_DISABLED')).toMatchObject({ [GroupId]: 'NON_COMPLIANT' });
  await ec2.send(new RevokeSecurityGroupIngressCommand(open));
  expect(await cloud.complianceOf('INCOMING_SSH_DISABLED')).toMatchObject({ [GroupId]: 'COMPLIANT' });
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  expect(await cloud.complianceOf('INCOMING_SSH_DISABLED')).not.toHaveProperty(GroupId);
});

test('the default group of a VPC is open, others are not what that rule is about', async () => {
  const cloud = await ruleCloud();
  await cloud.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  await cloud.putRule('VPC_DEFAULT_SECURITY_GROUP_CLOSED');
  expect(Object.values(await cloud.complianceOf('VPC_DEFAULT_SECURITY_GROUP_CLOSED'))).toEqual(['NON_COMPLIANT', 'NON_COMPLIANT']);
});

test('required-tags follows the tags of a VPC', async () => {
  const cloud = await ruleCloud();
  const { Vpc } = await cloud.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const id = Vpc?.VpcId ?? '';
  await cloud.putRule('REQUIRED_TAGS', { tag1Key: 'Stage', tag1Value: 'test,prod' });
  expect(await cloud.complianceOf('REQUIRED_TAGS')).toMatchObject({ [id]: 'NON_COMPLIANT' });
  await cloud.ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'Stage', Value: 'prod' }] }));
  expect(await cloud.complianceOf('REQUIRED_TAGS')).toMatchObject({ [id]: 'COMPLIANT' });
});

test('a user with a password and no device is found once a day, the account beside it', async () => {
  const cloud = await ruleCloud();
  const { User } = await cloud.iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await cloud.iam.send(new CreateLoginProfileCommand({ UserName: 'ann', Password: 'Correct-Horse-7' }));
  await cloud.putRule('MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS');
  await cloud.putRule('IAM_PASSWORD_POLICY', { MaxPasswordAge: '60' });
  expect(await cloud.complianceOf('MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS')).toMatchObject({ [User?.UserId ?? '']: 'NON_COMPLIANT' });
  expect(await cloud.complianceOf('IAM_PASSWORD_POLICY')).toEqual({ '123456789012': 'NON_COMPLIANT' });
  await cloud.iam.send(
    new UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: 14,
      RequireLowercaseCharacters: true,
      RequireUppercaseCharacters: true,
      RequireNumbers: true,
      RequireSymbols: true,
      MaxPasswordAge: 60,
      PasswordReusePrevention: 24,
    }),
  );
  expect(await cloud.complianceOf('IAM_PASSWORD_POLICY', DAY + MINUTE)).toEqual({ '123456789012': 'COMPLIANT' });
});

test('rules on users, groups and policies read what IAM records', async () => {
  const cloud = await ruleCloud();
  const { iam } = cloud;
  const document = (Action: string) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
  const { User } = await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const { Group } = await iam.send(new CreateGroupCommand({ GroupName: 'staff' }));
  const { Policy: all } = await iam.send(new CreatePolicyCommand({ PolicyName: 'all', PolicyDocument: document('*') }));
  const { Policy: some } = await iam.send(new CreatePolicyCommand({ PolicyName: 'some', PolicyDocument: document('s3:*') }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: some?.Arn }));
  await cloud.putRule('IAM_USER_NO_POLICIES_CHECK');
  await cloud.putRule('IAM_GROUP_HAS_USERS_CHECK');
  await cloud.putRule('IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS');
  const [user, group] = [User?.UserId ?? '', Group?.GroupId ?? ''];
  expect(await cloud.complianceOf('IAM_USER_NO_POLICIES_CHECK')).toEqual({ [user]: 'NON_COMPLIANT' });
  expect(await cloud.complianceOf('IAM_GROUP_HAS_USERS_CHECK')).toEqual({ [group]: 'NON_COMPLIANT' });
  expect(await cloud.complianceOf('IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS')).toEqual({
    [all?.PolicyId ?? '']: 'NON_COMPLIANT',
    [some?.PolicyId ?? '']: 'COMPLIANT',
  });
  await iam.send(new DetachUserPolicyCommand({ UserName: 'ann', PolicyArn: some?.Arn }));
  await iam.send(new AddUserToGroupCommand({ UserName: 'ann', GroupName: 'staff' }));
  expect(await cloud.complianceOf('IAM_USER_NO_POLICIES_CHECK')).toEqual({ [user]: 'COMPLIANT' });
  expect(await cloud.complianceOf('IAM_GROUP_HAS_USERS_CHECK')).toEqual({ [group]: 'COMPLIANT' });
});

test('asked to evaluate at once, a periodic rule does not wait for its day', async () => {
  const cloud = await ruleCloud();
  await cloud.putRule('IAM_ROOT_ACCESS_KEY_CHECK');
  await cloud.complianceOf('IAM_ROOT_ACCESS_KEY_CHECK');
  await cloud.config.send(new StartConfigRulesEvaluationCommand({ ConfigRuleNames: ['IAM_ROOT_ACCESS_KEY_CHECK'] }));
  await cloud.advance(MINUTE);
  const { ComplianceByConfigRules } = await cloud.config.send(
    new DescribeComplianceByConfigRuleCommand({ ConfigRuleNames: ['IAM_ROOT_ACCESS_KEY_CHECK'] }),
  );
  expect(ComplianceByConfigRules?.[0]?.Compliance?.ComplianceType).toBe('COMPLIANT');
});
