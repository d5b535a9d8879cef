// Who may assume a role with a token. Source: https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html.
import { expect, test } from 'vitest';
import { decideTrust } from './trust.ts';

const pool = 'eu-west-1:12345678-dead-beef-cafe-123456790ab';
const trustPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { 'cognito-identity.amazonaws.com:aud': pool },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
    },
  },
});

const asked = (aud: string, amr: readonly string[], provider = 'cognito-identity.amazonaws.com') =>
  decideTrust({
    trustPolicy,
    principal: { kind: 'web-identity', arn: provider },
    action: 'sts:AssumeRoleWithWebIdentity',
    roleArn: 'arn:aws:iam::111122223333:role/Cognito_Auth',
    account: '111122223333',
    conditions: { 'cognito-identity.amazonaws.com:aud': [aud], 'cognito-identity.amazonaws.com:amr': amr },
  });

test('an identity of the pool who signed in is trusted', () => {
  expect(asked(pool, ['authenticated', 'graph.facebook.com'])).toEqual({ verdict: 'allowed' });
});

test('a guest, another pool and another provider are not', () => {
  const refused = { verdict: 'implicit deny', missing: 'role trust policy' };
  expect(asked(pool, ['unauthenticated'])).toEqual(refused);
  expect(asked('eu-west-1:other', ['authenticated'])).toEqual(refused);
  expect(asked(pool, ['authenticated'], 'accounts.google.com')).toEqual(refused);
});
