// What AWS Config's rules may know of an account: root user, password policy, and a line for each user.
import type { IamFacts, PasswordPolicyFacts, UserFacts } from '../../core/iam-facts.ts';
import type { Account } from './account.ts';
import type { PasswordPolicyState, User } from './entities.ts';

/** By design the root user has no access keys, and its MFA device is a virtual one. */
export function iamFacts(account: Account): IamFacts {
  const rootMfa = [...account.mfaDevices.values()].some(({ holder }) => holder === 'root');
  return {
    rootMfa: rootMfa ? 'on' : 'off',
    ...(rootMfa && { rootMfaDevice: 'virtual' as const }),
    rootAccessKeys: 0,
    ...(account.passwordPolicy && { passwordPolicy: passwordPolicyFacts(account.passwordPolicy) }),
    users: [...account.users.values()].map((user) => userFacts(account, user)),
  };
}

function passwordPolicyFacts(policy: PasswordPolicyState): PasswordPolicyFacts {
  return {
    minimumPasswordLength: policy.minimumLength,
    requireSymbols: policy.requireSymbols,
    requireNumbers: policy.requireNumbers,
    requireUppercaseCharacters: policy.requireUppercase,
    requireLowercaseCharacters: policy.requireLowercase,
    ...(policy.maxAgeDays !== undefined && { maxPasswordAge: policy.maxAgeDays }),
    ...(policy.reusePrevention !== undefined && { passwordReusePrevention: policy.reusePrevention }),
  };
}

function userFacts(account: Account, { name, id, arn, createdMs, login, accessKeys }: User): UserFacts {
  return {
    userName: name,
    userId: id,
    arn,
    createdMs,
    password: login ? 'set' : 'none',
    ...(login?.lastUsedMs !== undefined && { passwordLastUsedMs: login.lastUsedMs }),
    mfaDevices: [...account.mfaDevices.values()].filter(({ holder }) => holder === id).length,
    accessKeys: [...accessKeys.values()].map((key) => ({
      accessKeyId: key.id,
      status: key.status,
      createdMs: key.createdMs,
      ...(key.lastUsed && { lastUsedMs: key.lastUsed.atMs }),
    })),
  };
}
