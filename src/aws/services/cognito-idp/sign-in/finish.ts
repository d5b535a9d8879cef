// Behind the password: is the account in order, must the password change, is a second factor asked for? Then the tokens.
import { mustReset, notAuthorized, notConfirmed } from '../errors.ts';
import { signInTokens } from '../tokens.ts';
import { callTrigger } from '../triggers.ts';
import { attributesOf, type User } from '../user.ts';
import type { Attempt, Step } from './attempt.ts';
import { keepChallenge } from './attempt.ts';
import { secondFactor } from './second-factor.ts';

/** Who knew the password goes on. Throws AwsError. */
export async function afterPassword(attempt: Attempt, user: User): Promise<Step> {
  checkAccount(user);
  if (user.status === 'FORCE_CHANGE_PASSWORD') return newPasswordRequired(attempt, user);
  return afterAccount(attempt, user);
}

export async function afterAccount(attempt: Attempt, user: User): Promise<Step> {
  return (await secondFactor(attempt, user)) ?? finish(attempt, user);
}

/** Throws AwsError NotAuthorizedException, UserNotConfirmedException, PasswordResetRequiredException. */
export function checkAccount(user: User): void {
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'UNCONFIRMED') throw notConfirmed();
  if (user.status === 'RESET_REQUIRED') throw mustReset();
}

export async function finish(attempt: Attempt, user: User): Promise<Step> {
  const { pools, pool, client, metadata } = attempt;
  await callTrigger(pools, pool, 'PostAuthentication', {
    source: 'PostAuthentication_Authentication',
    username: user.username,
    clientId: client.ClientId,
    request: {
      userAttributes: { ...attributesOf(user), 'cognito:user_status': user.status },
      newDeviceUsed: false,
      ...(metadata && { clientMetadata: metadata }),
    },
    response: {},
  });
  if (attempt.through === 'managed login') return { user, ChallengeParameters: {} };
  const reason = attempt.tokenReason ?? 'TokenGeneration_Authentication';
  return { user, ChallengeParameters: {}, AuthenticationResult: await signInTokens(pools, { pool, client, user, reason, metadata }) };
}

function newPasswordRequired(attempt: Attempt, user: User): Step {
  const { pools, pool } = attempt;
  if (user.temporaryUntilMs !== undefined && user.temporaryUntilMs <= pools.now())
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
  const missing = pool.schema.filter(({ Name = '', Required }) => Required && Name !== 'sub' && !user.attributes[Name]);
  const { id } = keepChallenge(attempt, 'NEW_PASSWORD_REQUIRED', user);
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: id,
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: JSON.stringify(missing.map(({ Name }) => `userAttributes.${Name}`)),
      userAttributes: JSON.stringify(user.attributes),
    },
  };
}
