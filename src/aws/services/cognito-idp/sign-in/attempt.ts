// One step of signing in: by which app client, who says so, and what it says.
import type { InitiateAuthResponse } from '@aws-sdk/client-cognito-identity-provider';
import { base64Url } from '../../../core/rsa-key.ts';
import { invalid, sessionOver, wrongSession } from '../errors.ts';
import type { TokenReason } from '../token-order.ts';
import type { User } from '../user.ts';
import type { AppClient, Challenge, UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

export interface Attempt {
  readonly pools: UserPools;
  readonly pool: UserPool;
  readonly client: AppClient;
  /** AuthParameters or ChallengeResponses. */
  readonly given: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** Managed login gives its own tokens, by a code. */
  readonly through: 'api' | 'managed login';
  readonly tokenReason?: TokenReason;
}

/** A challenge, or the tokens; `user` is there when it is over. */
export type Step = InitiateAuthResponse & { readonly user?: User };

/** Throws AwsError InvalidParameterException. */
export function required(attempt: Attempt, name: string): string {
  const value = attempt.given[name];
  if (value === undefined || value === '') throw invalid(`Missing required parameter ${name}`);
  return value;
}

/** Keeps a challenge until it is answered, or for the session's minutes. */
export function keepChallenge(attempt: Attempt, name: string, user: User | undefined, rest: Partial<Challenge> = {}): Challenge {
  const { pools, pool, client } = attempt;
  const challenge: Challenge = {
    id: base64Url(pools.bytes(96)),
    name,
    clientId: client.ClientId,
    username: user?.username,
    expiresMs: pools.now() + (client.AuthSessionValidity ?? 3) * 60_000,
    ...rest,
  };
  pool.challenges = [...pool.challenges.filter(({ expiresMs }) => expiresMs > pools.now()), challenge];
  return challenge;
}

/** The challenge that an answer belongs to. Throws AwsError NotAuthorizedException. */
export function openChallenge({ pools, pool, client }: Attempt, name: string, id: string | undefined): Challenge {
  const challenge = pool.challenges.find((one) => one.id === id);
  if (!challenge || challenge.name !== name || challenge.clientId !== client.ClientId) throw wrongSession();
  if (challenge.expiresMs <= pools.now()) throw sessionOver();
  return challenge;
}

export function endChallenge({ pool }: Attempt, challenge: Challenge): void {
  pool.challenges = pool.challenges.filter((one) => one !== challenge);
}
