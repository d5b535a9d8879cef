// Whom an app client means who wants to sign in: a user of the pool, one whom a function migrates, or nobody.
import type { UserStatusType } from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../../core/errors.ts';
import { isJsonObject } from '../../../core/json.ts';
import { noSuchUser, wrongPassword } from '../errors.ts';
import { hidesUsers } from '../hidden-users.ts';
import { newUser } from '../new-user.ts';
import { setPassword } from '../passwords.ts';
import { checkedAttributes } from '../schema.ts';
import { callTrigger, hasTrigger } from '../triggers.ts';
import { attributesOf, type User } from '../user.ts';
import { findUser, newUsername } from '../user-names.ts';
import type { Attempt } from './attempt.ts';

/** Throws AwsError UserNotFoundException, or NotAuthorizedException where the app client does not tell. */
export function unknownUser({ client }: Pick<Attempt, 'client'>): AwsError {
  return hidesUsers(client) ? wrongPassword() : noSuchUser();
}

/** PreAuthentication: a function may refuse. */
export async function askBefore({ pools, pool, client, metadata }: Attempt, user: User): Promise<void> {
  await callTrigger(pools, pool, 'PreAuthentication', {
    source: 'PreAuthentication_Authentication',
    username: user.username,
    clientId: client.ClientId,
    request: {
      userAttributes: { ...attributesOf(user), 'cognito:user_status': user.status },
      validationData: metadata ?? null,
      userNotFound: false,
    },
    response: {},
  });
}

/**
 * UserMigration: a function knows a user whom the pool does not.
 * @param password what the user typed; absent who forgot it
 */
export async function migratedUser(
  { pools, pool, client, metadata }: Omit<Attempt, 'given' | 'through'>,
  name: string,
  password: string | undefined,
): Promise<User | undefined> {
  if (!hasTrigger(pool, 'UserMigration')) return undefined;
  const response = await callTrigger(pools, pool, 'UserMigration', {
    source: password === undefined ? 'UserMigration_ForgotPassword' : 'UserMigration_Authentication',
    username: name,
    clientId: client.ClientId,
    request: { ...(password !== undefined && { password }), validationData: null, clientMetadata: metadata ?? null },
    response: { userAttributes: null, forceAliasCreation: null, finalUserStatus: null, messageAction: null, desiredDeliveryMediums: null },
  }).catch((thrown: unknown) => {
    if (!(thrown instanceof AwsError)) throw thrown;
    throw new AwsError('UserNotFoundException', `Exception migrating user in app client ${client.ClientId}`);
  });
  if (!isJsonObject(response?.userAttributes)) return undefined;
  // What the function said while it ran counts; a user who came meanwhile stays.
  const known = findUser(pool, name);
  if (known) return known;
  const { username: _mapped, ...told } = response.userAttributes;
  const given = checkedAttributes(
    pool,
    Object.entries(told)
      .filter(([key]) => key !== 'sub' && key !== 'cognito:user_status')
      .map(([Name, Value]) => ({ Name, Value: String(Value) })),
  );
  const sub = pools.environment.random.uuid();
  const { username, attributes } = newUsername(pool, name, sub);
  const confirmed = response.finalUserStatus === 'CONFIRMED';
  const status: UserStatusType = confirmed ? 'CONFIRMED' : 'RESET_REQUIRED';
  const user = newUser(pools, { username, sub, attributes: { ...given, ...attributes }, status });
  if (password !== undefined) setPassword(pools, pool, user, password);
  pool.users.push(user);
  return user;
}
