// The first step of signing in, by the flow that the client names and its app client allows.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
import { invalid, notEmbedded, wrongPassword } from '../errors.ts';
import { isRightPassword } from '../passwords.ts';
import { checkSecretHash } from '../secret-hash.ts';
import { findUser } from '../user-names.ts';
import type { AppClient } from '../user-pool.ts';
import { type Attempt, required, type Step } from './attempt.ts';
import { startCustom } from './custom-flow.ts';
import { afterPassword } from './finish.ts';
import { askBefore, migratedUser, unknownUser } from './known-user.ts';
import { refreshed, rotates, signInOf } from './refresh.ts';
import { startSrp } from './srp-flow.ts';

/** @param by whom the operation is for: some flows are for administrators only. Throws AwsError. */
export async function initiate(attempt: Attempt, flow: string, by: 'anybody' | 'administrator'): Promise<Step> {
  const { pool, client, given } = attempt;
  if (flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN') return refresh(attempt);
  if (flow === 'USER_AUTH') throw notEmbedded('the flow USER_AUTH (a choice of ways to sign in)');
  const forAdministrators = flow.startsWith('ADMIN_');
  if (forAdministrators !== (by === 'administrator') && flow !== 'USER_SRP_AUTH' && flow !== 'CUSTOM_AUTH')
    throw invalid('Initiate Auth method not supported.');
  if (!allows(client, flow))
    throw invalid(forAdministrators ? 'Auth flow not enabled for this client' : `${flow} flow not enabled for this client`);
  const name = required(attempt, 'USERNAME');
  checkSecretHash(client, [name, findUser(pool, name)?.username ?? name], given.SECRET_HASH);
  if (flow === 'USER_SRP_AUTH') return startSrp(attempt);
  if (flow === 'CUSTOM_AUTH') return startCustom(attempt);
  return byPassword(attempt, name, required(attempt, 'PASSWORD'));
}

export async function byPassword(attempt: Attempt, name: string, password: string): Promise<Step> {
  const { pools, pool } = attempt;
  const user = findUser(pool, name) ?? (await migratedUser(attempt, name, password));
  if (!user) throw unknownUser(attempt);
  await askBefore(attempt, user);
  if (!isRightPassword(pools, pool, user, password)) throw wrongPassword();
  return afterPassword(attempt, user);
}

async function refresh(attempt: Attempt): Promise<Step> {
  const { pools, pool, client, metadata } = attempt;
  if (!allows(client, 'REFRESH_TOKEN_AUTH')) throw invalid('REFRESH_TOKEN_AUTH flow not enabled for this client');
  if (rotates(client)) throw invalid('Refresh token rotation is enabled for this client: use GetTokensFromRefreshToken.');
  const found = signInOf(pools, pool, client, required(attempt, 'REFRESH_TOKEN'));
  checkSecretHash(client, [found.user.username, found.user.sub], attempt.given.SECRET_HASH);
  return { ChallengeParameters: {}, AuthenticationResult: await refreshed(pools, { pool, client, metadata }, found) };
}

const defaultFlows = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

/** By the words of today, or by those from before 2019, which forbid nothing but passwords in the open. */
function allows({ ExplicitAuthFlows: flows = [] }: AppClient, flow: string): boolean {
  const listed: readonly string[] = flows.length > 0 ? flows : defaultFlows;
  const wanted = flow === 'ADMIN_NO_SRP_AUTH' ? 'ADMIN_USER_PASSWORD_AUTH' : flow;
  if (listed.some((word) => word.startsWith('ALLOW_'))) return listed.includes(`ALLOW_${wanted}`);
  if (wanted === 'ADMIN_USER_PASSWORD_AUTH') return listed.includes('ADMIN_NO_SRP_AUTH');
  if (wanted === 'USER_PASSWORD_AUTH') return listed.includes('USER_PASSWORD_AUTH');
  return wanted !== 'USER_SRP_AUTH' || !listed.includes('CUSTOM_AUTH_FLOW_ONLY');
}
