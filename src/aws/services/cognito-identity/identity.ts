// An identity of a pool: a guest, or somebody whom one or more logins name.
import type { IdentityDescription } from '@aws-sdk/client-cognito-identity';

/** Somebody at a provider: a user of a user pool, of Google, of the developer's own system. */
export interface Login {
  /** As `Logins` of a call names it. */
  readonly provider: string;
  /** The `sub` of the provider's tokens, or the developer's own name for the user. */
  readonly subject: string;
}

export interface Identity {
  /** `REGION:UUID` */
  readonly id: string;
  readonly poolId: string;
  /** None for a guest. */
  logins: readonly Login[];
  /** `disabled`: merged into another one, or its last login was taken away. */
  status: 'enabled' | 'disabled';
  readonly createdMs: number;
  modifiedMs: number;
}

export function describedIdentity({ id, logins, createdMs, modifiedMs }: Identity): IdentityDescription {
  return {
    IdentityId: id,
    Logins: [...new Set(logins.map(({ provider }) => provider))],
    CreationDate: new Date(createdMs),
    LastModifiedDate: new Date(modifiedMs),
  };
}

export function isSameLogin(one: Login, other: Login): boolean {
  return one.provider === other.provider && one.subject === other.subject;
}
