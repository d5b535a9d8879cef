// AssumeRole, by the real SDK client. Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html and
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html; sentences as users of the AWS CLI quote them.
import {
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateVirtualMFADeviceCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  EnableMFADeviceCommand,
  GetRoleCommand,
  IAMClient,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { oneTimeCode } from '../../../core/one-time-code.ts';
import { document, stsCloud, trustsAccount } from '../testing/sts-cloud.ts';

const hourMs = 60 * 60 * 1000;
const readUsers = { Effect: 'Allow', Action: ['iam:ListUsers', 'iam:ListRoles'], Resource: '*' };
const mayAssume = { Effect: 'Allow', Action: 'sts:*', Resource: '*' };

test('a session of a role has keys of its own, an ARN of its own, and what the role may do', async () => {
  const { role, assume, whoAmI, client } = stsCloud();
  const arn = await role('reader', { Path: '/team/' }, readUsers);
  const { keys, answer } = await assume(arn);
  expect(answer).toMatchObject({
    AssumedRoleUser: {
      Arn: 'arn:aws:sts::123456789012:assumed-role/reader/session',
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:session$/),
    },
    Credentials: { AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/), Expiration: new Date('2026-11-01T01:00:00Z') },
  });
  expect(answer.PackedPolicySize).toBeUndefined();
  expect(await whoAmI(keys)).toBe('arn:aws:sts::123456789012:assumed-role/reader/session');
  const iam = client(IAMClient, { credentials: keys });
  await iam.send(new ListUsersCommand({}));
  await expect(iam.send(new GetRoleCommand({ RoleName: 'reader' }))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test("a session ends with its time, on the cloud's clock", async () => {
  const { role, assume, whoAmI, advance } = stsCloud();
  const { keys } = await assume(await role('a'), { DurationSeconds: 900 });
  await advance(899_000);
  await whoAmI(keys);
  await advance(2000);
  await expect(whoAmI(keys)).rejects.toMatchObject({ name: expect.stringMatching(/^ExpiredToken/) });
});

test('a session ends when its role is deleted, and a new role of the same name does not bring it back', async () => {
  const { role, assume, whoAmI, iam } = stsCloud();
  const { keys } = await assume(await role('a'));
  await iam.send(new DeleteRoleCommand({ RoleName: 'a' }));
  await expect(whoAmI(keys)).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  await role('a');
  await expect(whoAmI(keys)).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
});

test('a session sees at once what its role may do now', async () => {
  const { role, assume, client, iam } = stsCloud();
  const { keys } = await assume(await role('a', {}, readUsers));
  const session = client(IAMClient, { credentials: keys });
  await session.send(new ListUsersCommand({}));
  await iam.send(new DeleteRolePolicyCommand({ RoleName: 'a', PolicyName: 'own' }));
  await expect(session.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('the trust policy and, where it trusts an account, the own policy of the caller must allow', async () => {
  const { role, assume, user } = stsCloud();
  const trusting = await role('trusting');
  const forService = await role('service', {
    AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }),
  });
  const may = await user('may', mayAssume);
  const mayNot = await user('may-not');
  await assume(trusting, {}, may);
  await expect(assume(trusting, {}, mayNot)).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('User: arn:aws:iam::123456789012:user/may-not is not authorized to perform: sts:AssumeRole'),
    $metadata: { httpStatusCode: 403 },
  });
  await expect(assume(forService, {}, may)).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(assume(forService)).rejects.toMatchObject({ name: 'AccessDenied' });
  const named = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:user/may-not' }, Action: 'sts:AssumeRole' };
  await assume(await role('naming', { AssumeRolePolicyDocument: document(named) }), {}, mayNot);
});

test('a role that is not there, or not written as it is, is denied like one that does not trust', async () => {
  const { role, assume } = stsCloud();
  await role('reader');
  for (const name of ['none', 'Reader'])
    await expect(assume(`arn:aws:iam::123456789012:role/${name}`)).rejects.toMatchObject({ name: 'AccessDenied' });
});

test.each([
  'nothing-valid-in-here',
  'arn::b:::something/test-role',
  'arn:a::::something/test-role',
  'arn:a:::something/test-role',
  'arn:a:a::aaaaaaaaaa:',
])('%s is no ARN (recorded from STS by LocalStack)', async (arn) => {
  const { assume } = stsCloud();
  await expect(assume(arn)).rejects.toMatchObject({ name: 'ValidationError', message: `${arn} is invalid` });
});

test('a role of another account needs its trust and the permission of the caller', async () => {
  const { client, user, assume, whoAmI, sts } = stsCloud();
  const RoleName = 'guest';
  const RoleArn = 'arn:aws:iam::111122223333:role/guest';
  const other = client(IAMClient, { account: '111122223333' });
  const may = await user('may', mayAssume);
  const mayNot = await user('may-not');
  await expect(assume(RoleArn, {}, may)).rejects.toMatchObject({ name: 'AccessDenied' });
  const named = { Effect: 'Allow', Principal: { AWS: ['may', 'may-not'].map((one) => `arn:aws:iam::123456789012:user/${one}`) } };
  await other.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document({ ...named, Action: 'sts:AssumeRole' }) }));
  const { keys } = await assume(RoleArn, {}, may);
  expect(await whoAmI(keys)).toBe('arn:aws:sts::111122223333:assumed-role/guest/session');
  await expect(assume(RoleArn, {}, mayNot)).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(sts().send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'root' }))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a code of an MFA device can be asked for, and must be right', async () => {
  const { iam, role, assume, user, clock } = stsCloud();
  const keys = await user('alice', mayAssume);
  const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone' }));
  const SerialNumber = VirtualMFADevice?.SerialNumber ?? '';
  const seed = new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed);
  const code = (step: number) => oneTimeCode(seed, clock.now() + step * 30_000);
  const codes = { AuthenticationCode1: code(0), AuthenticationCode2: code(1) };
  await iam.send(new EnableMFADeviceCommand({ UserName: 'alice', SerialNumber, ...codes }));
  const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  const strict = await role('strict', { AssumeRolePolicyDocument: document({ ...trustsAccount, Condition }) });
  await expect(assume(strict, {}, keys)).rejects.toMatchObject({ name: 'AccessDenied' });
  await assume(strict, { SerialNumber, TokenCode: code(0) }, keys);
  await expect(assume(await role('lax'), { SerialNumber, TokenCode: code(50) }, keys)).rejects.toMatchObject({
    name: 'AccessDenied',
    message: 'MultiFactorAuthentication failed with invalid MFA one time pass code.',
  });
});

test('a source identity goes along into chained sessions, and cannot be changed (sentence inferred)', async () => {
  const { role, assume } = stsCloud();
  const first = await role('first', {}, mayAssume);
  const second = await role('second');
  const { keys } = await assume(first, { SourceIdentity: 'alice' });
  expect((await assume(second, {}, keys)).answer.SourceIdentity).toBe('alice');
  await expect(assume(second, { SourceIdentity: 'bob' }, keys)).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('an external id, a session name and a source identity can be asked for', async () => {
  const { role, assume } = stsCloud();
  const wanting = (Condition: object) => ({ AssumeRolePolicyDocument: document({ ...trustsAccount, Condition }) });
  const external = await role('external', wanting({ StringEquals: { 'sts:ExternalId': 'blue' } }));
  await assume(external, { ExternalId: 'blue' });
  await expect(assume(external, { ExternalId: 'red' })).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(assume(external)).rejects.toMatchObject({ name: 'AccessDenied' });
  const named = await role('named', wanting({ StringLike: { 'sts:RoleSessionName': 'ci-*' } }));
  await assume(named, { RoleSessionName: 'ci-1' });
  await expect(assume(named)).rejects.toMatchObject({ name: 'AccessDenied' });
  const sourced = await role('sourced', wanting({ StringEquals: { 'sts:SourceIdentity': 'alice' } }));
  const { answer, keys } = await assume(sourced, { SourceIdentity: 'alice' });
  expect(answer.SourceIdentity).toBe('alice');
  await expect(assume(sourced, { SourceIdentity: 'bob' })).rejects.toMatchObject({ name: 'AccessDenied' });
  expect(keys.sessionToken).toBeDefined();
});

test('a session may do what its role and its session policies allow, no more', async () => {
  const { role, assume, client, iam } = stsCloud();
  const arn = await role('a', {}, readUsers);
  const only = (Action: string) => document({ Effect: 'Allow', Action, Resource: '*' });
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'users', PolicyDocument: only('iam:ListUsers') }));
  const list = async (input: object) => {
    const { keys, answer } = await assume(arn, input);
    expect(answer.PackedPolicySize).toBeGreaterThan(0);
    await client(IAMClient, { credentials: keys }).send(new ListUsersCommand({}));
  };
  await list({ Policy: only('iam:*') });
  await list({ PolicyArns: [{ arn: Policy?.Arn }] });
  await list({ Policy: only('sts:*'), PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }] });
  await expect(list({ Policy: only('sts:*') })).rejects.toMatchObject({ name: 'AccessDenied' });
});

test.each([
  [{ Policy: '{' }, 'MalformedPolicyDocumentException'],
  [{ PolicyArns: [{ arn: 'arn:aws:iam::123456789012:policy/none' }] }, 'MalformedPolicyDocumentException'],
  [{ Policy: 'x'.repeat(2049) }, 'ValidationError'],
  [{ Tags: Array.from({ length: 20 }, (_, index) => ({ Key: `k${index}`, Value: 'v'.repeat(250) })) }, 'PackedPolicyTooLargeException'],
  [{ RoleSessionName: 'a b' }, 'ValidationError'],
  [{ DurationSeconds: 899 }, 'ValidationError'],
  [{ DurationSeconds: 43_201 }, 'ValidationError'],
  [
    {
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'A', Value: '2' },
      ],
    },
    'InvalidParameterValue',
  ],
  [{ TransitiveTagKeys: ['a'] }, 'InvalidParameterValue'],
])('a request that is not in order is refused: %j', async (input, name) => {
  const { role, assume } = stsCloud();
  await expect(assume(await role('a'), input)).rejects.toMatchObject({ name });
});

test("the duration is bounded by the role's maximum, and by an hour where sessions are chained", async () => {
  const { role, assume } = stsCloud();
  const short = await role('short', {}, mayAssume);
  const long = await role('long', { MaxSessionDuration: 43_200 });
  await expect(assume(short, { DurationSeconds: 3601 })).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  });
  const { answer } = await assume(long, { DurationSeconds: 43_200 });
  expect(answer.Credentials?.Expiration).toEqual(new Date(Date.UTC(2026, 10, 1) + 12 * hourMs));
  const { keys } = await assume(short);
  await assume(long, { DurationSeconds: 3600 }, keys);
  await expect(assume(long, { DurationSeconds: 3601 }, keys)).rejects.toMatchObject({
    message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
  });
});

test('session tags take the place of the tags of the role, can be asked for, and transitive ones go along', async () => {
  const { role, assume, client } = stsCloud();
  const tagged = {
    Effect: 'Allow',
    Action: ['iam:ListUsers', 'sts:*'],
    Resource: '*',
    Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue' } },
  };
  const first = await role('first', { Tags: [{ Key: 'Team', Value: 'red' }] }, tagged);
  const wanting = { ...trustsAccount, Condition: { StringEquals: { 'aws:RequestTag/team': 'blue' } } };
  const strict = await role('strict', { AssumeRolePolicyDocument: document(wanting) });
  const Tags = [{ Key: 'team', Value: 'blue' }];
  const second = await role('second', {}, tagged);
  const listUsers = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
    client(IAMClient, { credentials }).send(new ListUsersCommand({}));

  await expect(listUsers((await assume(first)).keys)).rejects.toMatchObject({ name: 'AccessDenied' });
  const transitive = await assume(first, { Tags, TransitiveTagKeys: ['team'] });
  await listUsers(transitive.keys);
  await listUsers((await assume(second, {}, transitive.keys)).keys);
  const plain = await assume(first, { Tags });
  await expect(listUsers((await assume(second, {}, plain.keys)).keys)).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(assume(second, { Tags }, transitive.keys)).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: expect.stringContaining("can't be set because it conflicts with a transitive tag key"),
  });
  await assume(strict, { Tags });
  await expect(assume(strict)).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a call of a session is remembered as the last use of its role', async () => {
  const { role, assume, whoAmI, iam, advance } = stsCloud();
  const { keys } = await assume(await role('a'));
  expect((await iam.send(new GetRoleCommand({ RoleName: 'a' }))).Role?.RoleLastUsed).toEqual({});
  await advance(5000);
  await whoAmI(keys);
  expect((await iam.send(new GetRoleCommand({ RoleName: 'a' }))).Role?.RoleLastUsed).toEqual({
    LastUsedDate: new Date('2026-11-01T00:00:05Z'),
    Region: 'us-east-1',
  });
});
