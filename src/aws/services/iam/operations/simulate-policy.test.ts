// The policy simulator and the keys that policies ask for, by the real SDK client.
// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html, API_GetContextKeysForPrincipalPolicy
import * as Sdk from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud, policy, trust } from '../testing/iam-cloud.ts';

const object = 'arn:aws:s3:::bucket/key';
const readS3 = policy({ Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::bucket/*' });
const alice = 'arn:aws:iam::123456789012:user/alice';

const decisions = ({ EvaluationResults = [] }: Sdk.SimulatePolicyResponse) =>
  EvaluationResults.map((one) => [one.EvalActionName, one.EvalResourceName, one.EvalDecision]);

async function withUser() {
  const { iam } = iamCloud();
  const send = (command: unknown) => iam.send(command as never);
  await send(new Sdk.CreateUserCommand({ UserName: 'alice' }));
  await send(new Sdk.PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'own', PolicyDocument: readS3 }));
  await send(new Sdk.CreateGroupCommand({ GroupName: 'team' }));
  await send(new Sdk.AttachGroupPolicyCommand({ GroupName: 'team', PolicyArn: 'arn:aws:iam::aws:policy/AmazonKinesisFullAccess' }));
  await send(new Sdk.AddUserToGroupCommand({ GroupName: 'team', UserName: 'alice' }));
  await send(new Sdk.CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument: trust() }));
  await send(new Sdk.PutRolePolicyCommand({ RoleName: 'worker', PolicyName: 'own', PolicyDocument: readS3 }));
  const simulate = (input: Partial<Sdk.SimulatePrincipalPolicyRequest>) =>
    iam.send(
      new Sdk.SimulatePrincipalPolicyCommand({ PolicySourceArn: alice, ActionNames: ['s3:GetObject'], ResourceArns: [object], ...input }),
    );
  return { iam, simulate };
}

test("a user is judged by its own and its groups' policies, and the statement that decides is named", async () => {
  const { simulate } = await withUser();
  const answer = await simulate({ ActionNames: ['s3:GetObject', 's3:PutObject', 'kinesis:PutRecord'] });
  expect(decisions(answer)).toEqual([
    ['s3:GetObject', object, 'allowed'],
    ['s3:PutObject', object, 'implicitDeny'],
    ['kinesis:PutRecord', object, 'allowed'],
  ]);
  expect(answer.EvaluationResults?.[0]?.MatchedStatements).toMatchObject([
    { SourcePolicyId: 'user_alice_own', SourcePolicyType: 'IAM Policy', StartPosition: { Line: 1 }, EndPosition: { Line: 1 } },
  ]);
  expect(answer.EvaluationResults?.[1]?.ResourceSpecificResults).toEqual([
    { EvalResourceName: object, EvalResourceDecision: 'implicitDeny', MatchedStatements: [], MissingContextValues: [] },
  ]);
  expect(answer.EvaluationResults?.[2]?.MatchedStatements).toMatchObject([{ SourcePolicyId: 'AmazonKinesisFullAccess' }]);
});

test('further policies, a boundary, a resource policy and context keys take part', async () => {
  const { simulate } = await withUser();
  const deny = policy({ Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
  const input = { PolicyInputList: [deny] };
  expect((await simulate(input)).EvaluationResults?.[0]).toMatchObject({
    EvalDecision: 'allowed',
    MissingContextValues: ['aws:SecureTransport'],
  });
  const entry = { ContextKeyName: 'aws:SecureTransport', ContextKeyType: 'boolean' as const, ContextKeyValues: ['false'] };
  expect(decisions(await simulate({ ...input, ContextEntries: [entry] }))).toEqual([['s3:GetObject', object, 'explicitDeny']]);
  const boundary = policy({ Effect: 'Allow', Action: 'kinesis:*', Resource: '*' });
  expect((await simulate({ PermissionsBoundaryPolicyInputList: [boundary] })).EvaluationResults?.[0]).toMatchObject({
    EvalDecision: 'implicitDeny',
    PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
  });
  const ResourcePolicy = policy({ Effect: 'Allow', Principal: { AWS: alice }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::bucket/*' });
  expect(decisions(await simulate({ ActionNames: ['s3:PutObject'], ResourcePolicy }))).toEqual([['s3:PutObject', object, 'allowed']]);
});

test('roles and groups can be asked about, and answers come in pages', async () => {
  const { simulate } = await withUser();
  expect(decisions(await simulate({ PolicySourceArn: 'arn:aws:iam::123456789012:role/worker' }))).toEqual([
    ['s3:GetObject', object, 'allowed'],
  ]);
  const group = { PolicySourceArn: 'arn:aws:iam::123456789012:group/team', ActionNames: ['kinesis:PutRecord', 's3:GetObject'] };
  expect(decisions(await simulate(group)).map(([, , decision]) => decision)).toEqual(['allowed', 'implicitDeny']);
  const page = await simulate({ ...group, MaxItems: 1 });
  expect(page).toMatchObject({ IsTruncated: true, EvaluationResults: [{ EvalActionName: 'kinesis:PutRecord' }] });
  expect(await simulate({ ...group, Marker: page.Marker })).toMatchObject({
    IsTruncated: false,
    EvaluationResults: [{ EvalActionName: 's3:GetObject' }],
  });
});

test('a simulation and a real call come to the same decision', async () => {
  const { user, client, iam } = iamCloud();
  const statement = { Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*', Condition: { StringEquals: { 'aws:username': 'alice' } } };
  const own = client(Sdk.IAMClient, { credentials: await user('alice', statement) });
  const simulate = new Sdk.SimulatePrincipalPolicyCommand({ PolicySourceArn: alice, ActionNames: ['iam:ListUsers', 'iam:ListRoles'] });
  expect(decisions(await iam.send(simulate)).map(([, , decision]) => decision)).toEqual(['allowed', 'implicitDeny']);
  await own.send(new Sdk.ListUsersCommand({}));
  await expect(own.send(new Sdk.ListRolesCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('policies alone can be simulated', async () => {
  const { iam } = iamCloud();
  const simulate = (input: Partial<Sdk.SimulateCustomPolicyRequest>) =>
    iam.send(new Sdk.SimulateCustomPolicyCommand({ PolicyInputList: [readS3], ActionNames: ['s3:GetObject'], ...input }));
  expect(decisions(await simulate({ ResourceArns: [object, 'arn:aws:s3:::other/key'] })).map(([, , decision]) => decision)).toEqual([
    'allowed',
    'implicitDeny',
  ]);
  expect(decisions(await simulate({}))).toEqual([['s3:GetObject', '*', 'implicitDeny']]);
  for (const input of [{ PolicyInputList: ['{'] }, { ActionNames: ['no action'] }, { CallerArn: 'arn:aws:iam::123456789012:role/a' }])
    await expect(simulate(input)).rejects.toMatchObject({ name: 'InvalidInputException' });
});

test('who is not there, or is no user, group or role, cannot be asked about', async () => {
  const { simulate, iam } = await withUser();
  await expect(simulate({ PolicySourceArn: 'arn:aws:iam::123456789012:user/none' })).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  });
  for (const PolicySourceArn of ['arn:aws:iam::111122223333:user/alice', 'arn:aws:iam::123456789012:policy/p'])
    await expect(simulate({ PolicySourceArn })).rejects.toMatchObject({ name: 'InvalidInputException' });
  const keys = new Sdk.GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn: 'arn:aws:iam::123456789012:role/none' });
  await expect(iam.send(keys)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});

test('the keys that policies ask for are listed, those of variables too', async () => {
  const { iam } = await withUser();
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
  const resource = 'arn:aws:s3:::${aws:username}/*';
  const asking = policy({
    Effect: 'Allow',
    Action: 's3:*',
    Resource: resource,
    Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
  });
  const custom = await iam.send(new Sdk.GetContextKeysForCustomPolicyCommand({ PolicyInputList: [asking, allowAll] }));
  expect(custom.ContextKeyNames?.toSorted()).toEqual(['aws:SourceIp', 'aws:username']);
  const more = { PolicySourceArn: alice, PolicyInputList: [asking] };
  const principal = await iam.send(new Sdk.GetContextKeysForPrincipalPolicyCommand(more));
  expect(principal.ContextKeyNames?.toSorted()).toEqual(['aws:SourceIp', 'aws:username']);
  await expect(iam.send(new Sdk.GetContextKeysForCustomPolicyCommand({ PolicyInputList: ['{'] }))).rejects.toMatchObject({
    name: 'InvalidInputException',
  });
});
