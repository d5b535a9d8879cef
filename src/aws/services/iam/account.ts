// One account's users, groups, roles and policies: what is there, by name or ARN, and the errors when it is not.
import type {
  CredentialReport,
  Group,
  InstanceProfile,
  ManagedPolicy,
  Named,
  OpenIdProvider,
  PasswordPolicyState,
  Role,
  User,
  VirtualMfaDevice,
} from './entities.ts';
import { alreadyExists, noSuchEntity } from './errors.ts';

/** What a snapshot holds of an account. */
export interface AccountState {
  readonly account: string;
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly roles: readonly Role[];
  readonly instanceProfiles: readonly InstanceProfile[];
  readonly policies: readonly ManagedPolicy[];
  readonly mfaDevices: readonly VirtualMfaDevice[];
  readonly openIdProviders: readonly OpenIdProvider[];
  readonly alias?: string;
  readonly passwordPolicy?: PasswordPolicyState;
  readonly report?: CredentialReport;
  readonly deletionTasks: readonly string[];
}

/** Kinds of entities that have a name of their own in the account. */
type NamedKind = 'user' | 'group' | 'role' | 'instance-profile';

export class Account {
  readonly account: string;
  readonly users = new Map<string, User>();
  readonly groups = new Map<string, Group>();
  readonly roles = new Map<string, Role>();
  readonly instanceProfiles = new Map<string, InstanceProfile>();
  /** The customer's own managed policies, by ARN. */
  readonly policies = new Map<string, ManagedPolicy>();
  readonly mfaDevices = new Map<string, VirtualMfaDevice>();
  readonly openIdProviders = new Map<string, OpenIdProvider>();
  alias: string | undefined;
  passwordPolicy: PasswordPolicyState | undefined;
  report: CredentialReport | undefined;
  /** Ids of finished deletions of service-linked roles. */
  readonly deletionTasks = new Set<string>();

  constructor(account: string) {
    this.account = account;
  }

  static restored(snapshot: AccountState): Account {
    const state = structuredClone(snapshot);
    const account = new Account(state.account);
    for (const user of state.users) account.users.set(user.name, user);
    for (const group of state.groups) account.groups.set(group.name, group);
    for (const role of state.roles) account.roles.set(role.name, role);
    for (const profile of state.instanceProfiles) account.instanceProfiles.set(profile.name, profile);
    for (const policy of state.policies) account.policies.set(policy.arn, policy);
    for (const device of state.mfaDevices) account.mfaDevices.set(device.serial, device);
    for (const provider of state.openIdProviders) account.openIdProviders.set(provider.arn, provider);
    for (const id of state.deletionTasks) account.deletionTasks.add(id);
    account.alias = state.alias;
    account.passwordPolicy = state.passwordPolicy;
    account.report = state.report;
    return account;
  }

  /** Nothing was ever kept here: somebody only asked. */
  get isEmpty(): boolean {
    const { users, groups, roles, instanceProfiles, policies, mfaDevices, openIdProviders, deletionTasks } = this;
    const collections = [users, groups, roles, instanceProfiles, policies, mfaDevices, openIdProviders, deletionTasks];
    return collections.every(({ size }) => size === 0) && !this.alias && !this.passwordPolicy && !this.report;
  }

  snapshot(): AccountState {
    const { alias, passwordPolicy, report } = this;
    return structuredClone({
      account: this.account,
      users: [...this.users.values()],
      groups: [...this.groups.values()],
      roles: [...this.roles.values()],
      instanceProfiles: [...this.instanceProfiles.values()],
      policies: [...this.policies.values()],
      mfaDevices: [...this.mfaDevices.values()],
      openIdProviders: [...this.openIdProviders.values()],
      deletionTasks: [...this.deletionTasks],
      ...(alias !== undefined && { alias }),
      ...(passwordPolicy && { passwordPolicy }),
      ...(report && { report }),
    });
  }

  /** Throws AwsError NoSuchEntity. */
  user(name: string | undefined): User {
    return this.users.get(name ?? '') ?? missing(`The user with name ${name} cannot be found.`);
  }

  /** Throws AwsError NoSuchEntity. */
  group(name: string | undefined): Group {
    return this.groups.get(name ?? '') ?? missing(`The group with name ${name} cannot be found.`);
  }

  /** Throws AwsError NoSuchEntity. */
  role(name: string | undefined): Role {
    return this.roles.get(name ?? '') ?? missing(`The role with name ${name} cannot be found.`);
  }

  /** Throws AwsError NoSuchEntity. */
  instanceProfile(name: string | undefined): InstanceProfile {
    return this.instanceProfiles.get(name ?? '') ?? missing(`Instance Profile ${name} cannot be found.`);
  }

  /** Throws AwsError NoSuchEntity. */
  mfaDevice(serial: string | undefined): VirtualMfaDevice {
    return this.mfaDevices.get(serial ?? '') ?? missing(`VirtualMFADevice with serial number ${serial} doesn't exist.`);
  }

  /** Throws AwsError NoSuchEntity. */
  openIdProvider(arn: string | undefined): OpenIdProvider {
    return this.openIdProviders.get(arn ?? '') ?? missing(`OpenIDConnect Provider not found for arn ${arn}`);
  }

  userById(id: string): User | undefined {
    return [...this.users.values()].find((user) => user.id === id);
  }

  groupsOf(user: User): Group[] {
    return [...this.groups.values()].filter((group) => group.members.has(user.id));
  }

  /** AWS: names are not distinguished by case. Throws AwsError EntityAlreadyExists. */
  checkFree(kind: NamedKind, name: string, except?: Named): void {
    const same = (other: Named) => other !== except && other.name.toLowerCase() === name.toLowerCase();
    if (![...this.#named(kind)].some(same)) return;
    if (kind === 'instance-profile') throw alreadyExists(`Instance Profile ${name} already exists.`);
    throw alreadyExists(`${kind[0]?.toUpperCase()}${kind.slice(1)} with name ${name} already exists.`);
  }

  arn(kind: NamedKind | 'policy' | 'mfa' | 'oidc-provider', path: string, name: string): string {
    return `arn:aws:iam::${this.account}:${kind}${path}${name}`;
  }

  #named(kind: NamedKind): Iterable<Named> {
    if (kind === 'user') return this.users.values();
    if (kind === 'group') return this.groups.values();
    return kind === 'role' ? this.roles.values() : this.instanceProfiles.values();
  }
}

function missing(sentence: string): never {
  throw noSuchEntity(sentence);
}
