// Which pool's managed login a request means: by its domain, or by a path on localhost as LocalStack has it, then by the app client.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
import type { ReadRequest } from '../../../core/call.ts';
import type { UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

export interface LoginAddress {
  /** Undefined where no pool has the domain. */
  readonly pool: UserPool | undefined;
  /** Host and, on localhost, the path in front of the endpoints. */
  readonly base: string;
  /** `/oauth2/authorize` */
  readonly path: string;
}

const host = /^([a-z0-9-]+)\.auth\.([a-z0-9-]+)\.(?:amazoncognito\.com|localhost(?:\.localstack\.cloud)?)$/;
const onLocalhost = /^\/_aws\/cognito-idp\/([a-z]{2}(?:-[a-z]+)+-\d_[0-9A-Za-z]+)(\/.*)$/s;

/** Undefined for a request that is meant for no managed login. */
export function loginAddress(pools: UserPools, { url }: ReadRequest): LoginAddress | undefined {
  const [, name, region] = host.exec(url.hostname) ?? [];
  if (name !== undefined && region !== undefined) return { pool: pools.byDomain(region, name), base: url.origin, path: url.pathname };
  const [, id, path] = onLocalhost.exec(url.pathname) ?? [];
  if (id === undefined || path === undefined) return undefined;
  return { pool: pools.byId(id), base: `${url.origin}/_aws/cognito-idp/${id}`, path };
}
