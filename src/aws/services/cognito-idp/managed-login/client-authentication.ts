// Which app client calls /oauth2/token or /oauth2/revoke, and does it know its secret?
import { fromBase64, toUtf8 } from '@smithy/core/serde';
import type { ReadRequest } from '../../../core/call.ts';
import type { AppClient, UserPool } from '../user-pool.ts';

/** Undefined for an app client that is unknown, or that does not know its secret. */
export function authenticatedClient(pool: UserPool, { headers }: ReadRequest, form: URLSearchParams): AppClient | undefined {
  const basic = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(headers.get('authorization') ?? '')?.[1];
  const [id, secret] = basic === undefined ? [form.get('client_id'), form.get('client_secret')] : pair(toUtf8(fromBase64(basic)));
  const client = pool.clients.find(({ ClientId }) => ClientId === id);
  return client && (client.ClientSecret === undefined || client.ClientSecret === secret) ? client : undefined;
}

function pair(text: string): [string, string] {
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}
