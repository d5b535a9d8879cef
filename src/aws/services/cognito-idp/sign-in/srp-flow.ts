// USER_SRP_AUTH and its challenge PASSWORD_VERIFIER. The arithmetic: srp.ts.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fromBase64, fromUtf8, toBase64 } from '@smithy/core/serde';
import { invalid, wrongPassword } from '../errors.ts';
import { checkLock, noteTry } from '../passwords.ts';
import { claimSignature, clientValue, serverValue, verifierOf } from '../srp.ts';
import type { User } from '../user.ts';
import { findUser } from '../user-names.ts';
import type { Challenge } from '../user-pool.ts';
import { type Attempt, endChallenge, keepChallenge, openChallenge, required, type Step } from './attempt.ts';
import { askBefore, unknownUser } from './known-user.ts';

/** A user who does not exist is asked, too, where the app client does not tell. Throws AwsError. */
export async function startSrp(attempt: Attempt, custom?: Challenge['custom']): Promise<Step> {
  const { pools, pool } = attempt;
  const name = required(attempt, 'USERNAME');
  const a = clientValue(required(attempt, 'SRP_A'));
  if (a === undefined) throw invalid('Invalid SRP_A value');
  const user = findUser(pool, name);
  if (!user && unknownUser(attempt).code === 'UserNotFoundException') throw unknownUser(attempt);
  if (user) {
    checkLock(pools, user);
    await askBefore(attempt, user);
  }
  const { salt, verifier } = user?.password ?? invented(attempt, name);
  const secret = BigInt(`0x${pools.environment.random.hex(64)}`);
  const b = serverValue(BigInt(`0x${verifier}`), secret).toString(16);
  const secretBlock = toBase64(pools.bytes(96));
  const { id } = keepChallenge(attempt, 'PASSWORD_VERIFIER', user, {
    id: secretBlock,
    srp: { a: a.toString(16), secret: secret.toString(16), b, salt, verifier },
    ...(custom && { custom }),
  });
  const username = user?.username ?? name;
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: { SALT: salt, SECRET_BLOCK: id, SRP_B: b, USERNAME: username, USER_ID_FOR_SRP: username },
  };
}

/** The user whose password the client has proven to know. Throws AwsError NotAuthorizedException. */
export function verifySrp(attempt: Attempt): { readonly user: User; readonly custom?: Challenge['custom'] } {
  const { pools, pool } = attempt;
  const challenge = openChallenge(attempt, 'PASSWORD_VERIFIER', required(attempt, 'PASSWORD_CLAIM_SECRET_BLOCK'));
  endChallenge(attempt, challenge);
  const { srp, username, custom } = challenge;
  const user = pool.users.find((one) => one.username === username);
  if (!user?.password || !srp) throw wrongPassword();
  checkLock(pools, user);
  const wanted = claimSignature({
    poolId: pool.id,
    username: user.username,
    a: BigInt(`0x${srp.a}`),
    b: BigInt(`0x${srp.b}`),
    secret: BigInt(`0x${srp.secret}`),
    verifier: BigInt(`0x${srp.verifier}`),
    secretBlock: fromBase64(challenge.id),
    timestamp: required(attempt, 'TIMESTAMP'),
  });
  const right = wanted === required(attempt, 'PASSWORD_CLAIM_SIGNATURE');
  noteTry(pools, user, right ? 'right' : 'wrong');
  if (!right) throw wrongPassword();
  return custom ? { user, custom } : { user };
}

/** The same salt each time, as a user would have. Nobody knows a password for it. */
function invented({ pools, pool }: Attempt, name: string): { readonly salt: string; readonly verifier: string } {
  const salt = bytesToHex(sha256(fromUtf8(`${pool.keySeed}:${name}`))).slice(0, 32);
  const password = pools.environment.random.hex(64);
  return { salt, verifier: verifierOf({ poolId: pool.id, username: name, salt, password }).toString(16) };
}
