// GetCallerIdentity, by the real SDK client. Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
import { AssumeRoleWithSAMLCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { rawCall } from '../../../testing/raw-call.ts';
import { testCloud } from '../../../testing/test-cloud.ts';
import { stsCloud } from '../testing/sts-cloud.ts';

test('the caller is the root user of the account that the access key id names', async () => {
  const { client } = testCloud();
  expect(await client(STSClient, { account: '111122223333' }).send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '111122223333',
    UserId: '111122223333',
    Arn: 'arn:aws:iam::111122223333:root',
    $metadata: { httpStatusCode: 200, requestId: expect.any(String) },
  });
  const other = await client(STSClient, { account: 'AKIDEXAMPLE' }).send(new GetCallerIdentityCommand({}));
  expect(other.Account).toBe('000000000000');
});

test('an operation that is not embedded is an error that the SDK understands', async () => {
  const { client } = testCloud();
  await expect(
    client(STSClient).send(
      new AssumeRoleWithSAMLCommand({
        RoleArn: 'arn:aws:iam::123456789012:role/a',
        PrincipalArn: 'arn:aws:iam::123456789012:saml-provider/a',
        SAMLAssertion: 'abcd',
      }),
    ),
  ).rejects.toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('Security Token Service AssumeRoleWithSAML is not embedded'),
    $metadata: { httpStatusCode: 501 },
  });
});

test('a form without an action is MissingAction', async () => {
  const { aws } = testCloud();
  const authorization = 'AWS4-HMAC-SHA256 Credential=1/20261101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=ab';
  const { status, text } = await rawCall(aws, { headers: { authorization }, body: 'Version=2011-06-15' });
  expect(status).toBe(400);
  expect(text).toContain('<Code>MissingAction</Code>');
});

test('a user, and whoever calls with its keys, is named by its ARN and its id', async () => {
  const { user, sts } = stsCloud();
  const answer = await sts(await user('alice')).send(new GetCallerIdentityCommand({}));
  expect(answer).toMatchObject({
    Account: '123456789012',
    UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
    Arn: 'arn:aws:iam::123456789012:user/alice',
  });
});

test('a session of a role is named by role and session', async () => {
  const { role, assume, sts } = stsCloud();
  const { keys } = await assume(await role('a', { Path: '/path/' }));
  expect(await sts(keys).send(new GetCallerIdentityCommand({}))).toMatchObject({
    UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:session$/),
    Arn: 'arn:aws:sts::123456789012:assumed-role/a/session',
  });
});

test('nobody can be forbidden to ask (AWS: no permissions are required)', async () => {
  const { user, whoAmI } = stsCloud();
  await whoAmI(await user('alice', { Effect: 'Deny', Action: '*', Resource: '*' }));
});
