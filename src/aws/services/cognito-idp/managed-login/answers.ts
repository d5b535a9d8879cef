// What the endpoints of managed login share: what they are given, JSON as an answer, and the cookie.
import { fromUtf8 } from '@smithy/core/serde';
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import { corsHeaders } from '../cors-headers.ts';
import type { UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

export interface LoginContext {
  readonly pools: UserPools;
  readonly pool: UserPool;
  /** Address of the domain, without a slash at its end. */
  readonly base: string;
  readonly request: ReadRequest;
  readonly query: URLSearchParams;
}

export function json(status: number, value: object, headers: Readonly<Record<string, string>> = {}): EncodedAnswer {
  const own = { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' };
  return { status, headers: { ...own, ...corsHeaders, ...headers }, body: fromUtf8(JSON.stringify(value)) };
}

export function cookieOf({ headers }: ReadRequest): string | undefined {
  return /(?:^|;\s*)cognito=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1];
}
