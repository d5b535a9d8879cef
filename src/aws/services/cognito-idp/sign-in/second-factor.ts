// Which second factor is asked of a user, and is the answer right?
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
import { isPresentCode } from '../../../core/one-time-code.ts';
import { invalid, usedCode, wrongMfaCode } from '../errors.ts';
import { masked, newCode, send } from '../messages.ts';
import type { MfaKind, User } from '../user.ts';
import type { Challenge, UserPool } from '../user-pool.ts';
import { type Attempt, keepChallenge, type Step } from './attempt.ts';

/** Undefined when none is asked for. */
export async function secondFactor(attempt: Attempt, user: User): Promise<Step | undefined> {
  const { pool } = attempt;
  if (pool.settings.MfaConfiguration === 'OFF') return undefined;
  const { preferred } = user.mfa;
  const factors = factorsOf(pool, user);
  const [first] = factors;
  if (preferred && factors.includes(preferred)) return ask(attempt, user, preferred);
  if (factors.length > 1) return choice(attempt, user, factors);
  if (first) return ask(attempt, user, first);
  return pool.settings.MfaConfiguration === 'ON' ? setUp(attempt, user) : undefined;
}

export async function ask(attempt: Attempt, user: User, factor: MfaKind): Promise<Step> {
  if (factor === 'SOFTWARE_TOKEN_MFA') {
    const { id } = keepChallenge(attempt, factor, user);
    return { ChallengeName: factor, Session: id, ChallengeParameters: { USER_ID_FOR_SRP: user.username } };
  }
  const code = newCode(attempt.pools);
  const { pools, pool, client, metadata } = attempt;
  await send(pools, pool, user, { to: 'phone_number', reason: 'CustomMessage_Authentication', code, clientId: client.ClientId, metadata });
  const { id } = keepChallenge(attempt, factor, user, { code });
  const destination = masked('phone_number', user.attributes.phone_number ?? '');
  return {
    ChallengeName: factor,
    Session: id,
    ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: destination, USER_ID_FOR_SRP: user.username },
  };
}

/** Throws AwsError CodeMismatchException, or ExpiredCodeException for a code that was taken before; the session stays, for another try. */
export function checkSecondFactor({ pools, given }: Attempt, challenge: Challenge, user: User): void {
  if (challenge.name === 'SMS_MFA') {
    if (given.SMS_MFA_CODE !== challenge.code) throw wrongMfaCode();
    return;
  }
  const { totp } = user;
  const code = given.SOFTWARE_TOKEN_MFA_CODE ?? '';
  const isRight = (one: string) => totp?.state === 'verified' && isPresentCode(totp.seed, one, pools.now());
  if (!totp || !isRight(code)) throw wrongMfaCode();
  const used = (totp.used ?? []).filter(isRight);
  if (used.includes(code)) throw usedCode();
  user.totp = { ...totp, used: [...used, code] };
}

/** Throws AwsError InvalidParameterException. */
export function chosenFactor({ pool, given }: Attempt, user: User): MfaKind {
  const chosen = factorsOf(pool, user).find((factor) => factor === given.ANSWER);
  if (!chosen) throw invalid('Invalid answer to SELECT_MFA_TYPE.');
  return chosen;
}

/** What the user turned on; where the pool demands a factor and sends texts, a known phone number is one. */
function factorsOf(pool: UserPool, user: User): readonly MfaKind[] {
  const usable = user.mfa.enabled.filter((factor) =>
    factor === 'SMS_MFA' ? user.attributes.phone_number : user.totp?.state === 'verified',
  );
  if (usable.length > 0 || pool.settings.MfaConfiguration !== 'ON') return usable;
  return pool.settings.SmsConfiguration && user.attributes.phone_number ? ['SMS_MFA'] : [];
}

function choice(attempt: Attempt, user: User, factors: readonly MfaKind[]): Step {
  const { id } = keepChallenge(attempt, 'SELECT_MFA_TYPE', user);
  const ChallengeParameters = { MFAS_CAN_CHOOSE: JSON.stringify(factors), USER_ID_FOR_SRP: user.username };
  return { ChallengeName: 'SELECT_MFA_TYPE', Session: id, ChallengeParameters };
}

function setUp(attempt: Attempt, user: User): Step {
  const possible = attempt.pool.softwareTokenMfa === 'on' ? ['SOFTWARE_TOKEN_MFA'] : [];
  const { id } = keepChallenge(attempt, 'MFA_SETUP', user);
  const ChallengeParameters = { MFAS_CAN_SETUP: JSON.stringify(possible), USER_ID_FOR_SRP: user.username };
  return { ChallengeName: 'MFA_SETUP', Session: id, ChallengeParameters };
}
