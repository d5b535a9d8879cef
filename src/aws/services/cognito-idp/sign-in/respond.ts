// The answer to a challenge.
// AWS: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
import { invalid, notEmbedded, wrongSession } from '../errors.ts';
import { setPassword } from '../passwords.ts';
import { checkedAttributes, checkMutable, checkRequired, checkWritable } from '../schema.ts';
import { checkSecretHash } from '../secret-hash.ts';
import type { User } from '../user.ts';
import { checkAliases } from '../user-names.ts';
import type { Challenge } from '../user-pool.ts';
import { type Attempt, endChallenge, openChallenge, required, type Step } from './attempt.ts';
import { afterSrp, answerCustom } from './custom-flow.ts';
import { afterAccount, afterPassword, finish } from './finish.ts';
import { ask, checkSecondFactor, chosenFactor } from './second-factor.ts';
import { verifySrp } from './srp-flow.ts';

/** Throws AwsError. */
export async function respond(attempt: Attempt, name: string, session: string | undefined): Promise<Step> {
  const username = required(attempt, 'USERNAME');
  if (name === 'PASSWORD_VERIFIER') {
    const { user, custom } = verifySrp(attempt);
    checkSecretHash(attempt.client, [username, user.username], attempt.given.SECRET_HASH);
    return custom ? afterSrp(attempt, user, custom) : afterPassword(attempt, user);
  }
  const answer = answers[name];
  if (!answer) throw notEmbedded(`the challenge ${name}`);
  const challenge = openChallenge(attempt, name, session);
  const user = attempt.pool.users.find((one) => one.username === challenge.username);
  if (!user) throw wrongSession();
  checkSecretHash(attempt.client, [username, user.username], attempt.given.SECRET_HASH);
  return answer(attempt, challenge, user);
}

const answers: Readonly<Record<string, (attempt: Attempt, challenge: Challenge, user: User) => Promise<Step>>> = {
  NEW_PASSWORD_REQUIRED: newPassword,
  SOFTWARE_TOKEN_MFA: byCode,
  SMS_MFA: byCode,
  CUSTOM_CHALLENGE: (attempt, { id }) => answerCustom(attempt, id),
  async SELECT_MFA_TYPE(attempt, challenge, user) {
    const factor = chosenFactor(attempt, user);
    endChallenge(attempt, challenge);
    return ask(attempt, user, factor);
  },
  async MFA_SETUP(attempt, challenge, user) {
    if (challenge.totp !== 'verified') throw invalid('The software token is not verified yet.');
    endChallenge(attempt, challenge);
    return finish(attempt, user);
  },
};

async function byCode(attempt: Attempt, challenge: Challenge, user: User): Promise<Step> {
  checkSecondFactor(attempt, challenge, user);
  endChallenge(attempt, challenge);
  return finish(attempt, user);
}

async function newPassword(attempt: Attempt, challenge: Challenge, user: User): Promise<Step> {
  const { pools, pool, client, given } = attempt;
  const prefix = 'userAttributes.';
  const told = Object.entries(given).filter(([name]) => name.startsWith(prefix));
  const attributes = checkedAttributes(
    pool,
    told.map(([name, Value]) => ({ Name: name.slice(prefix.length), Value })),
  );
  const changed = Object.keys(attributes).filter((name) => attributes[name] !== user.attributes[name]);
  checkWritable(client, changed);
  checkMutable(
    pool,
    changed.filter((name) => user.attributes[name] !== undefined),
  );
  const after = { ...user.attributes, ...attributes };
  checkRequired(pool, after);
  checkAliases(pool, { ...user, attributes: after });
  setPassword(pools, pool, user, required(attempt, 'NEW_PASSWORD'));
  endChallenge(attempt, challenge);
  user.attributes = after;
  user.status = 'CONFIRMED';
  return afterAccount({ ...attempt, tokenReason: 'TokenGeneration_NewPasswordChallenge' }, user);
}
