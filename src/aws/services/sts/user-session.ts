// Rules that GetSessionToken and GetFederationToken share: who may ask, and for how long.
import type { CallContext } from '../../core/call.ts';
import type { Principal } from '../../core/identities.ts';
import { accessDenied } from './errors.ts';
import { limits } from './limits.ts';
import { wholeSeconds } from './session-seconds.ts';

/** AWS: both must be called with the lasting keys of a user or of the root user. Throws AwsError AccessDenied. */
export function checkLastingCredentials(operation: string, { accessKeyId }: CallContext): void {
  if (accessKeyId.startsWith('ASIA')) throw accessDenied(`Cannot call ${operation} with session credentials`);
}

/** AWS: the root user gets an hour at the most, without an error. */
export function userSessionSeconds({ kind }: Principal, asked: number | undefined): number {
  const seconds = wholeSeconds(asked, limits.userSessionSeconds.default);
  return kind === 'root' ? Math.min(seconds, limits.rootSessionSeconds) : seconds;
}
