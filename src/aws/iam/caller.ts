// Which account a signer belongs to.
import type { Principal } from '../core/identities.ts';
import type { Signer } from './sigv4.ts';

/** The caller as services see it. */
export interface Caller {
  /** Twelve digits; empty for an anonymous caller. */
  readonly account: string;
  readonly accessKeyId: string;
  readonly region: string;
  readonly principal: Principal;
}

/** The account of every access key id that is not itself an account. LocalStack answers with the same one. */
export const defaultAccount = '000000000000';

/**
 * Does the IAM service know the secret of that key? Every other key is an administrator's, by design.
 * AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html: AKIA is a lasting key, ASIA one of a session.
 */
export function isIamKey(accessKeyId: string): boolean {
  return /^A[KS]IA[A-Z2-7]{16}$/.test(accessKeyId);
}

/** An access key id of twelve digits IS the account, so that each run can have one of its own; any other belongs to `defaultAccount`. */
export function callerOf(
  { accessKeyId, region }: Pick<Signer, 'accessKeyId' | 'region'>,
  principalOf: (account: string) => Principal,
): Caller {
  const account = /^\d{12}$/.test(accessKeyId) ? accessKeyId : defaultAccount;
  return { account, accessKeyId, region, principal: principalOf(account) };
}

/** The root user of an account: an administrator. AWS: its user id is the account. */
export function rootPrincipal(account: string): Principal {
  return { kind: 'root', account, arn: `arn:aws:iam::${account}:root`, userId: account, tags: {}, sessionContext: {} };
}
