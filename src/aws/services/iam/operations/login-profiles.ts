// Passwords of users: CreateLoginProfile, GetLoginProfile, UpdateLoginProfile, DeleteLoginProfile, ChangePassword.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html and its siblings
import type {
  ChangePasswordRequest,
  CreateLoginProfileRequest,
  CreateLoginProfileResponse,
  DeleteLoginProfileRequest,
  GetLoginProfileRequest,
  GetLoginProfileResponse,
  UpdateLoginProfileRequest,
} from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Account } from '../account.ts';
import { answeredTime } from '../answered-time.ts';
import { callingUser } from '../calling-user.ts';
import type { Directory } from '../directory.ts';
import type { LoginProfile, User } from '../entities.ts';
import { alreadyExists, noSuchEntity, passwordViolation } from '../errors.ts';
import { checkPassword, passwordDigest } from '../passwords.ts';

export function loginProfiles(iam: Directory) {
  return {
    CreateLoginProfile(input: CreateLoginProfileRequest, context: CallContext): CreateLoginProfileResponse {
      const account = iam.account(context);
      const user = callingUser(account, input.UserName, context);
      if (user.login) throw alreadyExists(`Login Profile for user ${user.name} already exists.`);
      const password = input.Password ?? '';
      checkPassword(account.passwordPolicy, password);
      const createdMs = iam.now();
      user.login = {
        passwordDigest: passwordDigest(user.id, password),
        earlierDigests: [],
        createdMs,
        changedMs: createdMs,
        resetRequired: input.PasswordResetRequired ?? false,
      };
      return { LoginProfile: described(user, user.login) };
    },

    GetLoginProfile({ UserName }: GetLoginProfileRequest, context: CallContext): GetLoginProfileResponse {
      const user = callingUser(iam.account(context), UserName, context);
      return { LoginProfile: described(user, loginOf(user)) };
    },

    UpdateLoginProfile({ UserName, Password, PasswordResetRequired }: UpdateLoginProfileRequest, context: CallContext): void {
      const account = iam.account(context);
      const user = account.user(UserName);
      const login = loginOf(user);
      if (Password !== undefined) change(iam, account, user, login, Password);
      login.resetRequired = PasswordResetRequired ?? login.resetRequired;
    },

    DeleteLoginProfile({ UserName }: DeleteLoginProfileRequest, context: CallContext): void {
      const user = callingUser(iam.account(context), UserName, context);
      loginOf(user);
      delete user.login;
    },

    ChangePassword({ OldPassword = '', NewPassword = '' }: ChangePasswordRequest, context: CallContext): void {
      const account = iam.account(context);
      // AWS: the root user's password is changed on a page of its own. The sentences are inferred.
      if (context.principal.kind !== 'user') throw new AwsError('InvalidUserType', 'Only IAM Users can change their own password.');
      const user = account.user(context.principal.userName);
      const login = loginOf(user);
      if (login.passwordDigest !== passwordDigest(user.id, OldPassword))
        throw new AwsError('AccessDenied', 'The old password was incorrect.', 403);
      change(iam, account, user, login, NewPassword);
      login.resetRequired = false;
    },
  };
}

function change(iam: Directory, account: Account, user: User, login: LoginProfile, password: string): void {
  checkPassword(account.passwordPolicy, password);
  const digest = passwordDigest(user.id, password);
  const used = [login.passwordDigest, ...login.earlierDigests];
  const remembered = account.passwordPolicy?.reusePrevention ?? 0;
  if (used.slice(0, remembered).includes(digest)) throw passwordViolation('Password has been used before and cannot be reused');
  // 24 is the most that a password policy can ask to be remembered.
  login.earlierDigests = used.slice(0, 24);
  login.passwordDigest = digest;
  login.changedMs = iam.now();
}

function loginOf(user: User): LoginProfile {
  if (!user.login) throw noSuchEntity(`Login Profile for User ${user.name} cannot be found.`);
  return user.login;
}

function described(user: User, { createdMs, resetRequired }: LoginProfile) {
  return { UserName: user.name, CreateDate: answeredTime(createdMs), PasswordResetRequired: resetRequired };
}
