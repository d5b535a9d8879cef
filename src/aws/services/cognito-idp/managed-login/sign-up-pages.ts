// /signup and /confirmUser: an account by the pages of managed login, and the code that proves its address.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
import type { EncodedAnswer } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { escaped, formOf, page } from '../../../core/web-page.ts';
import { takesPasswords } from '../federation/offered-providers.ts';
import { takesSignUps } from '../new-user.ts';
import { confirmSignUp, signUp } from '../operations/sign-up.ts';
import type { LoginContext } from './answers.ts';
import { loginRequest } from './authorize.ts';
import { field, formPage, hiddenField } from './forms.ts';
import { signIn, signInPage } from './login.ts';
import { asOperation } from './page-operation.ts';

export function showSignUp(login: LoginContext): EncodedAnswer {
  const asked = loginRequest(login);
  return 'status' in asked ? asked : signUpPage(login, {});
}

export async function submitSignUp(login: LoginContext): Promise<EncodedAnswer> {
  const asked = loginRequest(login);
  if ('status' in asked) return asked;
  const given = Object.fromEntries(formOf(login.request));
  const { username = '', password = '', ...attributes } = given;
  if (!takesPasswords(asked.client)) return signUpPage(login, { ...given, alert: 'Sign up with another provider.' });
  try {
    const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
    const input = { Username: username, Password: password, UserAttributes };
    const made = await asOperation(login, asked.client, username, signUp, input);
    // AWS: who needs no code is signed in at once.
    return made.UserConfirmed ? signIn(login, asked, new URLSearchParams({ username, password })) : confirmPage(login, username);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    return signUpPage(login, { ...given, alert: thrown.message });
  }
}

export async function submitConfirmation(login: LoginContext): Promise<EncodedAnswer> {
  const asked = loginRequest(login);
  if ('status' in asked) return asked;
  const form = formOf(login.request);
  const [username, code] = [form.get('username') ?? '', form.get('code') ?? ''];
  try {
    await asOperation(login, asked.client, username, confirmSignUp, { Username: username, ConfirmationCode: code });
    // By design: the password is not kept from page to page, so that whoever confirmed types it once more. AWS signs in at once.
    return signInPage(login, { username });
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    return confirmPage(login, username, thrown.message);
  }
}

export function confirmPage(login: LoginContext, username: string, alert?: string): EncodedAnswer {
  const fields =
    hiddenField('username', username) + field('code', 'Code of your message', 'inputmode="numeric" autocomplete="one-time-code"');
  return formPage(login, { title: 'Confirm your account', to: '/confirmUser', fields, alert });
}

/** Asks for what the pool requires and for the address to which a code goes. */
function signUpPage(login: LoginContext, { alert, ...given }: Readonly<Record<string, string>>): EncodedAnswer {
  const { pool } = login;
  if (!takesSignUps(pool)) return page(400, 'Sign up', '<p role="alert">SignUp is not permitted for this user pool.</p>');
  const required = pool.schema.flatMap(({ Name = '', Required }) => (Required && Name !== 'sub' ? [Name] : []));
  const proven = pool.settings.AutoVerifiedAttributes?.[0];
  const [byAddress] = pool.usernameAttributes ?? [];
  const attributes = [...new Set([...required, ...(proven ? [proven] : [])])].filter((name) => name !== byAddress);
  const value = (name: string) => `value="${escaped(given[name] ?? '')}"`;
  const fields =
    field('username', byAddress ? attributeLabel(byAddress) : 'Username', `autocomplete="username" ${value('username')}`) +
    attributes.map((name) => field(name, attributeLabel(name), value(name))).join('') +
    field('password', 'Password', 'type="password" autocomplete="new-password"');
  return formPage(login, { title: 'Sign up', to: '/signup', fields, alert });
}

/** `Phone number` of `phone_number`. */
function attributeLabel(name: string): string {
  const words = name.replace('custom:', '').replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
