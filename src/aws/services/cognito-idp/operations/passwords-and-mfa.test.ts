// Forgotten and changed passwords, and second factors, by the SDK's own client. Sentences: as users quote the real service, and moto.
import {
  AdminCreateUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetUserCommand,
  GetUserPoolMfaConfigCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  SetUserPoolMfaConfigCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { oneTimeCode } from '../../../core/one-time-code.ts';
import { password, poolCloud } from '../testing/pool-cloud.ts';
import { signedIn } from '../testing/signed-in.ts';

const next = 'Next-shark-2';

test('a forgotten password is set anew with the code of the message, for an hour', async () => {
  const cloud = await poolCloud();
  const { idp, ClientId } = cloud;
  await cloud.confirmed();
  const forget = () => idp.send(new ForgotPasswordCommand({ ClientId, Username: 'ama' }));
  const confirm = (ConfirmationCode: string, Password = next) =>
    idp.send(new ConfirmForgotPasswordCommand({ ClientId, Username: 'ama', ConfirmationCode, Password }));
  expect((await forget()).CodeDeliveryDetails).toEqual({ AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' });
  const code = await cloud.lastCode();
  await expect(confirm(code, 'weak')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
  await expect(confirm('wrong')).rejects.toMatchObject({ name: 'CodeMismatchException' });
  await confirm(code);
  await signedIn(cloud, 'ama', next);
  await expect(signedIn(cloud)).rejects.toThrow('Incorrect username or password.');
  await forget();
  await cloud.advance(3600_000);
  await expect(confirm(await cloud.lastCode())).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  await forget();
  for (let time = 0; time < 5; time++) await expect(confirm('wrong')).rejects.toMatchObject({ name: 'CodeMismatchException' });
  await expect(confirm(await cloud.lastCode())).rejects.toMatchObject({ name: 'LimitExceededException' });
});

test('who has no verified address, or an invitation only, cannot forget the password', async () => {
  const { idp, ClientId, UserPoolId, signUp } = await poolCloud();
  const forget = (Username: string) => idp.send(new ForgotPasswordCommand({ ClientId, Username }));
  await signUp();
  await expect(forget('ama')).rejects.toThrow(
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
  );
  await idp.send(new AdminCreateUserCommand({ UserPoolId, Username: 'kofi' }));
  await expect(forget('kofi')).rejects.toThrow('User password cannot be reset in the current state.');
  await expect(forget('nobody')).rejects.toMatchObject({
    name: 'UserNotFoundException',
    message: 'Username/client id combination not found.',
  });
  const closed = await poolCloud({ AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] } });
  await closed.confirmed();
  await expect(closed.idp.send(new ForgotPasswordCommand({ ClientId: closed.ClientId, Username: 'ama' }))).rejects.toThrow(
    'Contact administrator to reset password.',
  );
});

test('a user changes the password, not into one of the last; an administrator has it reset', async () => {
  const cloud = await poolCloud({ Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 2 } } });
  const { idp, UserPoolId } = cloud;
  await cloud.confirmed();
  const { AccessToken } = await signedIn(cloud);
  const change = (PreviousPassword: string, ProposedPassword: string) =>
    idp.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));
  await expect(change('Wrong-1-wrong', next)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  });
  await change(password, next);
  await expect(change(next, password)).rejects.toMatchObject({ name: 'PasswordHistoryPolicyViolationException' });
  await idp.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: 'ama' }));
  expect((await cloud.outbox()).at(-1)?.reason).toBe('CustomMessage_ForgotPassword');
  await expect(signedIn(cloud, 'ama', next)).rejects.toMatchObject({ name: 'PasswordResetRequiredException' });
  const weak = idp.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ama', Password: 'short' }));
  await expect(weak).rejects.toMatchObject({ name: 'InvalidPasswordException' });
});

test('an authenticator application is set up with a token, and then asked for at each sign-in; no code counts twice', async () => {
  const cloud = await poolCloud();
  const { idp, UserPoolId, ClientId, clock, advance } = cloud;
  await cloud.confirmed();
  const { AccessToken } = await signedIn(cloud);
  const associate = () => idp.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  await expect(associate()).rejects.toMatchObject({ name: 'SoftwareTokenMFANotFoundException' });
  const SoftwareTokenMfaConfiguration = { Enabled: true };
  await idp.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration }));
  expect(await idp.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))).toMatchObject({
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration,
  });
  const { SecretCode = '' } = await associate();
  const preference = { AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } };
  await expect(idp.send(new SetUserMFAPreferenceCommand(preference))).rejects.toThrow('User has not verified software token mfa');
  const verify = (UserCode: string) => idp.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
  await expect(verify('000000')).rejects.toMatchObject({ name: 'EnableSoftwareTokenMFAException' });
  expect((await verify(oneTimeCode(SecretCode, clock.now()))).Status).toBe('SUCCESS');
  await idp.send(new SetUserMFAPreferenceCommand(preference));
  expect(await idp.send(new GetUserCommand({ AccessToken }))).toMatchObject({
    PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
  });
  const AuthParameters = { USERNAME: 'ama', PASSWORD: password };
  const started = await idp.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }));
  expect(started.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  const answer = (code: string, Session = started.Session) => {
    const ChallengeResponses = { USERNAME: 'ama', SOFTWARE_TOKEN_MFA_CODE: code };
    return idp.send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName: 'SOFTWARE_TOKEN_MFA', Session, ChallengeResponses }));
  };
  await expect(answer('000000')).rejects.toMatchObject({ name: 'CodeMismatchException', message: 'Invalid code received for user' });
  // Setting up took this code. The sentence as clients of the real service wait it out (aws-amplify/amplify-swift, its tests of TOTP).
  const used = { name: 'ExpiredCodeException', message: 'Your software token has already been used once.' };
  await expect(answer(oneTimeCode(SecretCode, clock.now()))).rejects.toMatchObject(used);
  await advance(30_000);
  expect((await answer(oneTimeCode(SecretCode, clock.now()))).AuthenticationResult?.AccessToken).toBeDefined();
  const next = await idp.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }));
  await expect(answer(oneTimeCode(SecretCode, clock.now()), next.Session)).rejects.toMatchObject(used);
  await advance(30_000);
  expect((await answer(oneTimeCode(SecretCode, clock.now()), next.Session)).AuthenticationResult?.AccessToken).toBeDefined();
});

test('where MFA is a must, a user without a factor sets one up during the sign-in', async () => {
  const cloud = await poolCloud();
  const { idp, UserPoolId, ClientId, clock } = cloud;
  await idp.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } }));
  await cloud.confirmed();
  const AuthParameters = { USERNAME: 'ama', PASSWORD: password };
  const { ChallengeName, ChallengeParameters, Session } = await idp.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
  );
  expect(ChallengeName).toBe('MFA_SETUP');
  expect(ChallengeParameters?.MFAS_CAN_SETUP).toBe('["SOFTWARE_TOKEN_MFA"]');
  const { SecretCode = '' } = await idp.send(new AssociateSoftwareTokenCommand({ Session }));
  const verified = await idp.send(new VerifySoftwareTokenCommand({ Session, UserCode: oneTimeCode(SecretCode, clock.now()) }));
  const finish = { ClientId, ChallengeName: 'MFA_SETUP', Session: verified.Session, ChallengeResponses: { USERNAME: 'ama' } } as const;
  expect((await idp.send(new RespondToAuthChallengeCommand(finish))).AuthenticationResult?.IdToken).toBeDefined();
  const again = await idp.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }));
  expect(again.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
});

test('a code by SMS lies in the outbox', async () => {
  const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' };
  const cloud = await poolCloud({ MfaConfiguration: 'OPTIONAL', SmsConfiguration });
  const { idp, UserPoolId, ClientId } = cloud;
  await cloud.confirmed();
  const prefer = () => idp.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: 'ama', SMSMfaSettings: { Enabled: true } }));
  await expect(prefer()).rejects.toThrow('User does not have delivery config set to turn on SMS_MFA');
  const UserAttributes = [{ Name: 'phone_number', Value: '+15555550123' }];
  await idp.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username: 'ama', UserAttributes }));
  await prefer();
  const AuthParameters = { USERNAME: 'ama', PASSWORD: password };
  const { Session, ChallengeParameters } = await idp.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
  );
  expect(ChallengeParameters).toMatchObject({ CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: '+*******0123' });
  const ChallengeResponses = { USERNAME: 'ama', SMS_MFA_CODE: await cloud.lastCode() };
  const answered = await idp.send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName: 'SMS_MFA', Session, ChallengeResponses }));
  expect(answered.AuthenticationResult?.AccessToken).toBeDefined();
});
