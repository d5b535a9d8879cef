// The accounts of the stand-in for Google, the codes on their way to applications, and the key that signs its ID tokens.
import { sha256 } from '@noble/hashes/sha2.js';
import { fromUtf8 } from '@smithy/core/serde';
import type { OpenIdKey } from '../../core/ports.ts';
import { base64Url, publicHalf, type RsaKey, rsaKeyOf, signedToken } from '../../core/rsa-key.ts';
import type { ServiceEnvironment } from '../../core/service.ts';

export interface Account {
  /** Google: up to 255 digits, never used again for somebody else. */
  readonly sub: string;
  readonly email: string;
  readonly name: string;
}

/** An authorization code, and what it will be exchanged for. */
export interface AuthorizationCode {
  readonly code: string;
  readonly sub: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly nonce?: string | undefined;
  readonly codeChallenge?: string | undefined;
  readonly expiresMs: number;
}

/** Plain data. */
export interface GoogleState {
  readonly accounts: readonly Account[];
  readonly codes: readonly AuthorizationCode[];
  readonly accessTokens: Readonly<Record<string, { readonly sub: string; readonly expiresMs: number }>>;
  /** Absent while no token was signed. */
  readonly keySeed?: string;
}

export const issuer = 'https://accounts.google.com';
const tokenSeconds = 3600;
const codeMs = 10 * 60_000;
const keyId = 'sandshark';

/** Two people, so that a page has somebody to choose. */
const firstAccounts: readonly Account[] = ['Ama Mensah', 'Kenji Sato'].map((name) => accountOf(`${name.split(' ')[0]}@gmail.com`, name));

export class GoogleAccounts {
  readonly #environment: ServiceEnvironment;
  #state: GoogleState = { accounts: firstAccounts, codes: [], accessTokens: {} };
  #key: RsaKey | undefined;

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  get accounts(): readonly Account[] {
    return this.#state.accounts;
  }

  /** The account of that address, made if nobody has it yet. */
  account(email: string, name: string): Account {
    const account = accountOf(email, name);
    const known = this.#state.accounts.find(({ sub }) => sub === account.sub);
    if (!known) this.#state = { ...this.#state, accounts: [...this.#state.accounts, account] };
    return known ?? account;
  }

  code(granted: Omit<AuthorizationCode, 'code' | 'expiresMs'>): string {
    const nowMs = this.#now();
    const code = `4/0A${this.#secret()}`;
    const open = this.#state.codes.filter(({ expiresMs }) => expiresMs > nowMs);
    this.#state = { ...this.#state, codes: [...open, { ...granted, code, expiresMs: nowMs + codeMs }] };
    return code;
  }

  /** What was granted for a code, once; undefined for a code that is over, was used, or never was. */
  redeem(code: string): (AuthorizationCode & { readonly account: Account }) | undefined {
    const found = this.#state.codes.find((one) => one.code === code && one.expiresMs > this.#now());
    this.#state = { ...this.#state, codes: this.#state.codes.filter((one) => one.code !== code) };
    const account = this.#state.accounts.find(({ sub }) => sub === found?.sub);
    return found && account && { ...found, account };
  }

  /** Good for an hour. */
  accessToken({ sub }: Account): { readonly token: string; readonly seconds: number } {
    const nowMs = this.#now();
    const token = `ya29.${this.#secret()}`;
    const open = Object.entries(this.#state.accessTokens).filter(([, { expiresMs }]) => expiresMs > nowMs);
    const accessTokens = { ...Object.fromEntries(open), [token]: { sub, expiresMs: nowMs + tokenSeconds * 1000 } };
    this.#state = { ...this.#state, accessTokens };
    return { token, seconds: tokenSeconds };
  }

  accountOfToken(token: string): Account | undefined {
    const { sub, expiresMs = 0 } = this.#state.accessTokens[token] ?? {};
    return expiresMs > this.#now() ? this.#state.accounts.find((one) => one.sub === sub) : undefined;
  }

  /**
   * Google: https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload
   * @param scopes `email` and `profile` decide what else is told
   */
  idToken(account: Account, of: { clientId: string; scopes: readonly string[]; nonce?: string | undefined; accessToken?: string }): string {
    const nowSeconds = Math.floor(this.#now() / 1000);
    return signedToken(this.#signingKey(), keyId, {
      iss: issuer,
      azp: of.clientId,
      aud: of.clientId,
      ...claimsOf(account, of.scopes),
      ...(of.accessToken !== undefined && { at_hash: base64Url(sha256(fromUtf8(of.accessToken)).slice(0, 16)) }),
      ...(of.nonce !== undefined && { nonce: of.nonce }),
      iat: nowSeconds,
      exp: nowSeconds + tokenSeconds,
    });
  }

  publicKeys(): readonly OpenIdKey[] {
    return [publicHalf(this.#signingKey(), keyId)];
  }

  snapshot(): GoogleState {
    return structuredClone(this.#state);
  }

  restore(state: GoogleState): void {
    this.#state = structuredClone(state);
    this.#key = undefined;
  }

  #now(): number {
    return this.#environment.clock.now();
  }

  #secret(): string {
    return this.#environment.random.hex(48);
  }

  #signingKey(): RsaKey {
    const keySeed = this.#state.keySeed ?? this.#environment.random.hex(64);
    this.#state = { ...this.#state, keySeed };
    this.#key ??= rsaKeyOf(keySeed);
    return this.#key;
  }
}

/** What an ID token, and userinfo, tell of somebody. */
export function claimsOf({ sub, email, name }: Account, scopes: readonly string[]): Readonly<Record<string, unknown>> {
  const [given, ...family] = name.split(' ');
  return {
    sub,
    ...(scopes.includes('email') && { email, email_verified: true }),
    ...(scopes.includes('profile') && { name, given_name: given, ...(family.length > 0 && { family_name: family.join(' ') }) }),
  };
}

/** The number follows from the address, so that the same person is the same in every cloud. */
function accountOf(given: string, name: string): Account {
  const email = given.trim().toLowerCase();
  const digest = sha256(fromUtf8(email)).slice(0, 8);
  const number = digest.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return { sub: `1${String(number).padStart(20, '0')}`, email, name };
}
