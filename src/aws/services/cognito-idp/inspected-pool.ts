// A user pool as the inspector shows it: with its outbox, without passwords and keys.
import { answeredPool } from './answered.ts';
import { attributesOf, type User } from './user.ts';
import type { UserPool } from './user-pool.ts';

export function inspectedPool(pool: UserPool): unknown {
  const { CreationDate: _created, LastModifiedDate: _modified, ...described } = answeredPool(pool);
  return structuredClone({
    ...described,
    clients: pool.clients.map(({ ClientSecret: _secret, ...client }) => client),
    groups: pool.groups,
    resourceServers: pool.resourceServers,
    users: pool.users.map(inspectedUser),
    messages: pool.messages,
  });
}

function inspectedUser(user: User): unknown {
  const { username, status, enabled, groups, mfa, signIns } = user;
  const open = signIns
    .filter(({ state }) => state === 'open')
    .map(({ originJti, clientId, authTimeMs }) => ({ originJti, clientId, authTimeMs }));
  return { username, status, enabled, attributes: attributesOf(user), groups, mfa, signIns: open };
}
