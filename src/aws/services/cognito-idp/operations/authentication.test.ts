// Signing in, by the SDK's own client. Sentences: as users quote the real service, and moto; the arithmetic of SRP: testing/srp-client.ts.
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { readJsonWebToken } from '../../../core/json-web-token.ts';
import { secretHash } from '../secret-hash.ts';
import { password, poolCloud } from '../testing/pool-cloud.ts';
import { passwordClaim, srpA } from '../testing/srp-client.ts';

type Cloud = Awaited<ReturnType<typeof poolCloud>>;

const byPassword = ({ idp, ClientId }: Cloud, given: Record<string, string> = {}) => {
  const AuthParameters = { USERNAME: 'ama', PASSWORD: password, ...given };
  return idp.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }));
};
const bySrp = async ({ idp, ClientId, UserPoolId }: Cloud, typed: string, name = 'ama') => {
  const started = await idp.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: name, SRP_A: srpA } }),
  );
  const ChallengeResponses = passwordClaim(UserPoolId, started.ChallengeParameters, typed);
  return idp.send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses }));
};
const refresh = ({ idp, ClientId }: Cloud, token = '') =>
  idp.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: token } }));

test('USER_PASSWORD_AUTH gives three tokens with the documented claims', async () => {
  const cloud = await poolCloud();
  await cloud.confirmed();
  const { AuthenticationResult: result } = await byPassword(cloud);
  expect(result).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' });
  expect(result?.RefreshToken?.split('.')).toHaveLength(5);
  const nowSeconds = cloud.clock.now() / 1000;
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${cloud.UserPoolId}`;
  const access = readJsonWebToken(result?.AccessToken ?? '')?.claims;
  expect(access).toMatchObject({
    iss: issuer,
    client_id: cloud.ClientId,
    token_use: 'access',
    username: 'ama',
    scope: 'aws.cognito.signin.user.admin',
  });
  expect(access).toMatchObject({ iat: nowSeconds, auth_time: nowSeconds, exp: nowSeconds + 3600 });
  const id = readJsonWebToken(result?.IdToken ?? '')?.claims;
  expect(id).toMatchObject({
    iss: issuer,
    aud: cloud.ClientId,
    token_use: 'id',
    'cognito:username': 'ama',
    email: 'ama@example.com',
    email_verified: true,
  });
  expect(id).toMatchObject({ sub: access?.sub, origin_jti: access?.origin_jti, event_id: access?.event_id });
  expect(id?.jti).not.toBe(access?.jti);
});

test('USER_SRP_AUTH proves the password without sending it; a wrong one, and A of zero, are refused', async () => {
  const cloud = await poolCloud();
  await cloud.confirmed();
  expect((await bySrp(cloud, password)).AuthenticationResult?.AccessToken).toBeDefined();
  await expect(bySrp(cloud, 'Wrong-1-wrong')).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  });
  const AuthParameters = { USERNAME: 'ama', SRP_A: '0' };
  const zero = cloud.idp.send(new InitiateAuthCommand({ ClientId: cloud.ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters }));
  await expect(zero).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('an unknown user is told of, unless the app client prevents that: then SRP goes on to fail as with a wrong password', async () => {
  const open = await poolCloud();
  await expect(byPassword(open)).rejects.toMatchObject({ name: 'UserNotFoundException', message: 'User does not exist.' });
  const hidden = await poolCloud({}, { PreventUserExistenceErrors: 'ENABLED' });
  for (const attempt of [byPassword(hidden), bySrp(hidden, password)])
    await expect(attempt).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'Incorrect username or password.' });
});

test('an account that is unconfirmed, disabled or to be reset says so to who knows the password', async () => {
  const cloud = await poolCloud();
  const user = { UserPoolId: cloud.UserPoolId, Username: 'ama' };
  await cloud.signUp();
  await expect(byPassword(cloud)).rejects.toMatchObject({ name: 'UserNotConfirmedException', message: 'User is not confirmed.' });
  await cloud.confirmed('kofi');
  await cloud.idp.send(new AdminResetUserPasswordCommand({ ...user, Username: 'kofi' }));
  await expect(byPassword(cloud, { USERNAME: 'kofi' })).rejects.toMatchObject({ name: 'PasswordResetRequiredException' });
  await cloud.idp.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  const { AuthenticationResult: result } = await byPassword(cloud);
  await cloud.idp.send(new AdminDisableUserCommand(user));
  await expect(byPassword(cloud)).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'User is disabled.' });
  await expect(cloud.idp.send(new GetUserCommand({ AccessToken: result?.AccessToken }))).rejects.toMatchObject({
    name: 'NotAuthorizedException',
  });
});

test('five wrong passwords lock the user for a second, further ones for longer', async () => {
  const cloud = await poolCloud();
  await cloud.confirmed();
  for (let time = 0; time < 5; time++)
    await expect(byPassword(cloud, { PASSWORD: 'no' })).rejects.toThrow('Incorrect username or password.');
  await expect(byPassword(cloud)).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'Password attempts exceeded' });
  await cloud.advance(1000);
  await expect(byPassword(cloud, { PASSWORD: 'no' })).rejects.toThrow('Incorrect username or password.');
  await cloud.advance(1000);
  await expect(byPassword(cloud)).rejects.toThrow('Password attempts exceeded');
  await cloud.advance(1000);
  expect((await byPassword(cloud)).AuthenticationResult).toBeDefined();
});

test('a flow that the app client does not list is refused, and those of administrators are not for everybody', async () => {
  const cloud = await poolCloud({}, { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] });
  await expect(byPassword(cloud)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'USER_PASSWORD_AUTH flow not enabled for this client',
  });
  const AuthParameters = { USERNAME: 'ama', PASSWORD: password };
  const { ClientId } = cloud;
  const asAnybody = cloud.idp.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters }));
  await expect(asAnybody).rejects.toMatchObject({ message: 'Initiate Auth method not supported.' });
  const missing = cloud.idp.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 'ama' } }));
  await expect(missing).rejects.toMatchObject({ name: 'InvalidParameterException', message: 'Missing required parameter SRP_A' });
  await expect(byPassword({ ...cloud, ClientId: 'nobody' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a temporary password ends in NEW_PASSWORD_REQUIRED, whose answer makes the user CONFIRMED; after its days it is over', async () => {
  const cloud = await poolCloud({ Schema: [{ Name: 'name', Required: true }] });
  const { idp, UserPoolId, ClientId } = cloud;
  await idp.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ama', TemporaryPassword: password }));
  const AuthParameters = { USERNAME: 'ama', PASSWORD: password };
  const start = () =>
    idp.send(new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters }));
  const { ChallengeName, ChallengeParameters, Session } = await start();
  expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  expect(ChallengeParameters).toMatchObject({
    USER_ID_FOR_SRP: 'ama',
    requiredAttributes: '["userAttributes.name"]',
    userAttributes: '{}',
  });
  const answer = (given: Record<string, string>, session = Session) => {
    const ChallengeResponses = { USERNAME: 'ama', ...given };
    return idp.send(
      new RespondToAuthChallengeCommand({ ClientId, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: session, ChallengeResponses }),
    );
  };
  await expect(answer({ NEW_PASSWORD: 'New-shark-22' })).rejects.toThrow(
    'Attributes did not conform to the schema: name: The attribute is required',
  );
  await expect(answer({ NEW_PASSWORD: 'short', 'userAttributes.name': 'Ama' })).rejects.toMatchObject({ name: 'InvalidPasswordException' });
  const { AuthenticationResult } = await answer({ NEW_PASSWORD: 'New-shark-22', 'userAttributes.name': 'Ama' });
  expect(readJsonWebToken(AuthenticationResult?.IdToken ?? '')?.claims.name).toBe('Ama');
  await expect(answer({ NEW_PASSWORD: 'New-shark-23' })).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Invalid session for the user.',
  });
  await idp.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ama', Password: password }));
  const late = await start();
  await cloud.advance(3 * 60_000);
  await expect(answer({ NEW_PASSWORD: 'New-shark-24' }, late.Session)).rejects.toThrow('Invalid session for the user, session is expired.');
  await cloud.advance(7 * 86_400_000);
  await expect(start()).rejects.toThrow('Temporary password has expired and must be reset by an administrator.');
});

test('a refresh token gives new tokens of the same sign-in, with the attributes of now, until it is revoked', async () => {
  const cloud = await poolCloud();
  const { idp, UserPoolId, ClientId } = cloud;
  await cloud.confirmed();
  const { AuthenticationResult: first } = await byPassword(cloud);
  await idp.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username: 'ama', UserAttributes: [{ Name: 'nickname', Value: 'A' }] }));
  await cloud.advance(3600_000);
  await expect(idp.send(new GetUserCommand({ AccessToken: first?.AccessToken }))).rejects.toThrow('Access Token has expired');
  const { AuthenticationResult: second } = await refresh(cloud, first?.RefreshToken);
  expect(second?.RefreshToken).toBeUndefined();
  const [before, after] = [first, second].map((result) => readJsonWebToken(result?.IdToken ?? '')?.claims);
  expect(after).toMatchObject({ nickname: 'A', origin_jti: before?.origin_jti, auth_time: before?.auth_time });
  await idp.send(new RevokeTokenCommand({ ClientId, Token: first?.RefreshToken }));
  await idp.send(new RevokeTokenCommand({ ClientId, Token: first?.RefreshToken }));
  await expect(refresh(cloud, first?.RefreshToken)).rejects.toThrow('Refresh Token has been revoked');
  await expect(idp.send(new GetUserCommand({ AccessToken: second?.AccessToken }))).rejects.toThrow('Access Token has been revoked');
  await expect(refresh(cloud, 'a.b.c.d.e')).rejects.toThrow('Invalid Refresh Token');
  const wrong = idp.send(new RevokeTokenCommand({ ClientId, Token: second?.AccessToken }));
  await expect(wrong).rejects.toMatchObject({ name: 'UnsupportedTokenTypeException' });
});

test('a refresh token is over after its days', async () => {
  const cloud = await poolCloud({}, { RefreshTokenValidity: 1 });
  await cloud.confirmed();
  const { AuthenticationResult: first } = await byPassword(cloud);
  await cloud.advance(86_400_000);
  await expect(refresh(cloud, first?.RefreshToken)).rejects.toThrow('Refresh Token has expired');
});

test('with rotation, GetTokensFromRefreshToken gives a new refresh token; the old one is good for the grace period', async () => {
  const cloud = await poolCloud({}, { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 } });
  const { idp, ClientId } = cloud;
  await cloud.confirmed();
  const { AuthenticationResult: first } = await byPassword(cloud);
  const rotate = async (RefreshToken = '') =>
    (await idp.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }))).AuthenticationResult;
  const second = await rotate(first?.RefreshToken);
  expect(second?.RefreshToken).not.toBe(first?.RefreshToken);
  await cloud.advance(10_000);
  await expect(rotate(first?.RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  expect((await rotate(second?.RefreshToken))?.AccessToken).toBeDefined();
  await expect(refresh(cloud, second?.RefreshToken)).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('an app client with a secret wants SECRET_HASH, the right one', async () => {
  const cloud = await poolCloud({}, { GenerateSecret: true });
  const { idp, ClientId, UserPoolId, secret = '' } = cloud;
  await idp.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ama' }));
  await idp.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ama', Password: password, Permanent: true }));
  await expect(byPassword(cloud)).rejects.toThrow(`Client ${ClientId} is configured with secret but SECRET_HASH was not received`);
  await expect(byPassword(cloud, { SECRET_HASH: 'wrong' })).rejects.toThrow(`SecretHash does not match for the client: ${ClientId}`);
  const { AuthenticationResult: result } = await byPassword(cloud, { SECRET_HASH: secretHash(secret, 'ama', ClientId) });
  expect(result?.AccessToken).toBeDefined();
});

test('an access token of lifetime five minutes is over after five minutes; an update of the app client counts from then on', async () => {
  const cloud = await poolCloud();
  const { idp, ClientId, UserPoolId } = cloud;
  await cloud.confirmed();
  const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH' as const];
  const life = { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'minutes' as const } };
  await idp.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ExplicitAuthFlows, ...life }));
  const { AuthenticationResult: result } = await byPassword(cloud);
  expect(result?.ExpiresIn).toBe(300);
  await cloud.advance(299_000);
  expect((await idp.send(new GetUserCommand({ AccessToken: result?.AccessToken }))).Username).toBe('ama');
  await cloud.advance(1000);
  await expect(idp.send(new GetUserCommand({ AccessToken: result?.AccessToken }))).rejects.toThrow('Access Token has expired');
});
