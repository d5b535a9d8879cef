// Keys and signatures against OpenSSL (node:crypto): PKCS#1 v1.5 has one right signature only, so that equality is the proof.
import { createPrivateKey, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { readJsonWebToken } from './json-web-token.ts';
import { base64Url, publicHalf, type RsaKey, rsaKeyOf, signedBy, signedToken } from './rsa-key.ts';

const key = rsaKeyOf('a seed');

/** The key as OpenSSL takes it: RFC 7517 wants the private exponent too. */
function inOpenSsl({ n, p, q, dp, dq, qInverse }: RsaKey) {
  const [pNumber, qNumber] = [BigInt(`0x${p}`), BigInt(`0x${q}`)];
  const order = (pNumber - 1n) * (qNumber - 1n);
  let d = 1n;
  while ((order * d + 1n) % 65537n !== 0n) d++;
  const text = (hex: string) => Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
  const jwk = { kty: 'RSA', n: text(n), e: 'AQAB', d: text(((order * d + 1n) / 65537n).toString(16)), p: text(p), q: text(q) };
  return createPrivateKey({ format: 'jwk', key: { ...jwk, dp: text(dp), dq: text(dq), qi: text(qInverse) } });
}

test('a key has 2048 bits, is the same for the same seed and another for another', () => {
  expect(BigInt(`0x${key.n}`).toString(2)).toHaveLength(2048);
  expect(rsaKeyOf('a seed', 512)).toEqual(rsaKeyOf('a seed', 512));
  expect(rsaKeyOf('a seed', 512).n).not.toBe(rsaKeyOf('another', 512).n);
});

test('OpenSSL takes the key and makes the same signature with it', () => {
  for (const text of ['', 'high at six', 'x'.repeat(1000)]) {
    const bytes = new TextEncoder().encode(text);
    expect(base64Url(signedBy(key, bytes))).toBe(sign('sha256', bytes, inOpenSsl(key)).toString('base64url'));
  }
});

test('a token of the key is verified by its public half, and by no other key', () => {
  const token = readJsonWebToken(signedToken(key, 'one', { sub: 'alice' }));
  expect(token?.header).toEqual({ kid: 'one', alg: 'RS256' });
  expect(token?.claims).toEqual({ sub: 'alice' });
  expect(token?.isSignedBy(publicHalf(key, 'one'))).toBe(true);
  expect(token?.isSignedBy(publicHalf(rsaKeyOf('other', 1024), 'one'))).toBe(false);
});
