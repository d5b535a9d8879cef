// Passwords: what a pool demands of them, how it keeps and checks them, and new temporary ones.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
import type { PasswordPolicyType } from '@aws-sdk/client-cognito-identity-provider';
import { digits, type Random } from '../../core/random.ts';
import { repeatedPassword, tooManyFailures, weakPassword } from './errors.ts';
import { limits } from './limits.ts';
import { verifierOf } from './srp.ts';
import type { StoredPassword, User } from './user.ts';
import type { UserPool } from './user-pool.ts';
import type { UserPools } from './user-pools.ts';

const symbols = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

/** Throws AwsError InvalidPasswordException. */
export function checkPolicy(pool: UserPool, password = ''): void {
  const policy: PasswordPolicyType = pool.settings.Policies?.PasswordPolicy ?? {};
  if (password.length < (policy.MinimumLength ?? 8)) throw weakPassword('Password not long enough');
  if (policy.RequireLowercase && !/[a-z]/.test(password)) throw weakPassword('Password must have lowercase characters');
  if (policy.RequireUppercase && !/[A-Z]/.test(password)) throw weakPassword('Password must have uppercase characters');
  if (policy.RequireNumbers && !/\d/.test(password)) throw weakPassword('Password must have numeric characters');
  if (policy.RequireSymbols && !symbols.test(password)) throw weakPassword('Password must have symbol characters');
}

/** Gives the user a new password, which conforms to policy and history. Throws AwsError. */
export function setPassword(pools: UserPools, pool: UserPool, user: User, password: string): void {
  checkPolicy(pool, password);
  const history = pool.settings.Policies?.PasswordPolicy?.PasswordHistorySize ?? 0;
  const earlier = [...(user.password ? [user.password] : []), ...user.earlierPasswords].slice(0, history);
  if (earlier.some((one) => fits(pool, user, one, password))) throw repeatedPassword();
  const salt = pools.environment.random.hex(32);
  user.earlierPasswords = earlier;
  user.password = { salt, verifier: verifierOf({ poolId: pool.id, username: user.username, salt, password }).toString(16) };
  user.temporaryUntilMs = undefined;
  user.failures = { count: 0, lockedUntilMs: 0 };
  user.modifiedMs = pools.now();
}

/** Is that the user's password? Each wrong one counts. Throws AwsError NotAuthorizedException while the user is locked. */
export function isRightPassword(pools: UserPools, pool: UserPool, user: User, password: string): boolean {
  checkLock(pools, user);
  const right = user.password !== undefined && fits(pool, user, user.password, password);
  noteTry(pools, user, right ? 'right' : 'wrong');
  return right;
}

/** Throws AwsError NotAuthorizedException. */
export function checkLock(pools: UserPools, user: User): void {
  if (user.failures.lockedUntilMs > pools.now()) throw tooManyFailures();
}

export function noteTry(pools: UserPools, user: User, was: 'right' | 'wrong'): void {
  if (was === 'right') user.failures = { count: 0, lockedUntilMs: 0 };
  else {
    const count = user.failures.count + 1;
    const lockMs = count < limits.failuresBeforeLock ? 0 : Math.min(1000 * 2 ** (count - limits.failuresBeforeLock), limits.longestLockMs);
    user.failures = { count, lockedUntilMs: lockMs === 0 ? 0 : pools.now() + lockMs };
  }
}

/** One of each kind, whatever the policy demands, and as long as it demands. */
export function temporaryPassword(random: Random, pool: UserPool): string {
  const length = Math.max(pool.settings.Policies?.PasswordPolicy?.MinimumLength ?? 8, 8);
  const one = (letters: string) => letters[Math.floor(random.next() * letters.length)] ?? '';
  return (
    one('ABCDEFGHJKLMNPQRSTUVWXYZ') +
    one('abcdefghijkmnopqrstuvwxyz') +
    one('23456789') +
    one('!#$%&*+-') +
    digits(random.next, length - 4, 36)
  );
}

function fits(pool: UserPool, { username }: User, { salt, verifier }: StoredPassword, password: string): boolean {
  return verifierOf({ poolId: pool.id, username, salt, password }).toString(16) === verifier;
}
