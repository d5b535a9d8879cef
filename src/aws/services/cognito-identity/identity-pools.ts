// All identity pools of a cloud with their identities, and the seed of the key that signs their tokens.

import type { OpenIdKey, Place } from '../../core/ports.ts';
import { publicHalf, type RsaKey, rsaKeyOf } from '../../core/rsa-key.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { identityNotFound, poolNotFound } from './errors.ts';
import type { Identity, Login } from './identity.ts';
import type { IdentityPool, PoolSettings } from './identity-pool.ts';

/** Plain data. */
export interface IdentityPoolsState {
  readonly pools: readonly IdentityPool[];
  readonly identities: readonly Identity[];
  /** Absent while no token was signed. */
  readonly keySeed?: string;
}

export class IdentityPools {
  readonly environment: ServiceEnvironment;
  readonly #pools = new Map<string, IdentityPool>();
  readonly #identities = new Map<string, Identity>();
  /** A login belongs to one identity of a pool. */
  readonly #byLogin = new Map<string, Identity>();
  #keySeed: string | undefined;
  #key: RsaKey | undefined;

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
  }

  now(): number {
    return this.environment.clock.now();
  }

  create({ account, region }: Place, settings: PoolSettings, tags: Readonly<Record<string, string>>): IdentityPool {
    const id = `${region}:${this.environment.random.uuid()}`;
    const pool: IdentityPool = { id, account, region, settings, tags, roles: {}, roleMappings: {}, principalTags: {} };
    this.#pools.set(id, pool);
    return pool;
  }

  /** In order of their ids. */
  list({ account, region }: Place): IdentityPool[] {
    const here = [...this.#pools.values()].filter((pool) => pool.account === account && pool.region === region);
    return here.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** The pool, whoever's it is: those who ask for an identity sign nothing. Throws AwsError ResourceNotFoundException. */
  anywhere(id: string | undefined): IdentityPool {
    const pool = this.#pools.get(id ?? '');
    if (!pool) throw poolNotFound(id ?? '');
    return pool;
  }

  /** The caller's own pool. Throws AwsError ResourceNotFoundException. */
  own(id: string | undefined, { account, region }: Place): IdentityPool {
    const pool = this.anywhere(id);
    if (pool.account !== account || pool.region !== region) throw poolNotFound(id ?? '');
    return pool;
  }

  /** With all its identities. */
  delete({ id }: IdentityPool): void {
    this.#pools.delete(id);
    for (const identity of this.identitiesOf(id)) this.deleteIdentity(identity);
  }

  newIdentity(pool: IdentityPool, logins: readonly Login[]): Identity {
    const id = `${pool.region}:${this.environment.random.uuid()}`;
    const nowMs = this.now();
    const identity: Identity = { id, poolId: pool.id, logins, status: 'enabled', createdMs: nowMs, modifiedMs: nowMs };
    this.#keep(identity);
    return identity;
  }

  /** Throws AwsError ResourceNotFoundException. */
  identity(id: string | undefined): Identity {
    const identity = this.#identities.get(id ?? '');
    if (!identity) throw identityNotFound(id ?? '');
    return identity;
  }

  findIdentity(id: string): Identity | undefined {
    return this.#identities.get(id);
  }

  /** In order of their ids. */
  identitiesOf(poolId: string): Identity[] {
    const all = [...this.#identities.values()].filter((identity) => identity.poolId === poolId);
    return all.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** The identities of the pool that one of the logins names, each once. */
  ownersOf(poolId: string, logins: readonly Login[]): Identity[] {
    const owners = logins.map((login) => this.#byLogin.get(loginKey(poolId, login)));
    return [...new Set(owners)].filter((owner) => owner !== undefined);
  }

  change(identity: Identity, logins: readonly Login[], status: Identity['status'] = identity.status): void {
    this.#forgetLogins(identity);
    identity.logins = logins;
    identity.status = status;
    identity.modifiedMs = this.now();
    this.#keep(identity);
  }

  deleteIdentity(identity: Identity): void {
    this.#forgetLogins(identity);
    this.#identities.delete(identity.id);
  }

  /** Made when it is first needed: that takes some tenths of a second. */
  signingKey(): RsaKey {
    this.#keySeed ??= this.environment.random.hex(64);
    this.#key ??= rsaKeyOf(this.#keySeed);
    return this.#key;
  }

  publicKeys(): readonly OpenIdKey[] {
    return [publicHalf(this.signingKey(), keyId)];
  }

  #keep(identity: Identity): void {
    this.#identities.set(identity.id, identity);
    for (const login of identity.logins) this.#byLogin.set(loginKey(identity.poolId, login), identity);
  }

  #forgetLogins({ poolId, logins }: Identity): void {
    for (const login of logins) this.#byLogin.delete(loginKey(poolId, login));
  }

  snapshot(): IdentityPoolsState {
    const [pools, identities] = [[...this.#pools.values()], [...this.#identities.values()]];
    return structuredClone({ pools, identities, ...(this.#keySeed !== undefined && { keySeed: this.#keySeed }) });
  }

  restore(state: IdentityPoolsState): void {
    const { pools, identities, keySeed } = structuredClone(state);
    for (const pool of pools) this.#pools.set(pool.id, pool);
    for (const identity of identities) this.#keep(identity);
    this.#keySeed = keySeed;
    this.#key = undefined;
  }
}

/** There is one key in a cloud. */
export const keyId = 'sandshark-cognito-identity-1';

function loginKey(poolId: string, { provider, subject }: Login): string {
  return JSON.stringify([poolId, provider, subject]);
}
