// A user of a pool, as plain data.
import type { UserStatusType } from '@aws-sdk/client-cognito-identity-provider';

/** What the pool keeps of a password: enough to check one, and to do SRP with. Hexadecimal. */
export interface StoredPassword {
  readonly salt: string;
  readonly verifier: string;
}

/** A code that the user was sent, and what for. */
export interface SentCode {
  readonly code: string;
  readonly expiresMs: number;
  tries: number;
  /** Which address it proves, where it proves one. */
  readonly address?: 'email' | 'phone_number' | undefined;
}

/** One sign-in, which its tokens name as origin_jti. It ends with its refresh token. */
export interface SignIn {
  readonly originJti: string;
  readonly clientId: string;
  refreshToken: string;
  readonly eventId: string;
  readonly authTimeMs: number;
  readonly refreshExpiresMs: number;
  /** When the last of its tokens is over. */
  readonly keptUntilMs: number;
  readonly scopes: readonly string[];
  readonly nonce?: string | undefined;
  /** With rotation: the token before this one, which is good for a while yet. */
  earlier?: { readonly refreshToken: string; readonly untilMs: number };
  state: 'open' | 'revoked';
}

/** An authenticator application. */
export interface SoftwareToken {
  readonly seed: string;
  readonly state: 'offered' | 'verified';
  /** Codes that were taken and would still be right: none is taken twice. */
  readonly used?: readonly string[];
}

export interface User {
  readonly username: string;
  readonly sub: string;
  /** Without sub. */
  attributes: Record<string, string>;
  /** Values that take the place of the old ones when their code comes. */
  pendingAttributes: Record<string, string>;
  status: UserStatusType;
  enabled: boolean;
  readonly createdMs: number;
  modifiedMs: number;
  password?: StoredPassword;
  earlierPasswords: StoredPassword[];
  /** When a temporary password is over. */
  temporaryUntilMs?: number | undefined;
  /** By purpose: `confirm`, `reset`, `email`, `phone_number`. */
  codes: Record<string, SentCode>;
  groups: string[];
  totp?: SoftwareToken;
  /** A second seed, while the first is in use. */
  offeredTotp?: string;
  mfa: { enabled: readonly MfaKind[]; preferred?: MfaKind | undefined };
  signIns: SignIn[];
  failures: { count: number; lockedUntilMs: number };
}

export type MfaKind = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA';

/** As answers list them: sub first. */
export function attributeList(user: User): { readonly Name: string; readonly Value: string }[] {
  return [['sub', user.sub] as const, ...Object.entries(user.attributes)].map(([Name, Value]) => ({ Name, Value }));
}

export function attributesOf(user: User): Readonly<Record<string, string>> {
  return { sub: user.sub, ...user.attributes };
}
