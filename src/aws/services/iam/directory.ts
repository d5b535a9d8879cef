// The whole state of IAM: accounts, access keys by id, sessions. IAM is global: the region of a call is ignored.
import type { ServiceEnvironment } from '../../core/service.ts';
import { Account, type AccountState } from './account.ts';
import { awsManagedPolicy } from './aws-managed/aws-managed-policies.ts';
import type { AccessKey, ManagedPolicy, Role, User } from './entities.ts';
import { policyNotFound } from './errors.ts';
import { type IdPrefix, uniqueId } from './identifiers.ts';
import { type Session, Sessions } from './sessions.ts';

export interface DirectoryState {
  readonly accounts: readonly AccountState[];
  readonly sessions: readonly Session[];
}

/** A lasting access key with whose it is. */
export interface OwnedKey {
  readonly account: Account;
  readonly user: User;
  readonly key: AccessKey;
}

export class Directory {
  readonly environment: Pick<ServiceEnvironment, 'clock' | 'random'>;
  readonly sessions: Sessions;
  readonly #accounts = new Map<string, Account>();
  /** Derived from the users: made anew by `restore`. */
  readonly #keys = new Map<string, OwnedKey>();

  constructor(environment: Pick<ServiceEnvironment, 'clock' | 'random'>) {
    this.environment = environment;
    this.sessions = new Sessions(environment.clock, environment.random);
  }

  now(): number {
    return this.environment.clock.now();
  }

  newId(prefix: IdPrefix): string {
    return uniqueId(prefix, this.environment.random);
  }

  /** An account is there as soon as somebody asks for it. */
  account({ account }: { readonly account: string }): Account {
    const known = this.#accounts.get(account);
    if (known) return known;
    const made = new Account(account);
    this.#accounts.set(account, made);
    return made;
  }

  /** The account that must own the alias, where there is one. */
  accountByAlias(alias: string): Account | undefined {
    return [...this.#accounts.values()].find((account) => account.alias === alias);
  }

  /** Roles of all accounts: a trust policy may name somebody of another one. */
  get allRoles(): Role[] {
    return [...this.#accounts.values()].flatMap(({ roles }) => [...roles.values()]);
  }

  /** A managed policy that the account may attach: one of its own, or one of AWS's. */
  managedPolicy(account: Account | undefined, arn: string): ManagedPolicy | undefined {
    return account?.policies.get(arn) ?? awsManagedPolicy(arn);
  }

  /** Throws AwsError NoSuchEntity. */
  policy(account: Account, arn: string | undefined): ManagedPolicy {
    const policy = this.managedPolicy(account, arn ?? '');
    if (!policy) throw policyNotFound(arn ?? '');
    return policy;
  }

  key(accessKeyId: string): OwnedKey | undefined {
    return this.#keys.get(accessKeyId);
  }

  addKey(account: Account, user: User, key: AccessKey): void {
    user.accessKeys.set(key.id, key);
    this.#keys.set(key.id, { account, user, key });
  }

  deleteKey(user: User, accessKeyId: string): void {
    user.accessKeys.delete(accessKeyId);
    this.#keys.delete(accessKeyId);
  }

  snapshot(): DirectoryState {
    const kept = [...this.#accounts.values()].filter((account) => !account.isEmpty);
    return { accounts: kept.map((account) => account.snapshot()), sessions: this.sessions.snapshot() };
  }

  restore({ accounts, sessions }: DirectoryState): void {
    for (const state of accounts) {
      const account = Account.restored(state);
      this.#accounts.set(account.account, account);
      for (const user of account.users.values()) for (const key of user.accessKeys.values()) this.addKey(account, user, key);
    }
    this.sessions.restore(sessions);
  }
}
