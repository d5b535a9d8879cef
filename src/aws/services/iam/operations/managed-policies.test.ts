// Managed policies, by the real SDK client. Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html and its
// siblings; sentences as moto shows them.
import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  type CreatePolicyCommandInput,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DetachUserPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListEntitiesForPolicyCommand,
  ListPoliciesCommand,
  PutUserPermissionsBoundaryCommand,
  paginateListPolicies,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud, policy, trust } from '../testing/iam-cloud.ts';

const arnOf = (name: string) => `arn:aws:iam::123456789012:policy/${name}`;
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const create = (PolicyName: string, further: Partial<CreatePolicyCommandInput> = {}) =>
  new CreatePolicyCommand({ PolicyName, PolicyDocument: allowAll, ...further });

test('a policy is created and read back; only GetPolicy tells the description', async () => {
  const { iam } = iamCloud();
  const { Policy } = await iam.send(create('p', { Path: '/team/', Description: 'all', Tags: [{ Key: 'a', Value: '1' }] }));
  expect(Policy).toEqual({
    PolicyName: 'p',
    PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
    Arn: arnOf('team/p'),
    Path: '/team/',
    DefaultVersionId: 'v1',
    AttachmentCount: 0,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: new Date('2026-11-01T00:00:00Z'),
    UpdateDate: new Date('2026-11-01T00:00:00Z'),
    Tags: [{ Key: 'a', Value: '1' }],
  });
  expect((await iam.send(new GetPolicyCommand({ PolicyArn: Policy?.Arn }))).Policy).toEqual({ ...Policy, Description: 'all' });
});

test.each([
  ['no JSON', '{', 'Syntax errors in policy.'],
  [
    'the older version',
    JSON.stringify({ Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } }),
    'Policy document must be version 2012-10-17 or greater.',
  ],
  [
    'an action without a service',
    policy({ Effect: 'Allow', Action: 'GetObject', Resource: '*' }),
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  ['no resource', policy({ Effect: 'Allow', Action: 's3:*' }), 'Policy statement must contain resources.'],
])('a document with %s is malformed', async (_what, PolicyDocument, message) => {
  const { iam } = iamCloud();
  await expect(iam.send(create('p', { PolicyDocument }))).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException', message });
  expect((await iam.send(new ListPoliciesCommand({ Scope: 'Local' }))).Policies).toEqual([]);
});

test('a taken name, too long a document, and bad tags or paths are refused', async () => {
  const { iam } = iamCloud();
  await iam.send(create('p'));
  await expect(iam.send(create('P', { Path: '/other/' }))).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
    message: 'A policy called P already exists. Duplicate names are not allowed.',
  });
  const long = policy({ Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::${'x'.repeat(6144)}` });
  await expect(iam.send(create('q', { PolicyDocument: long }))).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'Cannot exceed quota for PolicySize: 6144',
  });
  const twice = [
    { Key: 'a', Value: '' },
    { Key: 'A', Value: '' },
  ];
  await expect(iam.send(create('q', { Tags: twice }))).rejects.toMatchObject({ name: 'InvalidInputException' });
  await expect(iam.send(create('q', { Path: '/a b/' }))).rejects.toMatchObject({ name: 'ValidationError' });
});

test("AWS's own policies are there in every account, with documents that IAM itself would accept", async () => {
  const { iam } = iamCloud();
  const arns: string[] = [];
  for await (const { Policies = [] } of paginateListPolicies({ client: iam, pageSize: 10 }, { Scope: 'AWS' }))
    arns.push(...Policies.map(({ Arn = '' }) => Arn));
  expect(arns).toContain(administrator);
  expect(arns).toContain('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole');
  for (const [index, PolicyArn] of arns.entries()) {
    const VersionId = (await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId;
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
    await iam.send(create(`copy-${index}`, { PolicyDocument: decodeURIComponent(PolicyVersion?.Document ?? '') }));
  }
  await expect(iam.send(new DeletePolicyCommand({ PolicyArn: administrator }))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('policies are listed by scope, path and use', async () => {
  const { iam } = iamCloud();
  await iam.send(create('used'));
  await iam.send(create('unused', { Path: '/team/' }));
  await iam.send(create('bounding'));
  await iam.send(new CreateUserCommand({ UserName: 'alice' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: arnOf('used') }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: administrator }));
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'alice', PermissionsBoundary: arnOf('bounding') }));
  const names = async (input: object) => (await iam.send(new ListPoliciesCommand(input))).Policies?.map((one) => one.PolicyName);
  expect(await names({ Scope: 'Local' })).toEqual(['bounding', 'unused', 'used']);
  expect(await names({ Scope: 'Local', PathPrefix: '/team/' })).toEqual(['unused']);
  expect(await names({ OnlyAttached: true })).toEqual(['AdministratorAccess', 'used']);
  expect(await names({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual(['bounding']);
  expect((await iam.send(new GetPolicyCommand({ PolicyArn: arnOf('used') }))).Policy).toMatchObject({ AttachmentCount: 1 });
  expect((await iam.send(new GetPolicyCommand({ PolicyArn: arnOf('bounding') }))).Policy).toMatchObject({
    PermissionsBoundaryUsageCount: 1,
  });
  await expect(iam.send(new ListPoliciesCommand({ Scope: 'Mine' as 'All' }))).rejects.toMatchObject({ name: 'ValidationError' });
});

test('who uses a policy is listed, of one kind or of one use', async () => {
  const { iam } = iamCloud();
  await iam.send(create('p'));
  const PolicyArn = arnOf('p');
  await iam.send(new CreateUserCommand({ UserName: 'alice', PermissionsBoundary: PolicyArn }));
  await iam.send(new CreateUserCommand({ UserName: 'bob' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument: trust() }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'bob', PolicyArn }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'worker', PolicyArn }));
  const entities = (input = {}) => iam.send(new ListEntitiesForPolicyCommand({ PolicyArn, ...input }));
  expect(await entities()).toMatchObject({
    PolicyUsers: [
      { UserName: 'alice', UserId: expect.stringMatching(/^AIDA/) },
      { UserName: 'bob', UserId: expect.stringMatching(/^AIDA/) },
    ],
    PolicyGroups: [],
    PolicyRoles: [{ RoleName: 'worker', RoleId: expect.stringMatching(/^AROA/) }],
    IsTruncated: false,
  });
  expect(await entities({ EntityFilter: 'Role' })).toMatchObject({ PolicyUsers: [], PolicyRoles: [{ RoleName: 'worker' }] });
  expect(await entities({ PolicyUsageFilter: 'PermissionsBoundary' })).toMatchObject({
    PolicyUsers: [{ UserName: 'alice' }],
    PolicyRoles: [],
  });
  const page = await entities({ MaxItems: 1 });
  expect(page).toMatchObject({ PolicyRoles: [{ RoleName: 'worker' }], PolicyUsers: [], IsTruncated: true });
  expect(await entities({ Marker: page.Marker })).toMatchObject({ PolicyRoles: [], PolicyUsers: [{}, {}], IsTruncated: false });
});

test('a policy that is used, or has more than one version, cannot be deleted', async () => {
  const { iam } = iamCloud();
  const PolicyArn = arnOf('p');
  await iam.send(create('p'));
  await iam.send(new CreateUserCommand({ UserName: 'alice' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn }));
  const remove = new DeletePolicyCommand({ PolicyArn });
  await expect(iam.send(remove)).rejects.toMatchObject({
    name: 'DeleteConflictException',
    message: 'Cannot delete a policy attached to entities.',
  });
  await iam.send(new DetachUserPolicyCommand({ UserName: 'alice', PolicyArn }));
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: allowAll }));
  await expect(iam.send(remove)).rejects.toMatchObject({
    name: 'DeleteConflictException',
    message: expect.stringContaining('This policy has more than one version.'),
  });
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
  await iam.send(remove);
  for (const command of [new GetPolicyCommand({ PolicyArn }), remove, new ListEntitiesForPolicyCommand({ PolicyArn })])
    await expect(iam.send(command as never)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `Policy ${PolicyArn} was not found.`,
    });
});
