// Who can call: principals, their credentials and the policies that speak for them. The IAM service owns them; everyone asks by a port.
import type { IamFacts } from './iam-facts.ts';

/** Who a call is from. */
export interface Principal {
  readonly kind: 'root' | 'user' | 'assumed-role' | 'federated-user' | 'service' | 'web-identity' | 'anonymous';
  /** Twelve digits; empty for `anonymous`. */
  readonly account: string;
  /**
   * `arn:aws:iam::111122223333:root`, `...:user/path/name`, `arn:aws:sts::111122223333:assumed-role/role/session`; `*` for `anonymous`.
   * For `service` its name (`lambda.amazonaws.com`), for `web-identity` what Federated names (`cognito-identity.amazonaws.com`, an ARN).
   */
  readonly arn: string;
  /** What IAM calls aws:userid: the account of a root user, `AIDA...` of a user, `AROA...:session` of a session of a role. */
  readonly userId: string;
  /** For `user`. */
  readonly userName?: string;
  /** For `assumed-role`: the ARN of the role, with its path. */
  readonly roleArn?: string;
  /** aws:PrincipalTag: tags of the user or role; tags of the session win. */
  readonly tags: Readonly<Record<string, string>>;
  /** Further condition keys of the session, for example `cognito-identity.amazonaws.com:sub`, `aws:SourceIdentity`, `aws:TokenIssueTime`. */
  readonly sessionContext: Readonly<Record<string, readonly string[]>>;
}

/** An access key, lasting (AKIA...) or of a session (ASIA...). */
export interface StoredCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Sessions only. */
  readonly sessionToken?: string;
  /** Milliseconds since the epoch; sessions only. */
  readonly expiresAtMs?: number;
  readonly status: 'Active' | 'Inactive';
  readonly principal: Principal;
}

/** The policies that speak for a principal at this moment, as JSON texts. */
export interface Grants {
  /** Inline and attached policies of the user and its groups, or of the role. */
  readonly identity: readonly string[];
  /** The permissions boundary. */
  readonly boundary?: string;
  /** The policies given with the session; absent when none was given. */
  readonly session?: readonly string[];
}

export interface RoleIdentity {
  readonly arn: string;
  /** `AROA...` */
  readonly roleId: string;
  readonly roleName: string;
  readonly account: string;
  /** JSON. */
  readonly trustPolicy: string;
  readonly maxSessionSeconds: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** What a new session of a role, or of a user, is made of. */
export interface SessionRequest {
  readonly principal: Principal;
  readonly durationSeconds: number;
  /** JSON texts: the session policies, inline and by ARN (already read). */
  readonly policies?: readonly string[];
  /** For `federated-user`: who asked for the session, and whose policies therefore bound it. */
  readonly issuer?: Principal;
}

/** The directory of users, roles and credentials of a cloud. */
export interface Identities {
  /** The credentials of that access key id, expired and inactive ones too; undefined when there are none. */
  credentials(accessKeyId: string): StoredCredentials | undefined;
  grants(principal: Principal, accessKeyId?: string): Grants;
  /** The names of the policies in `grants(...).identity`, in their order, for people. Absent where policies have none. */
  policyNames?(principal: Principal, accessKeyId?: string): readonly string[];
  role(roleArn: string): RoleIdentity | undefined;
  /** Of an account as a whole, for AWS Config's rules. */
  facts?(account: string): IamFacts;
  /** The text of a managed policy by ARN, AWS's own ones too; undefined when there is none. */
  managedPolicy(policyArn: string): string | undefined;
  /** Is that an OpenID Connect provider of the account, and for which audiences? */
  openIdProvider(account: string, url: string): { readonly arn: string; readonly clientIds: readonly string[] } | undefined;
  issueSession(request: SessionRequest): StoredCredentials & { readonly sessionToken: string; readonly expiresAtMs: number };
  /** Is that the present code of an MFA device that is enabled for the user (or the root user)? */
  checkMfaCode(principal: Principal, serialNumber: string, code: string): 'right' | 'wrong';
  /** Remembers the use for GetAccessKeyLastUsed. */
  noteUse(accessKeyId: string, service: string, region: string): void;
}
