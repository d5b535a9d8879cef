// Tokens in bodies: found, read, explained, and held against the issuer's keys. Sources: RFC 7519; hostile input is anybody's.
import { beforeAll, describe, expect, it } from 'vitest';
import type { CallRecord } from '../../lab/run-events.ts';
import type { LabSession } from '../../lab/session.ts';
import { runLab } from '../../lab/testing/run-lab.ts';
import { claimRows, headerRows } from './claim-words.ts';
import { piecesOf, tokensIn } from './find-tokens.ts';
import { titleOfToken } from './token-title.ts';
import { verifyToken } from './verify-token.ts';

const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const token = (claims: unknown, header: unknown = { alg: 'none' }) => `${part(header)}.${part(claims)}.c2ln`;

describe('finding tokens', () => {
  it('takes a body apart without losing a letter', () => {
    const text = `{"Logins":{"accounts.google.com":"${token({ iss: 'a' })}"},"x":1}`;
    const pieces = piecesOf(text);
    expect(pieces.map(({ kind }) => kind)).toEqual(['text', 'token', 'text']);
    expect(pieces.map(({ text }) => text).join('')).toBe(text);
  });

  it('leaves alone what only looks a bit like one: an encrypted token has five parts, a version has dots', () => {
    const encrypted = `${part({ alg: 'RSA-OAEP' })}.eyJhbGciOi.aaaa.bbbb.cccc`;
    for (const text of [encrypted, '1.2.3', 'eyJ.eyJ.x', 'a.b.c', '']) expect(tokensIn(text)).toEqual([]);
  });

  it('takes no longer for a text made to be slow', () => {
    const before = performance.now();
    tokensIn('eyJ'.repeat(20_000), `${'eyJaaaaaaaa.'.repeat(5_000)}`);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

describe('explaining claims', () => {
  const nowMs = Date.UTC(2026, 0, 5, 9, 0, 0);
  const seconds = nowMs / 1000;

  it("tells times on the lab's clock", () => {
    const rows = claimRows({ iat: seconds - 30, exp: seconds + 3600, nbf: seconds + 5 }, nowMs);
    expect(rows.map(({ time }) => time)).toEqual([
      "2026-01-05 08:59:30 UTC, 30 s ago on the lab's clock",
      "2026-01-05 10:00:00 UTC, in 60 minutes on the lab's clock",
      "2026-01-05 09:00:05 UTC, in 5 s on the lab's clock",
    ]);
    expect(rows.map(({ tone }) => tone)).toEqual([undefined, undefined, 'late']);
    expect(claimRows({ exp: seconds }, nowMs)[0]?.tone).toBe('late');
  });

  it('has words for what Cognito puts in, and none for what nobody knows', () => {
    const rows = claimRows({ token_use: 'id', 'cognito:groups': ['staff'], 'custom:team': 'red', constructor: 1, x: null }, nowMs);
    expect(rows.map(({ name, value, meaning }) => [name, value, meaning !== undefined])).toEqual([
      ['token_use', 'id', true],
      ['cognito:groups', '["staff"]', true],
      ['custom:team', 'red', true],
      ['constructor', '1', false],
      ['x', 'null', false],
    ]);
  });

  it.each([1e300, Number.NaN, -1e300, '1767603600', null, [1], {}])('shows exp of %j as it is, without a time', (exp) => {
    expect(claimRows({ exp }, nowMs)[0]).not.toHaveProperty('time');
  });

  it('survives a header and claims of any kind', () => {
    expect(headerRows(JSON.parse('{"__proto__":{"alg":1},"kid":"<b>"}'))).toHaveLength(2);
    expect(titleOfToken({ sub: 7, iss: {}, aud: 'app' })).toBe('ID token');
  });
});

describe('verifying', () => {
  let session: LabSession;
  let calls: readonly CallRecord[];
  beforeAll(async () => {
    ({ session, calls } = await runLab('own-rows'));
  });
  const ask: LabSession['ask'] = (request) => session.ask(request);

  /** A token that the stand-in for Google has signed in the cloud of the app. */
  async function tokenOfTheApp(): Promise<string> {
    const spec = calls.find(({ inside, by }) => by && inside?.service === 'google-accounts');
    const url = `https://accounts.google.com/o/oauth2/v2/auth?${new URLSearchParams({
      client_id: 'puzzle-walk.apps.googleusercontent.com',
      redirect_uri: 'https://app.example/',
      response_type: 'id_token',
      response_mode: 'form_post',
      scope: 'openid email',
      nonce: 'n',
    })}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { call } = await ask({ service: 'execute-api', method: 'POST', url, headers, body: spec?.request ?? '' });
    const [found] = tokensIn(call.response);
    if (!found) throw new Error(`no token in ${call.response}`);
    return found;
  }

  it("says which of the issuer's keys has signed it", async () => {
    expect(await verifyToken(await tokenOfTheApp(), ask)).toEqual({
      kind: 'verified',
      kid: expect.any(String),
      jwks: 'https://www.googleapis.com/oauth2/v3/certs',
    });
  });

  it("holds a token of a spec against the keys of the specs' cloud, which is another one", async () => {
    const [ofSpec = ''] = tokensIn(...calls.filter(({ by }) => by?.spec).map(({ request }) => request));
    expect(await verifyToken(ofSpec, (request) => session.ask({ ...request, cloud: 'specs' }))).toMatchObject({ kind: 'verified' });
  });

  it('calls a token with one claim changed wrong', async () => {
    const [header = '', claims = '', signature = ''] = (await tokenOfTheApp()).split('.');
    const changed = part({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), sub: 'somebody else' });
    expect(await verifyToken(`${header}.${changed}.${signature}`, ask)).toMatchObject({ kind: 'wrong' });
  });

  it('calls one without a signature wrong, even if it says that it needs none', async () => {
    expect(await verifyToken(token({ iss: 'https://accounts.google.com' }), ask)).toMatchObject({ kind: 'wrong' });
  });

  it.each([
    ['an issuer that is nobody', token({ iss: 'https://evil.example' })],
    ['an issuer that is no address', token({ iss: 'javascript:alert(1)' })],
    ['no issuer', token({})],
    ['no claims', `${part({ alg: 'RS256' })}.${part('[1')}.c2ln`],
  ])('does not know of %s', async (_, text) => {
    expect(await verifyToken(text, ask)).toMatchObject({ kind: 'unknown' });
  });
});
