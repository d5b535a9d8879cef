// Roles of a pool, and role mapping by token and by rules, by the real SDK client.
// Source: https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
import {
  CognitoIdentityClient,
  GetIdentityPoolRolesCommand,
  type RoleMapping,
  SetIdentityPoolRolesCommand,
} from '@aws-sdk/client-cognito-identity';
import { PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { userWithKey } from '../../../iam/testing/client-of.ts';
import type { testCloud } from '../../../testing/test-cloud.ts';
import { clientId, google, identityCloud, policyOf, roleArn, trustOf, userPool } from '../testing/identity-cloud.ts';

const mappedName = `${userPool}:${clientId}`;
const token = { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' } as const;

/** Which role a user with these claims gets. */
async function mapped(mapping: RoleMapping, RoleMappings: Record<string, RoleMapping> = { [mappedName]: mapping }) {
  const cloud = identityCloud();
  const IdentityPoolId = await cloud.pool();
  for (const name of ['in', 'admin', 'editor']) await cloud.role(name, trustOf(IdentityPoolId, 'authenticated'));
  const Roles = { authenticated: roleArn('in') };
  await cloud.cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles, RoleMappings }));
  return async (claims: object, CustomRoleArn?: string) => {
    const Logins = { [userPool]: cloud.idToken('alice', claims) };
    const keys = await cloud.credentials(await cloud.id(IdentityPoolId, Logins), Logins, { CustomRoleArn });
    return (await cloud.whoAmI(keys))?.split('/')[1];
  };
}

const rolesClaim = (...names: string[]) => ({ 'cognito:roles': names.map(roleArn) });

test('by token: the preferred role, else the only one, else the authenticated role', async () => {
  const role = await mapped(token);
  expect(await role({ ...rolesClaim('admin', 'editor'), 'cognito:preferred_role': roleArn('editor') })).toBe('editor');
  expect(await role(rolesClaim('admin'))).toBe('admin');
  expect(await role(rolesClaim('admin', 'editor'))).toBe('in');
  expect(await role({})).toBe('in');
});

test('by token: what is ambiguous may be denied', async () => {
  const role = await mapped({ ...token, AmbiguousRoleResolution: 'Deny' });
  expect(await role(rolesClaim('admin'))).toBe('admin');
  await expect(role(rolesClaim('admin', 'editor'))).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  await expect(role({})).rejects.toMatchObject({ name: 'NotAuthorizedException' });
});

test('CustomRoleArn chooses among the roles of the token, and no other one', async () => {
  const role = await mapped(token);
  expect(await role(rolesClaim('admin', 'editor'), roleArn('editor'))).toBe('editor');
  await expect(role(rolesClaim('admin'), roleArn('editor'))).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: `Access to Role '${roleArn('editor')}' is forbidden.`,
  });
  const unmapped = await mapped(token, {});
  await expect(unmapped(rolesClaim('admin'), roleArn('admin'))).rejects.toMatchObject({ name: 'NotAuthorizedException' });
});

test.each([
  ['Equals', 'paid', { plan: 'paid' }, { plan: 'paid-up' }],
  ['Contains', 'aid', { plan: 'paid' }, { plan: 'free' }],
  ['StartsWith', 'pa', { plan: 'paid' }, { plan: 'unpaid' }],
  ['NotEqual', 'free', { plan: 'paid' }, { plan: 'free' }],
  ['Contains', 'crew', { plan: ['staff', 'crew'] }, { plan: ['staff'] }],
] as const)('by rules: %s %s', async (MatchType, Value, fits, fitsNot) => {
  const Rules = [{ Claim: 'plan', MatchType, Value, RoleARN: roleArn('admin') }];
  const role = await mapped({ Type: 'Rules', AmbiguousRoleResolution: 'AuthenticatedRole', RulesConfiguration: { Rules } });
  expect(await role(fits)).toBe('admin');
  expect(await role(fitsNot)).toBe('in');
  expect(await role({})).toBe('in');
});

test('by rules: the first that matches wins; when none does, access may be denied', async () => {
  const rule = (Value: string, name: string) => ({ Claim: 'email', MatchType: 'Contains' as const, Value, RoleARN: roleArn(name) });
  const Rules = [rule('@example.com', 'editor'), rule('admin@', 'admin')];
  const role = await mapped({ Type: 'Rules', AmbiguousRoleResolution: 'Deny', RulesConfiguration: { Rules } });
  expect(await role({ email: 'admin@example.com' })).toBe('editor');
  expect(await role({ email: 'admin@example.org' })).toBe('admin');
  await expect(role({ email: 'me@example.org' })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  await expect(role({ 'cognito:preferred_role': roleArn('admin') })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
});

test('roles and mappings are told as they were set, each time anew', async () => {
  const { cognito, pool } = identityCloud();
  const IdentityPoolId = await pool();
  const told = async () => {
    const { $metadata: _, ...answer } = await cognito.send(new GetIdentityPoolRolesCommand({ IdentityPoolId }));
    return answer;
  };
  expect(await told()).toEqual({ IdentityPoolId, Roles: {} });
  const Roles = { authenticated: roleArn('in'), unauthenticated: roleArn('guest') };
  const RoleMappings = { [mappedName]: token };
  await cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles, RoleMappings }));
  expect(await told()).toEqual({ IdentityPoolId, Roles, RoleMappings });
  await cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: {} }));
  expect(await told()).toEqual({ IdentityPoolId, Roles: {} });
});

const rules = (rule: object) => ({
  Type: 'Rules' as const,
  AmbiguousRoleResolution: 'Deny' as const,
  RulesConfiguration: { Rules: [{ Claim: 'plan', MatchType: 'Equals' as const, Value: 'paid', RoleARN: roleArn('in'), ...rule }] },
});

test.each([
  [{ Roles: { somebody: roleArn('in') } }, 'InvalidParameterException', /somebody/],
  [{ Roles: { authenticated: 'arn:aws:iam::123456789012:user/in' } }, 'InvalidParameterException', /not the ARN of a role/],
  [
    { Roles: { authenticated: 'arn:aws:iam::111122223333:role/in' } },
    'NotAuthorizedException',
    /^Access to Role 'arn:aws:iam::111122223333:role\/in' is forbidden\.$/,
  ],
  // Quoted by users of the CDK: the app client, or the whole provider, is wrong.
  [
    { RoleMappings: { [userPool]: token } },
    'InvalidParameterException',
    /^\(cognito-idp\..*\) is not a valid RoleMapping ProviderName or is not a configured provider\.$/,
  ],
  [{ RoleMappings: { [google]: token } }, 'InvalidParameterException', /is not a configured provider/],
  [{ RoleMappings: { [mappedName]: { Type: 'Token' as const } } }, 'InvalidParameterException', /AmbiguousRoleResolution/],
  [{ RoleMappings: { [mappedName]: { ...token, Type: 'Rules' as const } } }, 'InvalidParameterException', /RulesConfiguration/],
  [
    {
      RoleMappings: {
        [mappedName]: { ...rules({}), RulesConfiguration: { Rules: Array(26).fill(rules({}).RulesConfiguration.Rules[0]) } },
      },
    },
    'InvalidParameterException',
    /25 rules/,
  ],
  [{ RoleMappings: { [mappedName]: rules({ Claim: '' }) } }, 'InvalidParameterException', /Claim/],
  [{ RoleMappings: { [mappedName]: rules({ MatchType: 'Like' }) } }, 'InvalidParameterException', /MatchType/],
  [{ RoleMappings: { [mappedName]: { ...rules({}), Type: 'Token' as const } } }, 'InvalidParameterException', /RulesConfiguration/],
])('%j is refused', async (input, name, message) => {
  const { cognito, pool } = identityCloud();
  const IdentityPoolId = await pool();
  await expect(cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: {}, ...input }))).rejects.toMatchObject({
    name,
    message: expect.stringMatching(message),
  });
});

test('who sets a role must be allowed to pass it', async () => {
  const cloud = identityCloud();
  const IdentityPoolId = await cloud.pool();
  const credentials = await userWithKey(cloud as unknown as ReturnType<typeof testCloud>, 'ann');
  const set = () =>
    cloud
      .client(CognitoIdentityClient, { credentials })
      .send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { authenticated: roleArn('in') } }));
  const arn = `arn:aws:cognito-identity:us-east-1:123456789012:identitypool/${IdentityPoolId}`;
  const may = (...statements: object[]) =>
    cloud.iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: policyOf(...statements) }));
  const denied = (action: string) => ({
    name: 'AccessDeniedException',
    message: expect.stringContaining(`perform: ${action} on resource`),
  });
  await expect(set()).rejects.toMatchObject(denied('cognito-identity:SetIdentityPoolRoles'));
  const own = { Action: 'cognito-identity:SetIdentityPoolRoles', Resource: arn };
  await may(own);
  await expect(set()).rejects.toMatchObject(denied('iam:PassRole'));
  const Condition = { StringEquals: { 'iam:PassedToService': 'cognito-identity.amazonaws.com' } };
  await may(own, { Action: 'iam:PassRole', Resource: roleArn('in'), Condition });
  await set();
});
