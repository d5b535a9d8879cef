// A JSON Web Token, taken apart and held against a key. What its claims must say is each caller's own matter.
// Source: https://www.rfc-editor.org/rfc/rfc7519, signatures as rsa-signature.ts knows them.
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { isJsonObject, parsedJson } from './json.ts';
import type { OpenIdKey } from './ports.ts';
import { fromBase64Url, isRsaAlgorithm, isSignedBy } from './rsa-signature.ts';

export interface JsonWebToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Is the signature that of `key`? False for every algorithm but RSA's with SHA-2. */
  isSignedBy(key: OpenIdKey): boolean;
}

/** Undefined for a text that is no token. */
export function readJsonWebToken(text: string): JsonWebToken | undefined {
  const [head = '', body = '', signature = '', ...rest] = text.split('.');
  const header = objectIn(head);
  const claims = objectIn(body);
  if (!header || !claims || rest.length > 0) return undefined;
  return {
    header,
    claims,
    isSignedBy(key) {
      const bytes = bytesIn(signature);
      return bytes !== undefined && isRsaAlgorithm(header.alg) && isSignedBy(key, header.alg, fromUtf8(`${head}.${body}`), bytes);
    },
  };
}

function bytesIn(part: string): Uint8Array | undefined {
  return /^[\w-]+$/.test(part) && part.length % 4 !== 1 ? fromBase64Url(part) : undefined;
}

function objectIn(part: string): Readonly<Record<string, unknown>> | undefined {
  const json = parsedJson(toUtf8(bytesIn(part) ?? new Uint8Array()));
  return isJsonObject(json) ? json : undefined;
}
