// The settings of a pool out of an input of CreateUserPool or UpdateUserPool. What is not said gets its default, in an update too.
// AWS: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
import type { CreateUserPoolRequest, UpdateUserPoolRequest } from '@aws-sdk/client-cognito-identity-provider';
import { invalid, notEmbedded } from './errors.ts';
import type { PoolSettings } from './user-pool.ts';

type Given = Omit<UpdateUserPoolRequest, 'UserPoolId'> & Pick<CreateUserPoolRequest, 'UsernameConfiguration'>;

/** Throws AwsError InvalidParameterException, and NotImplemented for what has no effect here. */
export function poolSettings(given: Given): PoolSettings {
  refuse(given);
  const policy = given.Policies?.PasswordPolicy;
  const days = given.AdminCreateUserConfig?.UnusedAccountValidityDays ?? policy?.TemporaryPasswordValidityDays ?? 7;
  return {
    Policies: {
      PasswordPolicy: {
        MinimumLength: policy?.MinimumLength ?? 8,
        // AWS: a pool without any policy demands all kinds; a policy demands what it says.
        RequireUppercase: policy ? (policy.RequireUppercase ?? false) : true,
        RequireLowercase: policy ? (policy.RequireLowercase ?? false) : true,
        RequireNumbers: policy ? (policy.RequireNumbers ?? false) : true,
        RequireSymbols: policy ? (policy.RequireSymbols ?? false) : true,
        ...(policy?.PasswordHistorySize !== undefined && { PasswordHistorySize: policy.PasswordHistorySize }),
        TemporaryPasswordValidityDays: days,
      },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
    },
    DeletionProtection: given.DeletionProtection ?? 'INACTIVE',
    LambdaConfig: structuredClone(given.LambdaConfig ?? {}),
    AutoVerifiedAttributes: given.AutoVerifiedAttributes,
    SmsVerificationMessage: given.SmsVerificationMessage,
    EmailVerificationMessage: given.EmailVerificationMessage,
    EmailVerificationSubject: given.EmailVerificationSubject,
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE', ...structuredClone(given.VerificationMessageTemplate) },
    SmsAuthenticationMessage: given.SmsAuthenticationMessage,
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [], ...structuredClone(given.UserAttributeUpdateSettings) },
    MfaConfiguration: given.MfaConfiguration ?? 'OFF',
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT', ...structuredClone(given.EmailConfiguration) },
    SmsConfiguration: structuredClone(given.SmsConfiguration),
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: false,
      ...structuredClone(given.AdminCreateUserConfig),
      UnusedAccountValidityDays: days,
    },
    AccountRecoverySetting: structuredClone(given.AccountRecoverySetting),
    UserPoolTier: given.UserPoolTier ?? 'ESSENTIALS',
  };
}

function refuse({ LambdaConfig: lambda = {}, ...given }: Given): void {
  if (lambda.CustomEmailSender || lambda.CustomSMSSender)
    throw notEmbedded('a custom sender of messages, which needs KMS: look into the outbox of the pool (README), or use CustomMessage. It');
  if (lambda.InboundFederation) throw notEmbedded('the trigger InboundFederation');
  if (lambda.PreTokenGenerationConfig?.LambdaVersion === 'V3_0') throw notEmbedded('version V3_0 of PreTokenGeneration');
  if (given.VerificationMessageTemplate?.DefaultEmailOption === 'CONFIRM_WITH_LINK') throw notEmbedded('verification by a link');
  if (given.DeviceConfiguration) throw notEmbedded('the tracking of devices');
  if (given.UserPoolAddOns && given.UserPoolAddOns.AdvancedSecurityMode !== 'OFF') throw notEmbedded('threat protection');
  const factors = given.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD'];
  if (factors.some((factor) => factor !== 'PASSWORD')) throw notEmbedded('signing in without a password (AllowedFirstAuthFactors)');
  const { MinimumLength: length = 8 } = given.Policies?.PasswordPolicy ?? {};
  if (length < 6 || length > 99) throw invalid('Minimum password length must be between 6 and 99.');
}
