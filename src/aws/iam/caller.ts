// Which account a signer belongs to, and may it do what it asks.
import type { Signer } from './sigv4.ts';

/** The caller as services see it. */
export interface Caller {
  /** Twelve digits. */
  readonly account: string;
  readonly accessKeyId: string;
  readonly region: string;
  readonly arn: string;
}

/** The account of every access key id that is not itself an account. LocalStack answers with the same one. */
export const defaultAccount = '000000000000';

/** An access key id of twelve digits IS the account, so that each run can have one of its own; any other belongs to `defaultAccount`. */
export function callerOf({ accessKeyId, region }: Signer): Caller {
  const account = /^\d{12}$/.test(accessKeyId) ? accessKeyId : defaultAccount;
  return { account, accessKeyId, region, arn: `arn:aws:iam::${account}:root` };
}

/** What IAM says to a call. */
export type Decision = 'allow' | 'deny';

/**
 * The place where policies will be evaluated. Every caller is the root user of its account today, and AWS lets the root user
 * do everything, so the answer is always `allow`: a known gap, named in README.md.
 */
export function authorize(_caller: Caller, _service: string, _operation: string): Decision {
  return 'allow';
}
