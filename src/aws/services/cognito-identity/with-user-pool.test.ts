// Both halves of Cognito together: a user of a user pool signs in, and the identity pool makes credentials of its ID token.
// Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-integrating-user-pools-with-identity-pools.html
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  GetIdCommand,
  SetIdentityPoolRolesCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  AdminAddUserToGroupCommand,
  AdminConfirmSignUpCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromCognitoIdentityPool } from '@aws-sdk/credential-provider-cognito-identity';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { expect, test } from 'vitest';
import { testCloud } from '../../testing/test-cloud.ts';
import { roleArn, trustOf } from './testing/identity-cloud.ts';

const Password = 'Correct-Horse-7';

/** A user pool with alice, and an identity pool that takes its users. */
async function bothHalves(ServerSideTokenCheck = false) {
  const cloud = testCloud();
  const users = cloud.client(CognitoIdentityProviderClient);
  const { UserPool } = await users.send(new CreateUserPoolCommand({ PoolName: 'app' }));
  const UserPoolId = UserPool?.Id ?? '';
  const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH' as const, 'ALLOW_REFRESH_TOKEN_AUTH' as const];
  const { UserPoolClient } = await users.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'web', ExplicitAuthFlows }));
  const ClientId = UserPoolClient?.ClientId ?? '';
  await users.send(new SignUpCommand({ ClientId, Username: 'alice', Password }));
  await users.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: 'alice' }));

  const provider = `cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`;
  const identities = cloud.client(CognitoIdentityClient);
  const { IdentityPoolId = '' } = await identities.send(
    new CreateIdentityPoolCommand({
      IdentityPoolName: 'app',
      AllowUnauthenticatedIdentities: false,
      CognitoIdentityProviders: [{ ProviderName: provider, ClientId, ServerSideTokenCheck }],
    }),
  );
  for (const RoleName of ['in', 'admin'])
    await cloud
      .client(IAMClient)
      .send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trustOf(IdentityPoolId, 'authenticated') }));
  const RoleMappings = { [`${provider}:${ClientId}`]: { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' } as const };
  await identities.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { authenticated: roleArn('in') }, RoleMappings }));

  const signIn = async () => {
    const AuthParameters = { USERNAME: 'alice', PASSWORD: Password };
    const { AuthenticationResult: tokens } = await users.send(
      new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters }),
    );
    return { idToken: tokens?.IdToken ?? '', accessToken: tokens?.AccessToken ?? '' };
  };
  const requestHandler = new FetchHttpHandler({ customFetch: async (request: unknown) => cloud.aws.fetch(request as Request) });
  const credentialsOf = (token: string) =>
    fromCognitoIdentityPool({
      identityPoolId: IdentityPoolId,
      logins: { [provider]: token },
      clientConfig: { region: 'us-east-1', requestHandler },
    })();
  const whoIs = async (token: string) =>
    (await cloud.client(STSClient, { credentials: await credentialsOf(token) }).send(new GetCallerIdentityCommand({}))).Arn;
  return { users, UserPoolId, identities, IdentityPoolId, provider, signIn, whoIs };
}

test('a user who signed in gets credentials of the authenticated role; one of a group those of the role of the group', async () => {
  const { users, UserPoolId, signIn, whoIs } = await bothHalves();
  expect(await whoIs((await signIn()).idToken)).toBe('arn:aws:sts::123456789012:assumed-role/in/CognitoIdentityCredentials');
  await users.send(new CreateGroupCommand({ UserPoolId, GroupName: 'admins', RoleArn: roleArn('admin'), Precedence: 1 }));
  await users.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'alice', GroupName: 'admins' }));
  expect(await whoIs((await signIn()).idToken)).toBe('arn:aws:sts::123456789012:assumed-role/admin/CognitoIdentityCredentials');
});

test('the access token is not the ID token', async () => {
  const { signIn, whoIs } = await bothHalves();
  await expect(whoIs((await signIn()).accessToken)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Invalid login token. Missing a required claim: aud',
  });
});

test('with ServerSideTokenCheck an ID token ends when its user signs out', async () => {
  const { users, UserPoolId, identities, IdentityPoolId, provider, signIn } = await bothHalves(true);
  const { idToken } = await signIn();
  const getId = () => identities.send(new GetIdCommand({ IdentityPoolId, Logins: { [provider]: idToken } }));
  await getId();
  await users.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: 'alice' }));
  await expect(getId()).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'Token is inactive' });
});
