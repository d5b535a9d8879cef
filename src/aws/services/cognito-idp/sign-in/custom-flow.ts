// CUSTOM_AUTH: three functions of the pool define, make and judge the challenges.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html
import { AwsError } from '../../../core/errors.ts';
import { isJsonObject } from '../../../core/json.ts';
import { invalid, wrongPassword } from '../errors.ts';
import { callTrigger, hasTrigger, type TriggerName } from '../triggers.ts';
import { attributesOf, type User } from '../user.ts';
import { findUser } from '../user-names.ts';
import type { Challenge, CustomStep } from '../user-pool.ts';
import { type Attempt, endChallenge, keepChallenge, openChallenge, required, type Step } from './attempt.ts';
import { checkAccount, finish } from './finish.ts';
import { askBefore, unknownUser } from './known-user.ts';
import { startSrp } from './srp-flow.ts';

type History = readonly CustomStep[];

export async function startCustom(attempt: Attempt): Promise<Step> {
  const user = findUser(attempt.pool, required(attempt, 'USERNAME'));
  if (!user) throw unknownUser(attempt);
  if (!hasTrigger(attempt.pool, 'DefineAuthChallenge')) throw invalid('Custom auth lambda trigger is not configured for the user pool.');
  await askBefore(attempt, user);
  checkAccount(user);
  return attempt.given.CHALLENGE_NAME === 'SRP_A'
    ? next(attempt, user, [{ challengeName: 'SRP_A', challengeResult: true }])
    : next(attempt, user, []);
}

/** What the functions say after the password was proven. */
export function afterSrp(attempt: Attempt, user: User, { history }: NonNullable<Challenge['custom']>): Promise<Step> {
  return next(attempt, user, [...history, { challengeName: 'PASSWORD_VERIFIER', challengeResult: true }]);
}

export async function answerCustom(attempt: Attempt, session: string | undefined): Promise<Step> {
  const challenge = openChallenge(attempt, 'CUSTOM_CHALLENGE', session);
  endChallenge(attempt, challenge);
  const user = attempt.pool.users.find(({ username }) => username === challenge.username);
  const { history = [], private: privateChallengeParameters = {}, metadata: challengeMetadata } = challenge.custom ?? {};
  if (!user) throw wrongPassword();
  const answer = await ask(attempt, user, 'VerifyAuthChallengeResponse', 'VerifyAuthChallengeResponse_Authentication', {
    request: { privateChallengeParameters, challengeAnswer: required(attempt, 'ANSWER') },
    response: { answerCorrect: null },
  });
  const step = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: answer.answerCorrect === true };
  return next(attempt, user, [...history, { ...step, ...(challengeMetadata !== undefined && { challengeMetadata }) }]);
}

async function next(attempt: Attempt, user: User, history: History): Promise<Step> {
  const verdict = await ask(attempt, user, 'DefineAuthChallenge', 'DefineAuthChallenge_Authentication', {
    request: { session: history },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  });
  if (verdict.failAuthentication === true) throw wrongPassword();
  if (verdict.issueTokens === true) return finish(attempt, user);
  if (verdict.challengeName === 'PASSWORD_VERIFIER') return startSrp(attempt, { history, private: {} });
  if (verdict.challengeName === 'CUSTOM_CHALLENGE') return challenge(attempt, user, history);
  throw new AwsError('InvalidLambdaResponseException', 'DefineAuthChallenge named no challenge that can follow.');
}

async function challenge(attempt: Attempt, user: User, history: History): Promise<Step> {
  const made = await ask(attempt, user, 'CreateAuthChallenge', 'CreateAuthChallenge_Authentication', {
    request: { challengeName: 'CUSTOM_CHALLENGE', session: history },
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  });
  const metadata = typeof made.challengeMetadata === 'string' ? { metadata: made.challengeMetadata } : {};
  const { id } = keepChallenge(attempt, 'CUSTOM_CHALLENGE', user, {
    custom: { history, private: textsIn(made.privateChallengeParameters), ...metadata },
  });
  const ChallengeParameters = { USERNAME: user.username, ...textsIn(made.publicChallengeParameters) };
  return { ChallengeName: 'CUSTOM_CHALLENGE', Session: id, ChallengeParameters };
}

async function ask(
  { pools, pool, client, metadata }: Attempt,
  user: User,
  name: TriggerName,
  source: string,
  { request, response }: { readonly request: object; readonly response: object },
): Promise<Readonly<Record<string, unknown>>> {
  const userAttributes = { ...attributesOf(user), 'cognito:user_status': user.status };
  const whole = { userAttributes, ...request, ...(metadata && { clientMetadata: metadata }) };
  const answer = await callTrigger(pools, pool, name, {
    source,
    username: user.username,
    clientId: client.ClientId,
    request: whole,
    response,
  });
  if (!answer) throw invalid('Custom auth lambda trigger is not configured for the user pool.');
  return answer;
}

function textsIn(value: unknown): Record<string, string> {
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, String(inner)])) : {};
}
