// A user pool and what lies in it, as plain data.
import type { SchemaAttributeType, UserPoolClientType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { formatArn } from '../../core/arn.ts';
import type { Place } from '../../core/ports.ts';
import type { RsaKey } from '../../core/rsa-key.ts';
import type { FederatedLogin, IdentityProvider } from './federation/identity-provider.ts';
import type { User } from './user.ts';

/** What a pool is told by CreateUserPool and UpdateUserPool, with the defaults filled in. */
export type PoolSettings = Pick<
  UserPoolType,
  | 'Policies'
  | 'DeletionProtection'
  | 'LambdaConfig'
  | 'AutoVerifiedAttributes'
  | 'SmsVerificationMessage'
  | 'EmailVerificationMessage'
  | 'EmailVerificationSubject'
  | 'VerificationMessageTemplate'
  | 'SmsAuthenticationMessage'
  | 'UserAttributeUpdateSettings'
  | 'MfaConfiguration'
  | 'EmailConfiguration'
  | 'SmsConfiguration'
  | 'AdminCreateUserConfig'
  | 'AccountRecoverySetting'
  | 'UserPoolTier'
>;

/** Dates are kept as milliseconds. */
export type AppClient = Omit<UserPoolClientType, 'CreationDate' | 'LastModifiedDate' | 'ClientId'> & {
  readonly ClientId: string;
  readonly createdMs: number;
  modifiedMs: number;
};

export interface Group {
  readonly name: string;
  description?: string | undefined;
  roleArn?: string | undefined;
  precedence?: number | undefined;
  readonly createdMs: number;
  modifiedMs: number;
}

export interface ResourceServer {
  readonly identifier: string;
  name: string;
  scopes: readonly { readonly ScopeName: string | undefined; readonly ScopeDescription: string | undefined }[];
}

/** A message that the real service would send by mail or to a phone. */
export interface Message {
  readonly atMs: number;
  readonly medium: 'EMAIL' | 'SMS';
  readonly to: string;
  readonly username: string;
  /** Absent in a text message. */
  readonly subject?: string | undefined;
  readonly text: string;
  /** What the text asks for: a code, a temporary password, a code of MFA. */
  readonly code: string;
  /** Why it was sent, as CustomMessage calls it: `CustomMessage_SignUp`. */
  readonly reason: string;
}

/** A sign-in that is under way: what a challenge asked, and what its answer will be held against. */
export interface Challenge {
  /** The session, or the secret block of SRP. */
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  /** Absent for a user whom the pool does not know, and does not say so of. */
  readonly username?: string | undefined;
  readonly expiresMs: number;
  /** SRP, in hexadecimal: the client's A, the server's b and B. */
  readonly srp?: { readonly a: string; readonly secret: string; readonly b: string; readonly salt: string; readonly verifier: string };
  /** The code that was sent. */
  readonly code?: string;
  /** CUSTOM_AUTH: what was asked and answered so far, and what the present answer must fulfil. */
  readonly custom?: {
    readonly history: readonly CustomStep[];
    readonly private: Readonly<Record<string, string>>;
    readonly metadata?: string;
  };
  /** The seed of an authenticator application that is being set up. */
  totpSeed?: string;
  totp?: 'verified';
}

export interface CustomStep {
  readonly challengeName: string;
  readonly challengeResult: boolean;
  readonly challengeMetadata?: string;
}

/** An authorization code of managed login, and what it will be exchanged for. */
export interface LoginCode {
  readonly code: string;
  readonly clientId: string;
  readonly username: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly nonce?: string | undefined;
  readonly codeChallenge?: string | undefined;
  readonly authTimeMs: number;
  readonly expiresMs: number;
}

/** Somebody whom managed login knows in one browser. */
export interface LoginSession {
  readonly cookie: string;
  readonly username: string;
  readonly authTimeMs: number;
  readonly expiresMs: number;
}

export interface UserPool extends Place {
  readonly id: string;
  name: string;
  readonly createdMs: number;
  modifiedMs: number;
  settings: PoolSettings;
  readonly aliasAttributes: readonly string[] | undefined;
  readonly usernameAttributes: readonly string[] | undefined;
  readonly caseSensitive: boolean;
  schema: SchemaAttributeType[];
  tags: Record<string, string>;
  softwareTokenMfa: 'on' | 'off';
  domain?: { readonly name: string; readonly managedLoginVersion: number };
  clients: AppClient[];
  groups: Group[];
  resourceServers: ResourceServer[];
  users: User[];
  messages: Message[];
  challenges: Challenge[];
  loginCodes: LoginCode[];
  loginSessions: LoginSession[];
  providers: IdentityProvider[];
  federatedLogins: FederatedLogin[];
  readonly keySeed: string;
  /** Made at its first use. */
  key?: RsaKey;
}

export function poolArn({ account, region, id }: Place & { readonly id: string }): string {
  return formatArn({ service: 'cognito-idp', region, account, resource: `userpool/${id}` });
}

export function issuerOf({ region, id }: { readonly region: string; readonly id: string }): string {
  return `https://cognito-idp.${region}.amazonaws.com/${id}`;
}
