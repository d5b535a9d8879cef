// InitiateAuth, RespondToAuthChallenge, AdminInitiateAuth, AdminRespondToAuthChallenge, GetTokensFromRefreshToken, RevokeToken.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
import type {
  AdminInitiateAuthRequest,
  AdminRespondToAuthChallengeRequest,
  GetTokensFromRefreshTokenRequest,
  GetTokensFromRefreshTokenResponse,
  InitiateAuthRequest,
  InitiateAuthResponse,
  RespondToAuthChallengeRequest,
  RespondToAuthChallengeResponse,
  RevokeTokenRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { noSuchClient, notAuthorized, notEmbedded, unsupportedTokenType } from '../errors.ts';
import type { Attempt, Step } from '../sign-in/attempt.ts';
import { initiate } from '../sign-in/initiate.ts';
import { refreshed, signInOf } from '../sign-in/refresh.ts';
import { respond } from '../sign-in/respond.ts';
import type { AppClient, UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

export const initiateAuth =
  (pools: UserPools): Operation<InitiateAuthRequest, InitiateAuthResponse> =>
  async (input) =>
    answered(
      await initiate(attemptOf(pools, pools.byClient(input.ClientId), input, input.AuthParameters), input.AuthFlow ?? '', 'anybody'),
    );

export const respondToAuthChallenge =
  (pools: UserPools): Operation<RespondToAuthChallengeRequest, RespondToAuthChallengeResponse> =>
  async (input) =>
    answered(
      await respond(
        attemptOf(pools, pools.byClient(input.ClientId), input, input.ChallengeResponses),
        input.ChallengeName ?? '',
        input.Session,
      ),
    );

export const adminInitiateAuth =
  (pools: UserPools): Operation<AdminInitiateAuthRequest, InitiateAuthResponse> =>
  async (input, context) =>
    answered(
      await initiate(attemptOf(pools, clientOf(pools, input, context), input, input.AuthParameters), input.AuthFlow ?? '', 'administrator'),
    );

export const adminRespondToAuthChallenge =
  (pools: UserPools): Operation<AdminRespondToAuthChallengeRequest, RespondToAuthChallengeResponse> =>
  async (input, context) =>
    answered(
      await respond(
        attemptOf(pools, clientOf(pools, input, context), input, input.ChallengeResponses),
        input.ChallengeName ?? '',
        input.Session,
      ),
    );

export const getTokensFromRefreshToken =
  (pools: UserPools): Operation<GetTokensFromRefreshTokenRequest, GetTokensFromRefreshTokenResponse> =>
  async ({ ClientId: clientId, ClientSecret: secret, RefreshToken: token = '', ClientMetadata: metadata, DeviceKey: device }) => {
    if (device !== undefined) throw notEmbedded('the tracking of devices');
    const { pool, client } = pools.byClient(clientId);
    checkSecret(client, secret);
    const found = signInOf(pools, pool, client, token);
    return { AuthenticationResult: await refreshed(pools, { pool, client, metadata }, found) };
  };

/** AWS: ends the refresh token and every access token that was made with it. One that is revoked already is fine. */
export const revokeToken =
  (pools: UserPools): Operation<RevokeTokenRequest, object> =>
  ({ ClientId: clientId, ClientSecret: secret, Token: token = '' }) => {
    const { pool, client } = pools.byClient(clientId);
    checkSecret(client, secret);
    revoke(pool, client, token);
    return {};
  };

/** Throws AwsError UnsupportedOperationException, UnsupportedTokenTypeException or UnauthorizedException. */
export function revoke(pool: UserPool, client: AppClient, token: string): void {
  if (client.EnableTokenRevocation === false)
    throw new AwsError('UnsupportedOperationException', 'Revoke Token is not enabled on this client');
  if (token.split('.').length !== 5) throw unsupportedTokenType();
  const signIn = pool.users
    .flatMap(({ signIns }) => signIns)
    .find(({ refreshToken, earlier }) => refreshToken === token || earlier?.refreshToken === token);
  if (!signIn) return;
  if (signIn.clientId !== client.ClientId) throw new AwsError('UnauthorizedException', 'Token is not issued to this client');
  signIn.state = 'revoked';
}

function checkSecret(client: AppClient, given: string | undefined): void {
  if (client.ClientSecret !== given)
    throw notAuthorized(client.ClientSecret === undefined ? `Client ${client.ClientId} has no secret` : 'Invalid client secret.');
}

function clientOf(
  pools: UserPools,
  { UserPoolId: id, ClientId: clientId = '' }: { UserPoolId?: string | undefined; ClientId?: string | undefined },
  context: CallContext,
) {
  const pool = pools.get(context, id);
  const client = pool.clients.find(({ ClientId }) => ClientId === clientId);
  if (!client) throw noSuchClient(clientId);
  return { pool, client };
}

function attemptOf(
  pools: UserPools,
  { pool, client }: { readonly pool: UserPool; readonly client: AppClient },
  { ClientMetadata: metadata }: { readonly ClientMetadata?: Record<string, string> | undefined },
  given: Readonly<Record<string, string>> | undefined,
): Attempt {
  return { pools, pool, client, given: given ?? {}, metadata, through: 'api' };
}

function answered({ user: _known, ...step }: Step): InitiateAuthResponse {
  return step;
}
