// What belongs to the account itself: its alias, its password policy, its summary.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html, API_UpdateAccountPasswordPolicy, API_GetAccountSummary
import type * as Sdk from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import type { Directory } from '../directory.ts';
import { alreadyExists, noSuchEntity } from '../errors.ts';
import { limits } from '../limits.ts';

export function accountSettings(iam: Directory) {
  return {
    /** AWS: an account has one alias; a new one takes the place of the old one. */
    CreateAccountAlias({ AccountAlias: alias = '' }: Sdk.CreateAccountAliasRequest, context: CallContext): void {
      const account = iam.account(context);
      const owner = iam.accountByAlias(alias);
      if (owner && owner !== account) throw alreadyExists(`The account alias ${alias} already exists.`);
      account.alias = alias;
    },

    ListAccountAliases(_input: Sdk.ListAccountAliasesRequest, context: CallContext): Sdk.ListAccountAliasesResponse {
      const { alias } = iam.account(context);
      return { AccountAliases: alias === undefined ? [] : [alias], IsTruncated: false };
    },

    DeleteAccountAlias({ AccountAlias: alias }: Sdk.DeleteAccountAliasRequest, context: CallContext): void {
      const account = iam.account(context);
      // The sentence is inferred.
      if (account.alias !== alias) throw noSuchEntity(`The account alias ${alias} cannot be found.`);
      account.alias = undefined;
    },

    /** AWS: a setting that is not given gets its default, not the value that it had. */
    UpdateAccountPasswordPolicy(input: Sdk.UpdateAccountPasswordPolicyRequest, context: CallContext): void {
      iam.account(context).passwordPolicy = {
        minimumLength: input.MinimumPasswordLength ?? 6,
        requireSymbols: input.RequireSymbols ?? false,
        requireNumbers: input.RequireNumbers ?? false,
        requireUppercase: input.RequireUppercaseCharacters ?? false,
        requireLowercase: input.RequireLowercaseCharacters ?? false,
        allowUsersToChange: input.AllowUsersToChangePassword ?? false,
        ...(input.MaxPasswordAge !== undefined && { maxAgeDays: input.MaxPasswordAge }),
        ...(input.PasswordReusePrevention !== undefined && { reusePrevention: input.PasswordReusePrevention }),
        ...(input.HardExpiry !== undefined && { hardExpiry: input.HardExpiry }),
      };
    },

    GetAccountPasswordPolicy(_input: unknown, context: CallContext): Sdk.GetAccountPasswordPolicyResponse {
      const { account, passwordPolicy: policy } = iam.account(context);
      if (!policy) throw noSuchEntity(`The Password Policy with domain name ${account} cannot be found.`);
      const { maxAgeDays, reusePrevention, hardExpiry } = policy;
      return {
        PasswordPolicy: {
          MinimumPasswordLength: policy.minimumLength,
          RequireSymbols: policy.requireSymbols,
          RequireNumbers: policy.requireNumbers,
          RequireUppercaseCharacters: policy.requireUppercase,
          RequireLowercaseCharacters: policy.requireLowercase,
          AllowUsersToChangePassword: policy.allowUsersToChange,
          ExpirePasswords: maxAgeDays !== undefined,
          ...(maxAgeDays !== undefined && { MaxPasswordAge: maxAgeDays }),
          ...(reusePrevention !== undefined && { PasswordReusePrevention: reusePrevention }),
          ...(hardExpiry !== undefined && { HardExpiry: hardExpiry }),
        },
      };
    },

    DeleteAccountPasswordPolicy(_input: unknown, context: CallContext): void {
      const account = iam.account(context);
      if (!account.passwordPolicy) throw noSuchEntity('The account policy with name PasswordPolicy cannot be found.');
      account.passwordPolicy = undefined;
    },

    GetAccountSummary(_input: unknown, context: CallContext): Sdk.GetAccountSummaryResponse {
      const account = iam.account(context);
      const policies = [...account.policies.values()];
      const devices = [...account.mfaDevices.values()];
      const summary: Readonly<Record<string, number>> = {
        Users: account.users.size,
        UsersQuota: limits.usersPerAccount,
        Groups: account.groups.size,
        GroupsQuota: limits.groupsPerAccount,
        Roles: account.roles.size,
        RolesQuota: limits.rolesPerAccount,
        InstanceProfiles: account.instanceProfiles.size,
        InstanceProfilesQuota: limits.instanceProfilesPerAccount,
        Policies: policies.length,
        PoliciesQuota: limits.policiesPerAccount,
        PolicyVersionsInUse: policies.reduce((sum, { versions }) => sum + versions.length, 0),
        PolicyVersionsInUseQuota: 10_000,
        VersionsPerPolicyQuota: limits.versionsPerPolicy,
        PolicySizeQuota: limits.managedPolicyCharacters,
        UserPolicySizeQuota: limits.inlineCharacters.user,
        GroupPolicySizeQuota: limits.inlineCharacters.group,
        RolePolicySizeQuota: limits.inlineCharacters.role,
        AssumeRolePolicySizeQuota: limits.trustPolicyCharacters,
        AttachedPoliciesPerUserQuota: limits.attachedPoliciesPerHolder,
        AttachedPoliciesPerGroupQuota: limits.attachedPoliciesPerHolder,
        AttachedPoliciesPerRoleQuota: limits.attachedPoliciesPerHolder,
        GroupsPerUserQuota: limits.groupsPerUser,
        AccessKeysPerUserQuota: limits.accessKeysPerUser,
        SigningCertificatesPerUserQuota: 2,
        MFADevices: devices.length,
        MFADevicesInUse: devices.filter(({ holder }) => holder !== undefined).length,
        Providers: account.openIdProviders.size,
        ServerCertificates: 0,
        ServerCertificatesQuota: 20,
        AccountMFAEnabled: devices.some(({ holder }) => holder === 'root') ? 1 : 0,
        AccountAccessKeysPresent: 0,
        AccountPasswordPresent: 1,
        AccountSigningCertificatesPresent: 0,
        GlobalEndpointTokenVersion: 1,
      };
      return { SummaryMap: summary };
    },
  };
}
