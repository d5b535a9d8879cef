// All user pools of a cloud, and how what stands in a request finds its pool, app client or user.

import type { OpenIdKey, Place } from '../../core/ports.ts';
import { publicHalf, type RsaKey, rsaKeyOf } from '../../core/rsa-key.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { noSuchClient, noSuchPool } from './errors.ts';
import { type AppClient, issuerOf, type UserPool } from './user-pool.ts';

export class UserPools {
  readonly environment: ServiceEnvironment;
  readonly #byId = new Map<string, UserPool>();

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
  }

  now(): number {
    return this.environment.clock.now();
  }

  /** In order of creation. */
  list({ account, region }: Place): UserPool[] {
    return [...this.#byId.values()].filter((pool) => pool.account === account && pool.region === region);
  }

  everywhere(): readonly UserPool[] {
    return [...this.#byId.values()];
  }

  add(pool: UserPool): void {
    this.#byId.set(pool.id, pool);
  }

  delete({ id }: UserPool): void {
    this.#byId.delete(id);
  }

  /** Throws AwsError ResourceNotFoundException. */
  get({ account, region }: Place, id = ''): UserPool {
    const pool = this.#byId.get(id);
    if (pool?.account !== account || pool.region !== region) throw noSuchPool(id);
    return pool;
  }

  /** Whoever asks: for requests that nobody signed. */
  byId(id: string): UserPool | undefined {
    return this.#byId.get(id);
  }

  byIssuer(issuer: string): UserPool | undefined {
    const pool = this.#byId.get(issuer.slice(issuer.lastIndexOf('/') + 1));
    return pool && issuerOf(pool) === issuer ? pool : undefined;
  }

  byDomain(region: string, name: string): UserPool | undefined {
    return [...this.#byId.values()].find((pool) => pool.region === region && pool.domain?.name === name);
  }

  /** Ids of app clients are unique in the whole cloud. Throws AwsError ResourceNotFoundException. */
  byClient(clientId = ''): { readonly pool: UserPool; readonly client: AppClient } {
    const found = this.findClient(clientId);
    if (!found) throw noSuchClient(clientId);
    return found;
  }

  findClient(clientId: string): { readonly pool: UserPool; readonly client: AppClient } | undefined {
    for (const pool of this.#byId.values()) {
      const client = pool.clients.find(({ ClientId }) => ClientId === clientId);
      if (client) return { pool, client };
    }
    return undefined;
  }

  /** The key that signs the pool's tokens. */
  keyOf(pool: UserPool): RsaKey {
    pool.key ??= rsaKeyOf(pool.keySeed);
    return pool.key;
  }

  keyIdOf(pool: UserPool): string {
    return `${pool.keySeed.slice(0, 43)}=`;
  }

  publicKeys(pool: UserPool): readonly OpenIdKey[] {
    return [publicHalf(this.keyOf(pool), this.keyIdOf(pool))];
  }

  bytes(length: number): Uint8Array {
    const hex = this.environment.random.hex(length * 2);
    return Uint8Array.from({ length }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
  }

  snapshot(): readonly UserPool[] {
    return structuredClone([...this.#byId.values()]);
  }

  restore(pools: readonly UserPool[]): void {
    // A state that was kept before pools had providers lacks the two.
    for (const pool of structuredClone(pools)) this.add({ ...{ providers: [], federatedLogins: [] }, ...pool });
  }
}
