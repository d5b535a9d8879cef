// A user's attributes change: new addresses are unverified until their code comes, or come into force only then.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html
import type { AttributeType, CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider';
import { invalid } from './errors.ts';
import { limits } from './limits.ts';
import { type Address, keepCode, send } from './messages.ts';
import type { Metadata } from './new-user.ts';
import { checkedAttributes, checkMutable, checkWritable } from './schema.ts';
import type { User } from './user.ts';
import { checkAliases } from './user-names.ts';
import type { AppClient, UserPool } from './user-pool.ts';
import type { UserPools } from './user-pools.ts';

export interface Change {
  readonly given: readonly AttributeType[] | undefined;
  readonly metadata: Metadata;
  /** The app client by which a user changes them itself. */
  readonly by: 'administrator' | AppClient;
}

/** Codes are sent for new addresses that the pool verifies. Throws AwsError. */
export async function changeAttributes(pools: UserPools, pool: UserPool, user: User, change: Change): Promise<CodeDeliveryDetailsType[]> {
  const { by, metadata } = change;
  const given = checkedAttributes(pool, change.given);
  const names = Object.keys(given);
  if (by !== 'administrator') checkWritable(by, names);
  checkMutable(pool, names);
  const clientId = by === 'administrator' ? undefined : by.ClientId;
  const attributes = { ...user.attributes };
  const pending = { ...user.pendingAttributes };
  const toVerify: Address[] = [];
  for (const [name, value] of Object.entries(given)) {
    if ((name !== 'email' && name !== 'phone_number') || given[`${name}_verified`] === 'true' || value === attributes[name]) {
      attributes[name] = value;
      continue;
    }
    const waits = pool.settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.includes(name);
    const verifies = pool.settings.AutoVerifiedAttributes?.includes(name);
    if (verifies && value !== '') toVerify.push(name);
    if (waits && verifies && value !== '') pending[name] = value;
    else {
      attributes[name] = value;
      attributes[`${name}_verified`] = 'false';
    }
  }
  const kept = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''));
  checkAliases(pool, { ...user, attributes: kept });
  user.attributes = kept;
  user.pendingAttributes = pending;
  user.modifiedMs = pools.now();
  const sent: CodeDeliveryDetailsType[] = [];
  for (const to of toVerify) {
    const code = keepCode(pools, user, to, limits.attributeCodeMs, to);
    const destination = pending[to];
    sent.push(await send(pools, pool, user, { to, reason: 'CustomMessage_UpdateUserAttribute', code, clientId, metadata, destination }));
  }
  return sent;
}

/** Throws AwsError InvalidParameterException for attributes that every user must have. */
export function dropAttributes(pools: UserPools, pool: UserPool, user: User, names: readonly string[]): void {
  for (const name of names) {
    const schema = pool.schema.find(({ Name }) => Name === name);
    if (!schema) throw invalid(`user.${name}: Attribute does not exist in the schema.`);
    if (schema.Required) throw invalid(`user.${name}: Attribute is required and cannot be deleted.`);
  }
  checkMutable(pool, names);
  const dropped = names.flatMap((name) => (name === 'email' || name === 'phone_number' ? [name, `${name}_verified`] : [name]));
  user.attributes = Object.fromEntries(Object.entries(user.attributes).filter(([name]) => !dropped.includes(name)));
  user.modifiedMs = pools.now();
}
