// Does the caller know the app client's secret? SECRET_HASH is base64(HMAC-SHA256(secret, user name + client id)).
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromUtf8, toBase64 } from '@smithy/core/serde';
import { notAuthorized } from './errors.ts';
import type { AppClient } from './user-pool.ts';

/**
 * @param names any of which the client may have hashed: the name that it typed, the user's own
 * Throws AwsError NotAuthorizedException.
 */
export function checkSecretHash(
  { ClientId: id, ClientSecret: secret }: AppClient,
  names: readonly string[],
  given: string | undefined,
): void {
  if (secret === undefined) {
    if (given !== undefined) throw notAuthorized(`Unable to verify secret hash for client ${id}`);
    return;
  }
  if (given === undefined) throw notAuthorized(`Client ${id} is configured with secret but SECRET_HASH was not received`);
  if (!names.some((name) => secretHash(secret, name, id) === given)) throw notAuthorized(`SecretHash does not match for the client: ${id}`);
}

export function secretHash(secret: string, name: string, clientId: string): string {
  return toBase64(hmac(sha256, fromUtf8(secret), fromUtf8(name + clientId)));
}

/** For the pages of the pool itself: who types there needs no secret of the app client. Undefined for a client without one. */
export function ownSecretHash({ ClientId: id, ClientSecret: secret }: AppClient, name: string): string | undefined {
  return secret === undefined ? undefined : secretHash(secret, name, id);
}
