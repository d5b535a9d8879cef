// Is the signature of a token that of its issuer? The keys are asked for in the cloud of the run, as a server that verifies would do.
// Source: https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationRequest
import { isJsonObject, parsedJson } from '../../aws/core/json.ts';
import { readJsonWebToken } from '../../aws/core/json-web-token.ts';
import type { CloudAnswer, CloudRequest } from '../../lab/cloud-request.ts';

export type Ask = (request: CloudRequest) => Promise<CloudAnswer>;

export type Verification =
  | { readonly kind: 'verified'; readonly kid: string; readonly jwks: string }
  /** None of the issuer's keys made this signature. */
  | { readonly kind: 'wrong'; readonly jwks: string }
  /** Nobody could tell: a sentence says why. */
  | { readonly kind: 'unknown'; readonly because: string };

/** Never rejects. */
export async function verifyToken(text: string, ask: Ask): Promise<Verification> {
  const token = readJsonWebToken(text);
  const issuer = token?.claims.iss;
  if (!token || typeof issuer !== 'string' || !issuer.startsWith('https://'))
    return { kind: 'unknown', because: 'It names no issuer whose keys could be asked for.' };
  try {
    const discovery = await jsonAt(`${issuer}/.well-known/openid-configuration`, ask);
    const jwks = isJsonObject(discovery) && typeof discovery.jwks_uri === 'string' ? discovery.jwks_uri : undefined;
    if (!jwks) return { kind: 'unknown', because: `${issuer} is not in the cloud of this run, or does not tell its keys.` };
    const told = await jsonAt(jwks, ask);
    const keys = isJsonObject(told) && Array.isArray(told.keys) ? told.keys.filter(isKey) : [];
    const named = keys.filter(({ kid }) => kid === token.header.kid);
    const signer = named.find((key) => token.isSignedBy(key));
    return signer ? { kind: 'verified', kid: signer.kid, jwks } : { kind: 'wrong', jwks };
  } catch (error) {
    return { kind: 'unknown', because: error instanceof Error ? error.message : String(error) };
  }
}

async function jsonAt(url: string, ask: Ask): Promise<unknown> {
  const { call } = await ask({ service: 'execute-api', method: 'GET', url, headers: {}, body: '' });
  return call.status === 200 ? parsedJson(call.response) : undefined;
}

function isKey(key: unknown): key is { readonly kid: string; readonly n: string; readonly e: string } {
  return isJsonObject(key) && typeof key.kid === 'string' && typeof key.n === 'string' && typeof key.e === 'string';
}
