// The context of a call that no request made. For tests that call an operation itself.
import type { CallContext } from '../core/call.ts';
import { rootPrincipal } from '../iam/caller.ts';

/** A call by the root user of `account`. */
export function callContext(account: string, region: string): CallContext {
  const principal = rootPrincipal(account);
  const request = { method: 'POST', url: new URL('http://localhost:4566/'), headers: new Headers(), body: new Uint8Array() };
  return { account, region, accessKeyId: account, callerArn: principal.arn, principal, requestId: '1', request };
}
