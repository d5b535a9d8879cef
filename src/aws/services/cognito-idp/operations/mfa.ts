// Second factors: SetUserPoolMfaConfig, GetUserPoolMfaConfig, AssociateSoftwareToken, VerifySoftwareToken, SetUserMFAPreference.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html
import type {
  AdminSetUserMFAPreferenceRequest,
  AssociateSoftwareTokenRequest,
  AssociateSoftwareTokenResponse,
  GetUserPoolMfaConfigRequest,
  GetUserPoolMfaConfigResponse,
  SetUserMFAPreferenceRequest,
  SetUserPoolMfaConfigRequest,
  SetUserPoolMfaConfigResponse,
  VerifySoftwareTokenRequest,
  VerifySoftwareTokenResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../../core/errors.ts';
import { isPresentCode } from '../../../core/one-time-code.ts';
import type { Operation } from '../../../core/service.ts';
import { signedInBy } from '../access-token.ts';
import { invalid, notEmbedded, sessionOver, wrongSession } from '../errors.ts';
import type { MfaKind, User } from '../user.ts';
import { getUser } from '../user-names.ts';
import type { Challenge, UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

export const setUserPoolMfaConfig =
  (pools: UserPools): Operation<SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigResponse> =>
  (input, context) => {
    const pool = pools.get(context, input.UserPoolId);
    const { SmsMfaConfiguration: sms, SoftwareTokenMfaConfiguration: software, MfaConfiguration: mode = 'OFF' } = input;
    if (input.EmailMfaConfiguration) throw notEmbedded('MFA by mail');
    if (input.WebAuthnConfiguration) throw notEmbedded('passkeys');
    if (mode !== 'OFF' && !sms?.SmsConfiguration && !software?.Enabled)
      throw invalid("Invalid MFA configuration given, can't turn on MFA without a factor.");
    pool.softwareTokenMfa = software?.Enabled ? 'on' : 'off';
    pool.settings = {
      ...pool.settings,
      MfaConfiguration: mode,
      ...(sms?.SmsConfiguration && { SmsConfiguration: structuredClone(sms.SmsConfiguration) }),
      ...(sms?.SmsAuthenticationMessage !== undefined && { SmsAuthenticationMessage: sms.SmsAuthenticationMessage }),
    };
    pool.modifiedMs = pools.now();
    return configurationOf(pool);
  };

export const getUserPoolMfaConfig =
  (pools: UserPools): Operation<GetUserPoolMfaConfigRequest, GetUserPoolMfaConfigResponse> =>
  ({ UserPoolId: id }, context) =>
    configurationOf(pools.get(context, id));

export const associateSoftwareToken =
  (pools: UserPools): Operation<AssociateSoftwareTokenRequest, AssociateSoftwareTokenResponse> =>
  ({ AccessToken: token, Session: session }) => {
    const { pool, user, challenge } = whose(pools, token, session);
    if (pool.softwareTokenMfa === 'off')
      throw new AwsError('SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userPool');
    const seed = Array.from(pools.bytes(32), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte & 31]).join('');
    if (challenge) challenge.totpSeed = seed;
    else if (user.totp?.state !== 'verified') user.totp = { seed, state: 'offered' };
    else user.offeredTotp = seed;
    return { SecretCode: seed, ...(session !== undefined && { Session: session }) };
  };

export const verifySoftwareToken =
  (pools: UserPools): Operation<VerifySoftwareTokenRequest, VerifySoftwareTokenResponse> =>
  ({ AccessToken: token, Session: session, UserCode: code = '' }) => {
    const { user, challenge } = whose(pools, token, session);
    const seed = challenge ? challenge.totpSeed : (user.offeredTotp ?? user.totp?.seed);
    if (seed === undefined) throw invalid('No software token is associated yet: call AssociateSoftwareToken first.');
    if (!isPresentCode(seed, code, pools.now())) throw new AwsError('EnableSoftwareTokenMFAException', 'Code mismatch');
    user.totp = { seed, state: 'verified', used: [code] };
    delete user.offeredTotp;
    if (challenge) {
      challenge.totp = 'verified';
      user.mfa = { enabled: [...new Set([...user.mfa.enabled, 'SOFTWARE_TOKEN_MFA' as const])], preferred: 'SOFTWARE_TOKEN_MFA' };
    }
    return { Status: 'SUCCESS', ...(session !== undefined && { Session: session }) };
  };

export const setUserMfaPreference =
  (pools: UserPools): Operation<SetUserMFAPreferenceRequest, object> =>
  ({ AccessToken: token, ...preference }) => {
    prefer(signedInBy(pools, token).user, preference);
    return {};
  };

export const adminSetUserMfaPreference =
  (pools: UserPools): Operation<AdminSetUserMFAPreferenceRequest, object> =>
  ({ UserPoolId: id, Username: name, ...preference }, context) => {
    prefer(getUser(pools.get(context, id), name), preference);
    return {};
  };

type Preference = Omit<SetUserMFAPreferenceRequest, 'AccessToken'>;

function prefer(user: User, { SMSMfaSettings: sms, SoftwareTokenMfaSettings: software, ...others }: Preference): void {
  if (others.EmailMfaSettings?.Enabled) throw notEmbedded('MFA by mail');
  if (others.WebAuthnMfaSettings) throw notEmbedded('passkeys');
  if (sms?.Enabled && !user.attributes.phone_number) throw invalid('User does not have delivery config set to turn on SMS_MFA');
  if (software?.Enabled && user.totp?.state !== 'verified') throw invalid('User has not verified software token mfa');
  if (sms?.PreferredMfa && software?.PreferredMfa) throw invalid('Only one MFA method can be preferred.');
  const enabled = new Set<MfaKind>(user.mfa.enabled);
  let { preferred } = user.mfa;
  for (const [kind, setting] of [['SMS_MFA', sms] as const, ['SOFTWARE_TOKEN_MFA', software] as const]) {
    if (!setting) continue;
    if (setting.Enabled) enabled.add(kind);
    else enabled.delete(kind);
    if (setting.Enabled && setting.PreferredMfa) preferred = kind;
    else if (preferred === kind) preferred = undefined;
  }
  user.mfa = { enabled: [...enabled], preferred };
}

/** By an access token, or by the session of a sign-in that demands the set-up. */
function whose(
  pools: UserPools,
  token: string | undefined,
  session: string | undefined,
): { readonly pool: UserPool; readonly user: User; readonly challenge?: Challenge } {
  if (token !== undefined) return signedInBy(pools, token);
  for (const pool of pools.everywhere()) {
    const challenge = pool.challenges.find(({ id, name }) => id === session && name === 'MFA_SETUP');
    const user = pool.users.find(({ username }) => username === challenge?.username);
    if (!challenge || !user) continue;
    if (challenge.expiresMs <= pools.now()) throw sessionOver();
    return { pool, user, challenge };
  }
  throw wrongSession();
}

function configurationOf({ settings, softwareTokenMfa }: UserPool): GetUserPoolMfaConfigResponse {
  const { SmsConfiguration, SmsAuthenticationMessage, MfaConfiguration } = settings;
  return {
    ...(SmsConfiguration && { SmsMfaConfiguration: { SmsAuthenticationMessage, SmsConfiguration: structuredClone(SmsConfiguration) } }),
    SoftwareTokenMfaConfiguration: { Enabled: softwareTokenMfa === 'on' },
    MfaConfiguration,
  };
}
