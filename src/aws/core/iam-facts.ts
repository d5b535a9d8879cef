// What IAM tells of an account as a whole: what GetAccountSummary, GetAccountPasswordPolicy and the credential report say.

/** What IAM tells of an account and Config records nowhere: GetAccountSummary, GetAccountPasswordPolicy and the credential report. */
export interface IamFacts {
  readonly rootMfa: 'on' | 'off';
  /** `hardware` and `virtual` only where root MFA is on. */
  readonly rootMfaDevice?: 'hardware' | 'virtual';
  readonly rootAccessKeys: number;
  /** Absent where the account has none of its own. */
  readonly passwordPolicy?: PasswordPolicyFacts;
  readonly users: readonly UserFacts[];
}

/** The members of GetAccountPasswordPolicy. */
export interface PasswordPolicyFacts {
  readonly minimumPasswordLength: number;
  readonly requireSymbols: boolean;
  readonly requireNumbers: boolean;
  readonly requireUppercaseCharacters: boolean;
  readonly requireLowercaseCharacters: boolean;
  /** Days; absent where passwords do not expire. */
  readonly maxPasswordAge?: number;
  /** Absent where passwords may be used again. */
  readonly passwordReusePrevention?: number;
}

/** One line of the credential report. Times are milliseconds since the epoch. */
export interface UserFacts {
  readonly userName: string;
  /** `AIDA...`, the resource id under which Config records the user. */
  readonly userId: string;
  readonly arn: string;
  readonly createdMs: number;
  readonly password: 'set' | 'none';
  /** Absent: never used. */
  readonly passwordLastUsedMs?: number;
  readonly mfaDevices: number;
  readonly accessKeys: readonly AccessKeyFacts[];
}

export interface AccessKeyFacts {
  readonly accessKeyId: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdMs: number;
  /** Absent: never used. */
  readonly lastUsedMs?: number;
}
