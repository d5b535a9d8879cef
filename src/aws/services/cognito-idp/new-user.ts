// A user who is made: by signing up, by an administrator, by a function that migrates.
import type { UserStatusType } from '@aws-sdk/client-cognito-identity-provider';
import { callTrigger } from './triggers.ts';
import { attributesOf, type User } from './user.ts';
import type { UserPool } from './user-pool.ts';
import type { UserPools } from './user-pools.ts';

export function newUser(
  pools: UserPools,
  {
    username,
    sub,
    attributes,
    status,
  }: { readonly username: string; readonly sub: string; readonly attributes: Record<string, string>; readonly status: UserStatusType },
): User {
  return {
    username,
    sub,
    attributes,
    pendingAttributes: {},
    status,
    enabled: true,
    createdMs: pools.now(),
    modifiedMs: pools.now(),
    earlierPasswords: [],
    codes: {},
    groups: [],
    mfa: { enabled: [] },
    signIns: [],
    failures: { count: 0, lockedUntilMs: 0 },
  };
}

/** May strangers make themselves accounts in this pool? */
export function takesSignUps({ settings }: UserPool): boolean {
  return !settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly;
}

export type Metadata = Readonly<Record<string, string>> | undefined;

/** PostConfirmation, after a user confirmed the account or a new password. */
export async function tellConfirmation(
  pools: UserPools,
  pool: UserPool,
  user: User,
  {
    source,
    clientId,
    metadata,
  }: { readonly source: 'ConfirmSignUp' | 'ConfirmForgotPassword'; readonly clientId?: string | undefined; readonly metadata: Metadata },
): Promise<void> {
  await callTrigger(pools, pool, 'PostConfirmation', {
    source: `PostConfirmation_${source}`,
    username: user.username,
    clientId,
    request: {
      userAttributes: { ...attributesOf(user), 'cognito:user_status': user.status },
      ...(metadata && { clientMetadata: metadata }),
    },
    response: {},
  });
}

export interface SignUpVerdict {
  readonly confirmed: boolean;
  /** Attributes that the function took for verified. */
  readonly verified: readonly ('email' | 'phone_number')[];
}

/** PreSignUp: a function refuses a new user, or confirms it at once. */
export async function askSignUp(
  pools: UserPools,
  pool: UserPool,
  call: {
    readonly source: 'PreSignUp_SignUp' | 'PreSignUp_AdminCreateUser' | 'PreSignUp_ExternalProvider';
    readonly username: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly clientId?: string | undefined;
    readonly metadata: Metadata;
    readonly validation: readonly { readonly Name?: string | undefined; readonly Value?: string | undefined }[] | undefined;
  },
): Promise<SignUpVerdict> {
  const validationData = call.validation && Object.fromEntries(call.validation.map(({ Name = '', Value = '' }) => [Name, Value]));
  const answer = await callTrigger(pools, pool, 'PreSignUp', {
    source: call.source,
    username: call.username,
    clientId: call.clientId,
    request: {
      userAttributes: call.attributes,
      validationData: validationData ?? null,
      ...(call.metadata && { clientMetadata: call.metadata }),
    },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  });
  const verified = [
    ...(answer?.autoVerifyEmail === true && call.attributes.email ? (['email'] as const) : []),
    ...(answer?.autoVerifyPhone === true && call.attributes.phone_number ? (['phone_number'] as const) : []),
  ];
  return { confirmed: answer?.autoConfirmUser === true, verified };
}
