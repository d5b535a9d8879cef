// The port Identities: credentials, and the policies that speak for whoever holds them.
import { parseArn } from '../../core/arn.ts';
import type { Grants, Identities, Principal, StoredCredentials } from '../../core/identities.ts';
import { isPresentCode } from '../../core/one-time-code.ts';
import type { Account } from './account.ts';
import type { Directory } from './directory.ts';
import type { PolicyHolder, User } from './entities.ts';
import { iamFacts } from './iam-facts.ts';
import type { Session } from './sessions.ts';
import { tagRecord } from './tags.ts';

// AWS: the root user may do everything, and so may a federated user whom it asked for, within the policies of the session.
const everything = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });

export function identities(directory: Directory): Identities {
  return {
    credentials: (accessKeyId) => lastingCredentials(directory, accessKeyId) ?? sessionCredentials(directory, accessKeyId),
    grants(principal, accessKeyId) {
      const session = directory.sessions.get(accessKeyId);
      const grants = grantsOf(directory, session?.issuer ?? principal);
      if (principal.kind === 'federated-user') return { ...grants, session: session?.policies ?? [] };
      return session?.policies ? { ...grants, session: session.policies } : grants;
    },
    policyNames(principal, accessKeyId) {
      return policyNamesOf(directory, directory.sessions.get(accessKeyId)?.issuer ?? principal);
    },
    role(roleArn) {
      const { account = '', resource = '' } = parseArn(roleArn) ?? {};
      const role = directory.account({ account }).roles.get(resource.split('/').at(-1) ?? '');
      if (!role || role.arn !== roleArn) return undefined;
      const { arn, id, name, trustPolicy, maxSessionSeconds, tags } = role;
      return { arn, roleId: id, roleName: name, account, trustPolicy, maxSessionSeconds, tags: tagRecord(tags) };
    },
    facts: (account) => iamFacts(directory.account({ account })),
    managedPolicy: (arn) => documentOf(directory, directory.account({ account: parseArn(arn)?.account ?? '' }), arn),
    openIdProvider(account, url) {
      const found = directory
        .account({ account })
        .openIdProviders.get(`arn:aws:iam::${account}:oidc-provider/${url.replace(/^https:\/\//, '')}`);
      return found && { arn: found.arn, clientIds: found.clientIds };
    },
    issueSession: (request) => ({ ...directory.sessions.issue(request), status: 'Active' }),
    checkMfaCode(principal, serialNumber, code) {
      const device = directory.account(principal).mfaDevices.get(serialNumber);
      const holder = principal.kind === 'root' ? 'root' : principal.userId;
      return device?.holder === holder && isPresentCode(device.seed, code, directory.now()) ? 'right' : 'wrong';
    },
    noteUse(accessKeyId, service, region) {
      const atMs = directory.now();
      const owned = directory.key(accessKeyId);
      if (owned) owned.key.lastUsed = { atMs, service, region };
      const principal = directory.sessions.get(accessKeyId)?.principal;
      const role = principal && roleOf(directory, principal);
      if (role) role.lastUsed = { atMs, region };
    },
  };
}

function lastingCredentials(directory: Directory, accessKeyId: string): StoredCredentials | undefined {
  const owned = directory.key(accessKeyId);
  if (!owned) return undefined;
  const { account, user, key } = owned;
  return { accessKeyId, secretAccessKey: key.secret, status: key.status, principal: userPrincipal(account.account, user) };
}

/** A session of a user or role that is gone is gone too. */
function sessionCredentials(directory: Directory, accessKeyId: string): StoredCredentials | undefined {
  const session = directory.sessions.get(accessKeyId);
  const principal = session && presentPrincipal(directory, session);
  if (!principal) return undefined;
  const { secretAccessKey, sessionToken, expiresAtMs } = session;
  return { accessKeyId, secretAccessKey, sessionToken, expiresAtMs, status: 'Active', principal };
}

/** Who the session is now: a user may have another name and other tags than when it was issued. */
function presentPrincipal(directory: Directory, { principal, issuer }: Session): Principal | undefined {
  if (issuer?.kind === 'user' && !userOf(directory, issuer)) return undefined;
  if (principal.kind === 'assumed-role') return roleOf(directory, principal) && principal;
  if (principal.kind !== 'user') return principal;
  const user = userOf(directory, principal);
  return user && { ...userPrincipal(principal.account, user), sessionContext: principal.sessionContext };
}

export function userPrincipal(account: string, user: User): Principal {
  const { arn, id, name, tags } = user;
  return { kind: 'user', account, arn, userId: id, userName: name, tags: tagRecord(tags), sessionContext: {} };
}

function grantsOf(directory: Directory, principal: Principal): Grants {
  const account = directory.account(principal);
  if (principal.kind === 'root') return { identity: [everything] };
  const holder = holderOf(directory, principal);
  if (!holder) return { identity: [] };
  const identity = [holder, ...groupsOf(account, principal, holder)].flatMap((one) => documentsOf(directory, account, one));
  // A boundary whose policy was deleted allows nothing.
  const boundary = holder.boundary === undefined ? undefined : (documentOf(directory, account, holder.boundary) ?? '{"Statement":[]}');
  return { identity, ...(boundary !== undefined && { boundary }) };
}

/** In the order of the documents of `grantsOf`. */
function policyNamesOf(directory: Directory, principal: Principal): readonly string[] {
  const account = directory.account(principal);
  const holder = principal.kind === 'root' ? undefined : holderOf(directory, principal);
  if (!holder) return [];
  return [holder, ...groupsOf(account, principal, holder)].flatMap(({ name, inline, attached }) => [
    ...[...inline.keys()].map((policy) => `${policy} (inline, of ${name})`),
    ...[...attached].filter((arn) => documentOf(directory, account, arn) !== undefined),
  ]);
}

function holderOf(directory: Directory, principal: Principal) {
  return principal.kind === 'user' ? userOf(directory, principal) : roleOf(directory, principal);
}

function groupsOf(account: Account, { kind }: Principal, holder: PolicyHolder): readonly PolicyHolder[] {
  return kind === 'user' ? account.groupsOf(holder as User) : [];
}

/** The ids tell a deleted and newly made namesake apart. */
function userOf(directory: Directory, { account, userId }: Principal): User | undefined {
  return directory.account({ account }).userById(userId);
}

function roleOf(directory: Directory, { account, roleArn = '', userId }: Principal) {
  const role = directory.account({ account }).roles.get(roleArn.split('/').at(-1) ?? '');
  return role && role.id === userId.split(':')[0] ? role : undefined;
}

function documentsOf(directory: Directory, account: Account, holder: PolicyHolder): string[] {
  const attached = [...holder.attached].map((arn) => documentOf(directory, account, arn));
  return [...holder.inline.values(), ...attached.filter((document) => document !== undefined)];
}

function documentOf(directory: Directory, account: Account, arn: string): string | undefined {
  const policy = directory.managedPolicy(account, arn);
  return policy?.versions.find(({ id }) => id === policy.defaultVersionId)?.document;
}
