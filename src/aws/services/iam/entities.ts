// What IAM keeps: users, groups, roles, policies and the rest, as plain data. No behaviour.

export interface TagPair {
  readonly Key: string;
  readonly Value: string;
}

/** Has a name and a path, and an ARN made of both. */
export interface Named {
  name: string;
  path: string;
  arn: string;
  readonly id: string;
  readonly createdMs: number;
}

/** What policies hang on: a user, a group or a role. */
export interface PolicyHolder extends Named {
  /** Inline policies by name. */
  readonly inline: Map<string, string>;
  /** ARNs of managed policies. */
  readonly attached: Set<string>;
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  status: 'Active' | 'Inactive';
  readonly createdMs: number;
  lastUsed?: { readonly atMs: number; readonly service: string; readonly region: string };
}

export interface LoginProfile {
  /** SHA-256 of the password, hexadecimal: nobody ever reads a password back. */
  passwordDigest: string;
  /** Digests of passwords before this one, newest first. */
  earlierDigests: string[];
  readonly createdMs: number;
  changedMs: number;
  resetRequired: boolean;
  lastUsedMs?: number;
}

export interface User extends PolicyHolder {
  tags: TagPair[];
  /** The ARN of the permissions boundary. */
  boundary?: string;
  readonly accessKeys: Map<string, AccessKey>;
  login?: LoginProfile;
}

export interface Group extends PolicyHolder {
  /** Ids of users, so that a renamed user stays a member. */
  readonly members: Set<string>;
}

export interface Role extends PolicyHolder {
  trustPolicy: string;
  description?: string;
  maxSessionSeconds: number;
  tags: TagPair[];
  boundary?: string;
  lastUsed?: { readonly atMs: number; readonly region: string };
  /** The principal of the service that the role is linked to, for example `lex.amazonaws.com`. */
  readonly linkedService?: string;
}

export interface InstanceProfile extends Named {
  tags: TagPair[];
  /** The name of its role; AWS allows one. */
  roleName?: string;
}

export interface PolicyVersionState {
  /** `v1` */
  readonly id: string;
  readonly document: string;
  readonly createdMs: number;
}

export interface ManagedPolicy extends Named {
  readonly description?: string;
  tags: TagPair[];
  updatedMs: number;
  versions: PolicyVersionState[];
  defaultVersionId: string;
  /** The number of the version that comes next; numbers are never used again. */
  nextVersion: number;
}

export interface VirtualMfaDevice {
  readonly name: string;
  /** Its ARN. */
  readonly serial: string;
  /** The shared secret in base 32. */
  readonly seed: string;
  tags: TagPair[];
  /** The id of the user it is enabled for, or `root`. */
  holder?: string;
  enabledMs?: number;
}

export interface OpenIdProvider {
  readonly arn: string;
  /** Without the scheme, as IAM answers it: `token.actions.githubusercontent.com`. */
  readonly url: string;
  clientIds: string[];
  thumbprints: string[];
  tags: TagPair[];
  readonly createdMs: number;
}

export interface PasswordPolicyState {
  minimumLength: number;
  requireSymbols: boolean;
  requireNumbers: boolean;
  requireUppercase: boolean;
  requireLowercase: boolean;
  allowUsersToChange: boolean;
  maxAgeDays?: number;
  reusePrevention?: number;
  hardExpiry?: boolean;
}

export interface CredentialReport {
  readonly generatedMs: number;
  readonly csv: string;
}
