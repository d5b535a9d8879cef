// Who is meant by a name: the user name itself, the sub, or an alias (a verified mail address or phone number, a preferred user name).
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-aliases
import { aliasExists, invalid, noSuchUser, userExists } from './errors.ts';
import type { User } from './user.ts';
import type { UserPool } from './user-pool.ts';

/** Undefined when nobody is meant. */
export function findUser(pool: UserPool, name: string): User | undefined {
  const wanted = folded(pool, name);
  const exact = pool.users.find((user) => folded(pool, user.username) === wanted || user.sub === name);
  return exact ?? pool.users.find((user) => namesInUse(pool, user).some((alias) => folded(pool, alias) === wanted));
}

/** Throws AwsError UserNotFoundException. */
export function getUser(pool: UserPool, name = ''): User {
  const user = findUser(pool, name);
  if (!user) throw noSuchUser();
  return user;
}

/** The name that a new user gets, where it may have it: a sub where users sign in by mail address or phone number. */
export function newUsername(
  pool: UserPool,
  name: string,
  sub: string,
): { readonly username: string; readonly attributes: Record<string, string> } {
  const kinds = pool.usernameAttributes ?? [];
  if (kinds.length === 0) {
    for (const alias of pool.aliasAttributes ?? [])
      if (alias !== 'preferred_username' && kindOf(name) === alias)
        throw invalid(
          `Username cannot be of ${alias === 'email' ? 'email' : 'phone number'} format, since user pool is configured for ${alias === 'email' ? 'email' : 'phone number'} alias.`,
        );
    if (pool.users.some(({ username }) => folded(pool, username) === folded(pool, name))) throw userExists();
    return { username: name, attributes: {} };
  }
  const kind = kindOf(name);
  if (kind === undefined || !kinds.includes(kind)) throw invalid(wrongUsername(kinds));
  if (pool.users.some(({ attributes }) => folded(pool, attributes[kind] ?? '') === folded(pool, name))) throw userExists(kind);
  return { username: sub, attributes: { [kind]: name } };
}

/** Throws AwsError AliasExistsException when another user has one of these aliases, or signs in by this address. */
export function checkAliases(pool: UserPool, user: User): void {
  const others = pool.users.filter(({ sub }) => sub !== user.sub);
  const mustDiffer = (name: string) => {
    const value = user.attributes[name];
    if (value === undefined) return;
    const signsIn = pool.usernameAttributes?.includes(name) ?? false;
    if (!signsIn && !isUsable(user, name)) return;
    const taken = others.filter((other) => signsIn || isUsable(other, name));
    if (taken.some(({ attributes }) => folded(pool, attributes[name] ?? '') === folded(pool, value))) throw aliasExists(name);
  };
  for (const name of [...(pool.aliasAttributes ?? []), ...(pool.usernameAttributes ?? [])]) mustDiffer(name);
}

/** ForceAliasCreation: who had the alias before loses it. */
export function takeAliases(pool: UserPool, user: User): void {
  for (const alias of pool.aliasAttributes ?? []) {
    for (const other of pool.users)
      if (other !== user && other.attributes[alias] === user.attributes[alias] && isUsable(other, alias))
        other.attributes[`${alias}_verified`] = 'false';
  }
}

function namesInUse(pool: UserPool, user: User): readonly string[] {
  const aliases = (pool.aliasAttributes ?? []).filter((alias) => isUsable(user, alias));
  return [...(pool.usernameAttributes ?? []), ...aliases].flatMap((name) => user.attributes[name] ?? []);
}

/** AWS: mail address and phone number are aliases once they are verified. */
function isUsable({ attributes }: User, alias: string): boolean {
  return attributes[alias] !== undefined && (alias === 'preferred_username' || attributes[`${alias}_verified`] === 'true');
}

function kindOf(name: string): 'email' | 'phone_number' | undefined {
  if (/^[^\s@]+@[^\s@]+$/.test(name)) return 'email';
  return /^\+\d{5,15}$/.test(name) ? 'phone_number' : undefined;
}

function wrongUsername(kinds: readonly string[]): string {
  if (kinds.length > 1) return 'Username should be either an email or a phone number.';
  return kinds[0] === 'email' ? 'Username should be an email.' : 'Username should be a phone number.';
}

function folded({ caseSensitive }: UserPool, name: string): string {
  return caseSensitive ? name : name.toLowerCase();
}
