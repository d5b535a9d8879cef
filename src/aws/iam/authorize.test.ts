// A call, decided and refused in the words of its service. Sentences: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
// and https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html.
import { describe, expect, test } from 'vitest';
import type { Access, ResourcePolicy } from '../core/access.ts';
import { AwsError } from '../core/errors.ts';
import type { Grants, Principal } from '../core/identities.ts';
import { type AuthorizationContext, authorize } from './authorize.ts';
import { type Caller, rootPrincipal } from './caller.ts';
import { bob, directoryOf } from './testing/directory.ts';

const nowMs = Date.UTC(2026, 10, 1, 12);
const object = 'arn:aws:s3:::shop/a.txt';
const read: Access = { action: 's3:GetObject', resource: object };
const everything = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
const policy = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...statement } });
const anonymous: Principal = { kind: 'anonymous', account: '', arn: '*', userId: 'anonymous', tags: {}, sessionContext: {} };

interface Asked extends Partial<Pick<AuthorizationContext, 'dialect'>> {
  readonly principal?: Principal;
  readonly accessKeyId?: string;
  readonly wanted?: Access | readonly Access[];
  readonly grants?: Grants;
  readonly hanging?: ResourcePolicy;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `allowed`, or the sentence of the refusal. */
async function asked(given: Asked): Promise<string> {
  return refusalOf(given).then((refusal) => refusal?.message ?? 'allowed');
}

async function refusalOf({
  principal = bob,
  grants = { identity: [] },
  dialect = 's3',
  wanted = read,
  ...more
}: Asked): Promise<AwsError | undefined> {
  const { accessKeyId = 'AKIAIOSFODNN7EXAMPLE', hanging, url = 'http://localhost:4566/', headers = {} } = more;
  const caller: Caller = { account: principal.account, accessKeyId, region: 'eu-west-1', principal };
  const request = { method: 'GET', url: new URL(url), headers: new Headers(headers), body: new Uint8Array() };
  const context = { nowMs, identities: directoryOf([], grants), resourcePolicy: () => hanging, request, dialect };
  try {
    await authorize(caller, [wanted].flat(), context);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

const user = `User: ${bob.arn} is not authorized to perform:`;

describe('the words of a refusal', () => {
  test('JSON: AccessDeniedException, 400, and why', async () => {
    const resource = 'arn:aws:dynamodb:eu-west-1:111122223333:table/books';
    expect(await refusalOf({ dialect: 'json', wanted: { action: 'dynamodb:PutItem', resource } })).toMatchObject({
      code: 'AccessDeniedException',
      status: 400,
      message: `${user} dynamodb:PutItem on resource: ${resource} because no identity-based policy allows the dynamodb:PutItem action`,
    });
  });

  test('Query and REST: 403', async () => {
    const wanted = { action: 'iam:ListUsers', resource: '*' };
    for (const dialect of ['query', 'rest'] as const)
      expect(await refusalOf({ dialect, wanted })).toMatchObject({ code: 'AccessDeniedException', status: 403 });
  });

  test('S3 puts the resource into quotation marks', async () => {
    const sentence = `${user} s3:GetObject on resource: "${object}" because no identity-based policy allows the s3:GetObject action`;
    expect(await asked({})).toBe(sentence);
  });

  test('S3 tells callers of other accounts, and strangers, nothing', async () => {
    expect(await asked({ hanging: { owner: '444455556666' } })).toBe('Access Denied');
    expect(await asked({ principal: anonymous, hanging: { owner: '444455556666' } })).toBe('Access Denied');
  });

  test('EC2: UnauthorizedOperation', async () => {
    expect(await refusalOf({ dialect: 'ec2', wanted: { action: 'ec2:RunInstances', resource: '*' } })).toMatchObject({
      code: 'UnauthorizedOperation',
      status: 403,
      message: expect.stringMatching(/^You are not authorized to perform this operation\. User: /),
    });
  });

  const denials: readonly (readonly [end: string, given: Asked])[] = [
    ['with an explicit deny in an identity-based policy', { grants: { identity: [policy({ Effect: 'Deny' })] } }],
    ['with an explicit deny in a permissions boundary', { grants: { identity: [everything], boundary: policy({ Effect: 'Deny' }) } }],
    ['with an explicit deny in a session policy', { grants: { identity: [everything], session: [policy({ Effect: 'Deny' })] } }],
    [
      'with an explicit deny in a resource-based policy',
      { grants: { identity: [everything] }, hanging: { owner: bob.account, document: policy({ Effect: 'Deny', Principal: '*' }) } },
    ],
    [
      'because no permissions boundary allows the s3:GetObject action',
      { grants: { identity: [everything], boundary: policy({ Action: 'ec2:*' }) } },
    ],
    ['because no session policy allows the s3:GetObject action', { grants: { identity: [everything], session: [] } }],
  ];
  test.each(denials)('%s', async (end, given) => {
    expect(await asked(given)).toBe(`${user} s3:GetObject on resource: "${object}" ${end}`);
  });

  test('a role that trusts somebody else', async () => {
    const wanted = { action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/app' };
    const trusting = (statement: object) => ({ owner: bob.account, document: policy({ ...statement, Resource: undefined }) });
    const grants = { identity: [everything] };
    expect(await asked({ dialect: 'query', wanted, grants, hanging: trusting({ Principal: { Service: 'ec2.amazonaws.com' } }) })).toBe(
      `${user} sts:AssumeRole because no role trust policy allows the sts:AssumeRole action`,
    );
    expect(await asked({ dialect: 'query', wanted, grants, hanging: trusting({ Effect: 'Deny', Principal: '*' }) })).toBe(
      `${user} sts:AssumeRole with an explicit deny in the role trust policy`,
    );
    expect(await asked({ dialect: 'query', wanted, hanging: trusting({ Principal: { AWS: bob.arn } }) })).toBe('allowed');
  });
});

describe('who needs what', () => {
  test('the root user may do everything, unless a policy of the resource denies it', async () => {
    const principal = rootPrincipal('111122223333');
    const hanging = { owner: '111122223333', document: policy({ Effect: 'Deny', Principal: '*' }) };
    expect(await asked({ principal })).toBe('allowed');
    expect(await asked({ principal, hanging })).toContain('with an explicit deny in a resource-based policy');
  });

  test("the owner's root user can always repair a bucket policy (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html)", async () => {
    const hanging = { owner: '111122223333', document: policy({ Effect: 'Deny', Principal: '*' }) };
    const wanted = { action: 's3:DeleteBucketPolicy', resource: 'arn:aws:s3:::shop' };
    expect(await asked({ principal: rootPrincipal('111122223333'), hanging, wanted })).toBe('allowed');
    expect(await asked({ principal: rootPrincipal('444455556666'), hanging, wanted })).toBe('Access Denied');
  });

  test('a stranger reads what a bucket policy gives to everybody', async () => {
    const hanging = { owner: '111122223333', document: policy({ Action: 's3:GetObject', Principal: '*' }) };
    expect(await asked({ principal: anonymous, hanging })).toBe('allowed');
    expect(await asked({ principal: anonymous, hanging, wanted: { ...read, action: 's3:PutObject' } })).toBe('Access Denied');
  });

  test("making a bucket is not asked of a bucket that has the name already (S3's own answer is BucketAlreadyExists)", async () => {
    const hanging = { owner: '444455556666', document: policy({ Effect: 'Deny', Principal: '*' }) };
    const wanted = { action: 's3:CreateBucket', resource: 'arn:aws:s3:::shop' };
    expect(await asked({ principal: rootPrincipal('111122223333'), hanging, wanted })).toBe('allowed');
    expect(await asked({ principal: anonymous, hanging, wanted })).toBe('Access Denied');
  });

  test('all that a call needs must be allowed', async () => {
    const grants = { identity: [policy({ Action: 's3:GetObject' })] };
    const write = { action: 's3:PutObject', resource: object };
    expect(await asked({ grants, wanted: [read, read] })).toBe('allowed');
    expect(await asked({ grants, wanted: [read, write] })).toContain('perform: s3:PutObject');
    expect(await asked({ wanted: [] })).toBe('allowed');
  });

  test('GetCallerIdentity needs no permission, and no policy can deny it', async () => {
    const grants = { identity: [policy({ Effect: 'Deny' })] };
    expect(await asked({ grants, dialect: 'query', wanted: { action: 'sts:GetCallerIdentity', resource: '*' } })).toBe('allowed');
  });
});

// UG reference_policies_condition-keys.html, unless a row says otherwise.
const keyRows: readonly (readonly [key: string, value: string, given: Asked])[] = [
  ['aws:CurrentTime', '2026-11-01T12:00:00Z', {}],
  ['aws:EpochTime', '1793534400', {}],
  ['aws:RequestedRegion', 'eu-west-1', {}],
  ['aws:SourceIp', '127.0.0.1', {}],
  ['aws:SourceIp', '203.0.113.7', { headers: { 'x-forwarded-for': '203.0.113.7, 10.0.0.1' } }],
  ['aws:SecureTransport', 'false', {}],
  ['aws:SecureTransport', 'true', { url: 'https://localhost/' }],
  ['aws:UserAgent', 'curl/8', { headers: { 'user-agent': 'curl/8' } }],
  ['aws:Referer', 'https://shop.example/', { headers: { referer: 'https://shop.example/' } }],
  ['aws:PrincipalArn', bob.arn, {}],
  ['aws:PrincipalAccount', '111122223333', {}],
  ['aws:PrincipalType', 'User', {}],
  ['aws:PrincipalIsAWSService', 'false', {}],
  ['aws:username', 'bob', {}],
  ['aws:userid', 'AIDACKCEVSQ6C2EXAMPLE', {}],
  ['aws:PrincipalTag/Team', 'red', { principal: { ...bob, tags: { team: 'red' } } }],
  ['aws:ResourceAccount', '111122223333', {}],
  ['aws:MultiFactorAuthPresent', 'false', { accessKeyId: 'ASIAIOSFODNN7EXAMPLE' }],
  [
    'aws:MultiFactorAuthPresent',
    'true',
    { accessKeyId: 'ASIA', principal: { ...bob, sessionContext: { 'aws:MultiFactorAuthPresent': ['true'] } } },
  ],
  ['aws:SourceIdentity', 'kim', { principal: { ...bob, sessionContext: { 'aws:SourceIdentity': ['kim'] } } }],
  ['s3:prefix', 'home/', { wanted: { ...read, conditions: { 's3:prefix': ['home/'] } } }],
  ['s3:authType', 'REST-QUERY-STRING', { url: 'http://localhost/?X-Amz-Signature=ab&X-Amz-Date=20261101T115900Z' }],
  ['s3:signatureAge', '60000', { url: 'http://localhost/?X-Amz-Signature=ab&X-Amz-Date=20261101T115900Z' }],
];

test.each(keyRows)('the key %s is %s', async (key, value, given) => {
  const only = (wanted: string) => asked({ ...given, grants: { identity: [policy({ Condition: { StringEquals: { [key]: wanted } } })] } });
  expect(await only(value)).toBe('allowed');
  expect(await only(`not ${value}`)).not.toBe('allowed');
});

test('a session has the ARN of its role, and no user name (UG reference_policies_condition-keys.html#condition-keys-principalarn)', async () => {
  const roleArn = 'arn:aws:iam::111122223333:role/app';
  const { userName: _, ...rest } = bob;
  const principal: Principal = {
    ...rest,
    kind: 'assumed-role',
    arn: 'arn:aws:sts::111122223333:assumed-role/app/s',
    roleArn,
    userId: 'AROA:s',
  };
  const grants = (Condition: object) => ({ identity: [policy({ Condition })] });
  expect(await asked({ principal, grants: grants({ ArnEquals: { 'aws:PrincipalArn': roleArn } }) })).toBe('allowed');
  expect(await asked({ principal, grants: grants({ StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }) })).toBe('allowed');
  expect(await asked({ principal, grants: grants({ Null: { 'aws:username': 'true' } }) })).toBe('allowed');
});
