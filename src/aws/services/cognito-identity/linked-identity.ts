// Logins and identities: found, linked, merged.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/switching-identities.html: an identity keeps its id when a login is added
// to it; a guest whose login has an identity already becomes that one.
import { alreadyLinked, identityForbidden, loginsDoNotMatch, noGuests, tooManyLogins } from './errors.ts';
import { type Identity, isSameLogin, type Login } from './identity.ts';
import type { IdentityPool } from './identity-pool.ts';
import type { IdentityPools } from './identity-pools.ts';
import { limits } from './limits.ts';

/** GetId: the identity that the logins name, or a new one. Throws AwsError NotAuthorizedException, ResourceConflictException. */
export function identityOfLogins(pools: IdentityPools, pool: IdentityPool, logins: readonly Login[]): Identity {
  if (logins.length === 0 && pool.settings.guests === 'refused') throw noGuests();
  const [owner, another] = pools.ownersOf(pool.id, logins);
  if (another) throw alreadyLinked();
  if (!owner) return pools.newIdentity(pool, logins.map(plain));
  link(pools, owner, logins);
  return owner;
}

/** The identity that a call may use, and what the call makes of it once nothing else can fail. */
export interface IdentityOfCall {
  readonly identity: Identity;
  /** Links the logins; a guest that became somebody else is disabled. Never throws. */
  readonly settle: () => void;
}

/**
 * The identity that a call with these logins may use: itself, or the one that a guest becomes by logging in.
 * Throws AwsError NotAuthorizedException, ResourceConflictException.
 */
export function identityForCall(pools: IdentityPools, pool: IdentityPool, identity: Identity, logins: readonly Login[]): IdentityOfCall {
  if (identity.status === 'disabled') throw identityForbidden(identity.id);
  if (logins.length === 0) {
    if (identity.logins.length > 0) throw identityForbidden(identity.id);
    if (pool.settings.guests === 'refused') throw noGuests();
    return { identity, settle() {} };
  }
  const owners = pools.ownersOf(pool.id, logins);
  const isGuest = identity.logins.length === 0;
  if (!isGuest && !owners.includes(identity)) throw loginsDoNotMatch();
  const [other, another] = owners.filter((owner) => owner !== identity);
  if (another || (other && !isGuest)) throw alreadyLinked();
  const used = other ?? identity;
  newLogins(used, logins);
  return {
    identity: used,
    settle() {
      link(pools, used, logins);
      if (other) pools.change(identity, [], 'disabled');
    },
  };
}

/** Adds what is not linked yet. Throws AwsError ResourceConflictException for too many. */
export function link(pools: IdentityPools, identity: Identity, logins: readonly Login[]): void {
  const added = newLogins(identity, logins);
  if (added.length > 0) pools.change(identity, [...identity.logins, ...added]);
}

function newLogins(identity: Identity, logins: readonly Login[]): readonly Login[] {
  const added = logins.filter((login) => !identity.logins.some((known) => isSameLogin(known, login)));
  if (identity.logins.length + added.length > limits.linkedLogins) throw tooManyLogins();
  return added.map(plain);
}

/** Takes logins away. AWS: an identity without its last one cannot be used any more. */
export function unlink(pools: IdentityPools, identity: Identity, isRemoved: (login: Login) => boolean): void {
  const kept = identity.logins.filter((login) => !isRemoved(login));
  if (kept.length < identity.logins.length) pools.change(identity, kept, kept.length === 0 ? 'disabled' : identity.status);
}

/** Without what a verified login knows besides. */
function plain({ provider, subject }: Login): Login {
  return { provider, subject };
}
