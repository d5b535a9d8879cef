// Signing up and its codes, by the SDK's own client. Sentences: as users quote the real service, and moto.
import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { password, poolCloud } from '../testing/pool-cloud.ts';

const email = (Value: string) => [{ Name: 'email', Value }];

test('a user who signs up is UNCONFIRMED until the code of the message comes back, which verifies the address', async () => {
  const { idp, ClientId, UserPoolId, outbox, signUp } = await poolCloud();
  const signedUp = await signUp();
  expect(signedUp).toMatchObject({
    UserConfirmed: false,
    CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' },
  });
  const [message] = await outbox();
  expect(message).toMatchObject({ to: 'ama@example.com', subject: 'Your verification code', reason: 'CustomMessage_SignUp' });
  expect(message?.text).toBe(`Your confirmation code is ${message?.code}`);
  const user = () => idp.send(new AdminGetUserCommand({ UserPoolId, Username: 'ama' }));
  expect((await user()).UserStatus).toBe('UNCONFIRMED');
  const confirm = (ConfirmationCode = '') => idp.send(new ConfirmSignUpCommand({ ClientId, Username: 'ama', ConfirmationCode }));
  await expect(confirm('wrong')).rejects.toMatchObject({
    name: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  });
  await confirm(message?.code);
  const confirmed = await user();
  expect(confirmed.UserStatus).toBe('CONFIRMED');
  expect(confirmed.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
  await expect(confirm(message?.code)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'User cannot be confirmed. Current status is CONFIRMED',
  });
  await expect(idp.send(new ResendConfirmationCodeCommand({ ClientId, Username: 'ama' }))).rejects.toThrow('User is already confirmed.');
});

test('a code is good for 24 hours, and a new one takes its place', async () => {
  const { idp, ClientId, outbox, signUp, advance } = await poolCloud();
  await signUp();
  await advance(24 * 3600_000);
  const [first] = await outbox();
  const confirm = (ConfirmationCode = '') => idp.send(new ConfirmSignUpCommand({ ClientId, Username: 'ama', ConfirmationCode }));
  await expect(confirm(first?.code)).rejects.toMatchObject({
    name: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  });
  await idp.send(new ResendConfirmationCodeCommand({ ClientId, Username: 'ama' }));
  const [, second] = await outbox();
  await expect(confirm(first?.code)).rejects.toMatchObject({ name: 'CodeMismatchException' });
  await confirm(second?.code);
});

test('a name that is taken, a weak password and attributes that do not conform are refused, and nobody is made', async () => {
  const { idp, ClientId, signUp } = await poolCloud({
    Schema: [
      { Name: 'email', Required: true },
      { Name: 'board', AttributeDataType: 'String', StringAttributeConstraints: { MaxLength: '3' } },
    ],
  });
  await signUp();
  await expect(signUp('AMA')).rejects.toMatchObject({ name: 'UsernameExistsException', message: 'User already exists' });
  const attempt = (given: object) =>
    idp.send(new SignUpCommand({ ClientId, Username: 'kofi', Password: password, UserAttributes: email('k@example.com'), ...given }));
  const refusals = [
    [{ Password: 'Sh-1' }, 'Password did not conform with policy: Password not long enough'],
    [{ Password: 'sand-shark-1' }, 'Password did not conform with policy: Password must have uppercase characters'],
    [{ Password: 'SAND-SHARK-1' }, 'Password did not conform with policy: Password must have lowercase characters'],
    [{ Password: 'Sand-shark' }, 'Password did not conform with policy: Password must have numeric characters'],
    [{ Password: 'Sandshark1' }, 'Password did not conform with policy: Password must have symbol characters'],
    [{ UserAttributes: [] }, 'Attributes did not conform to the schema: email: The attribute is required'],
    [{ UserAttributes: email('nonsense') }, 'Invalid email address format.'],
    [
      { UserAttributes: [...email('k@example.com'), { Name: 'custom:none', Value: '1' }] },
      'custom:none: Attribute does not exist in the schema.',
    ],
    [
      { UserAttributes: [...email('k@example.com'), { Name: 'custom:board', Value: 'long' }] },
      'custom:board: String must be no longer than 3 characters',
    ],
    [
      { UserAttributes: [...email('k@example.com'), { Name: 'email_verified', Value: 'true' }] },
      'A client attempted to write unauthorized attribute',
    ],
  ] as const;
  for (const [given, sentence] of refusals) await expect(attempt(given)).rejects.toThrow(sentence);
  await attempt({ UserAttributes: [...email('k@example.com'), { Name: 'custom:board', Value: 'fin' }] });
});

test('where users sign in by mail address, the user name is a sub, the address must be one, and is there once', async () => {
  const { idp, ClientId, UserPoolId } = await poolCloud({ UsernameAttributes: ['email'] });
  const attempt = (Username: string) => idp.send(new SignUpCommand({ ClientId, Username, Password: password }));
  await expect(attempt('ama')).rejects.toMatchObject({ name: 'InvalidParameterException', message: 'Username should be an email.' });
  const { UserSub } = await attempt('ama@example.com');
  const user = await idp.send(new AdminGetUserCommand({ UserPoolId, Username: 'ama@example.com' }));
  expect(user.Username).toBe(UserSub);
  await expect(attempt('Ama@example.com')).rejects.toMatchObject({
    name: 'UsernameExistsException',
    message: 'An account with the given email already exists.',
  });
});

test('an alias belongs to who verified it first; ForceAliasCreation takes it away', async () => {
  const { idp, ClientId, UserPoolId, confirmed, signUp, lastCode } = await poolCloud({ AliasAttributes: ['email'] });
  await confirmed();
  await signUp('kofi', 'ama@example.com');
  const ConfirmationCode = await lastCode();
  const confirm = (more: object) => idp.send(new ConfirmSignUpCommand({ ClientId, Username: 'kofi', ConfirmationCode, ...more }));
  await expect(confirm({})).rejects.toMatchObject({
    name: 'AliasExistsException',
    message: 'An account with the given email already exists.',
  });
  const whose = async () => (await idp.send(new AdminGetUserCommand({ UserPoolId, Username: 'ama@example.com' }))).Username;
  expect(await whose()).toBe('ama');
  await confirm({ ForceAliasCreation: true });
  expect(await whose()).toBe('kofi');
});

test('a pool that only administrators fill refuses sign-ups; an administrator confirms without a code', async () => {
  const closed = await poolCloud({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } });
  await expect(closed.signUp()).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'SignUp is not permitted for this user pool',
  });
  const { idp, UserPoolId, signUp } = await poolCloud();
  await signUp();
  await idp.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: 'ama' }));
  const user = await idp.send(new AdminGetUserCommand({ UserPoolId, Username: 'ama' }));
  expect(user.UserStatus).toBe('CONFIRMED');
  expect(user.UserAttributes?.map(({ Name }) => Name)).not.toContain('email_verified');
});

test('strangers hear of unknown users, unless the app client prevents it', async () => {
  const open = await poolCloud();
  const resend = ({ idp, ClientId }: typeof open) => idp.send(new ResendConfirmationCodeCommand({ ClientId, Username: 'nobody' }));
  await expect(resend(open)).rejects.toMatchObject({ name: 'UserNotFoundException', message: 'Username/client id combination not found.' });
  const hidden = await poolCloud({}, { PreventUserExistenceErrors: 'ENABLED' });
  expect((await resend(hidden)).CodeDeliveryDetails?.DeliveryMedium).toBe('EMAIL');
  expect(await hidden.outbox()).toEqual([]);
});
