// AssumeRoleWithWebIdentity. Refusals by the real SDK client; successes on the operation itself, with keys made by the platform, so that a
// token can say anything. With tokens of Cognito the SDK tries it in services/cognito-identity. Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html;
// sentences as users of GitHub Actions quote them.
import { generateKeyPairSync, sign } from 'node:crypto';
import { CreateOpenIDConnectProviderCommand } from '@aws-sdk/client-iam';
import { AssumeRoleWithWebIdentityCommand, type AssumeRoleWithWebIdentityResponse } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import type { OpenIdKey } from '../../../core/ports.ts';
import { seededRandom } from '../../../core/random.ts';
import { callContext } from '../../../testing/call-context.ts';
import { Directory } from '../../iam/directory.ts';
import { identities as identitiesOf } from '../../iam/identities.ts';
import { openIdProviders } from '../../iam/operations/open-id-providers.ts';
import { roles } from '../../iam/operations/roles.ts';
import { document, stsCloud } from '../testing/sts-cloud.ts';
import { assumeRoleWithWebIdentity } from './assume-role-with-web-identity.ts';

const issuer = 'https://idp.example.com';
const providerArn = 'arn:aws:iam::123456789012:oidc-provider/idp.example.com';
const roleArn = 'arn:aws:iam::123456789012:role/web';
const startMs = Date.UTC(2026, 10, 1);
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
const key: OpenIdKey = { kid: 'k1', n, e };

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(claims: object = {}, { alg = 'RS256', kid = 'k1' } = {}): string {
  const body = { iss: issuer, sub: 'repo:a/b', aud: 'client', exp: startMs / 1000 + 600, ...claims };
  const signed = `${encoded({ alg, kid })}.${encoded(body)}`;
  return `${signed}.${sign(`sha${alg.slice(2)}`, Buffer.from(signed), privateKey).toString('base64url')}`;
}

function trust(Federated: string, Condition: object = {}): string {
  return document({ Effect: 'Allow', Principal: { Federated }, Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'], Condition });
}

function directory(trustPolicy: string) {
  const clock = new VirtualClock(startMs);
  const iam = new Directory({ clock, random: seededRandom(1) });
  const context = callContext('123456789012', 'us-east-1');
  const identities = identitiesOf(iam);
  openIdProviders(iam).CreateOpenIDConnectProvider({ Url: issuer, ClientIDList: ['client'] }, context);
  roles(iam).CreateRole({ RoleName: 'web', AssumeRolePolicyDocument: trustPolicy }, context);
  const operation = assumeRoleWithWebIdentity(identities, clock, async (iss) =>
    iss === 'https://unknown.example.com' ? undefined : [key],
  );
  const assume = async (WebIdentityToken: string, input = {}) => {
    const request = { RoleArn: roleArn, RoleSessionName: 'session', WebIdentityToken, ...input };
    return (await operation(request, context)) as AssumeRoleWithWebIdentityResponse;
  };
  return { assume, identities, clock };
}

test('a token of a provider of the account gives a session that carries what the token says', async () => {
  const { assume, identities } = directory(trust(providerArn, { StringLike: { 'idp.example.com:sub': 'repo:a/*' } }));
  const answer = await assume(token());
  expect(answer).toMatchObject({
    SubjectFromWebIdentityToken: 'repo:a/b',
    Provider: providerArn,
    Audience: 'client',
    AssumedRoleUser: { Arn: 'arn:aws:sts::123456789012:assumed-role/web/session' },
  });
  expect(identities.credentials(answer.Credentials?.AccessKeyId ?? '')?.principal).toMatchObject({
    kind: 'assumed-role',
    roleArn,
    sessionContext: { 'idp.example.com:sub': ['repo:a/b'], 'idp.example.com:aud': ['client'], 'aws:FederatedProvider': [providerArn] },
  });
});

test.each(['RS256', 'RS384', 'RS512'])('a token may be signed with %s', async (alg) => {
  const { assume } = directory(trust(providerArn));
  await assume(token({}, { alg }));
});

test('Cognito identities need no provider of the account', async () => {
  const iss = 'https://cognito-identity.amazonaws.com';
  const conditions = {
    StringEquals: { 'cognito-identity.amazonaws.com:aud': 'pool' },
    'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'unauthenticated' },
  };
  const { assume, identities } = directory(trust('cognito-identity.amazonaws.com', conditions));
  const answer = await assume(token({ iss, aud: 'pool', sub: 'identity', amr: ['unauthenticated'] }));
  expect(answer.Provider).toBe('cognito-identity.amazonaws.com');
  expect(identities.credentials(answer.Credentials?.AccessKeyId ?? '')?.principal.sessionContext).toMatchObject({
    'cognito-identity.amazonaws.com:sub': ['identity'],
  });
  await expect(assume(token({ iss, aud: 'other', amr: ['unauthenticated'] }))).rejects.toMatchObject({ code: 'AccessDenied' });
});

test('a token may bring session tags', async () => {
  const tags = { principal_tags: { team: ['blue'] }, transitive_tag_keys: ['team'] };
  const { assume, identities } = directory(trust(providerArn, { StringEquals: { 'aws:RequestTag/team': 'blue' } }));
  const { Credentials } = await assume(token({ 'https://aws.amazon.com/tags': tags }));
  expect(identities.credentials(Credentials?.AccessKeyId ?? '')?.principal.tags).toEqual({ team: 'blue' });
  await expect(assume(token())).rejects.toMatchObject({ code: 'AccessDenied' });
});

test.each([
  ['of another audience', token({ aud: 'other' }), 'InvalidIdentityToken', 'Incorrect token audience'],
  ['whose key nobody has', token({}, { kid: 'k2' }), 'InvalidIdentityToken', 'The signature of the ID Token provided is not valid.'],
  [
    'with other claims than were signed',
    token().replace(/\.[^.]+\./, `.${encoded({ iss: issuer, sub: 'x', aud: 'client', exp: 9e9 })}.`),
    'InvalidIdentityToken',
    'The signature of the ID Token provided is not valid.',
  ],
  ['whose signature is no base64', `${token()}!`, 'InvalidIdentityToken', 'The signature of the ID Token provided is not valid.'],
  [
    'that says it needs no signature',
    `${encoded({ alg: 'none', kid: 'k1' })}.${token().split('.')[1]}.`,
    'InvalidIdentityToken',
    'The signature of the ID Token provided is not valid.',
  ],
  [
    'that has expired',
    token({ exp: startMs / 1000 }),
    'ExpiredTokenException',
    'Token expired: current date/time 1793491200 must be before the expiration date/time 1793491200',
  ],
  [
    'of a stranger',
    token({ iss: 'https://other.example.com' }),
    'InvalidIdentityToken',
    'No OpenIDConnect provider found in your account for https://other.example.com',
  ],
])('a token %s is refused', async (_what, text, code, message) => {
  const { assume } = directory(trust(providerArn));
  await expect(assume(text)).rejects.toMatchObject({ code, message });
});

test('a role that trusts others, or is not there, is denied without a reason', async () => {
  const { assume } = directory(trust(providerArn, { StringEquals: { 'idp.example.com:sub': 'somebody else' } }));
  const denied = { code: 'AccessDenied', message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity', status: 403 };
  await expect(assume(token())).rejects.toMatchObject(denied);
  await expect(assume(token(), { RoleArn: 'arn:aws:iam::123456789012:role/none' })).rejects.toMatchObject(denied);
});

test('on the wire, without a signature: what is no token, and a provider whose keys nobody has', async () => {
  const { iam, role, sts } = stsCloud();
  await iam.send(new CreateOpenIDConnectProviderCommand({ Url: issuer, ClientIDList: ['client'] }));
  const RoleArn = await role('web', { AssumeRolePolicyDocument: trust(providerArn) });
  const assume = (WebIdentityToken: string) =>
    sts().send(new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'session', WebIdentityToken }));
  await expect(assume('no token')).rejects.toMatchObject({ name: 'InvalidIdentityTokenException' });
  await expect(assume(token())).rejects.toMatchObject({
    name: 'InvalidIdentityTokenException',
    message: expect.stringContaining("Couldn't retrieve verification key from your identity provider"),
  });
  await expect(assume('abc')).rejects.toMatchObject({ name: 'ValidationError' });
});
