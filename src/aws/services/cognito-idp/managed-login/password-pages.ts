// /forgotPassword and /confirmForgotPassword: a code to the user's address, and a new password for it.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
import type { EncodedAnswer } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { formOf } from '../../../core/web-page.ts';
import { confirmForgotPassword, forgotPassword } from '../operations/passwords.ts';
import type { LoginContext } from './answers.ts';
import { loginRequest } from './authorize.ts';
import { field, formPage, hiddenField } from './forms.ts';
import { signIn } from './login.ts';
import { asOperation } from './page-operation.ts';

export function showForgotPassword(login: LoginContext): EncodedAnswer {
  const asked = loginRequest(login);
  return 'status' in asked ? asked : forgotPage(login);
}

export async function submitForgotPassword(login: LoginContext): Promise<EncodedAnswer> {
  const asked = loginRequest(login);
  if ('status' in asked) return asked;
  const username = formOf(login.request).get('username') ?? '';
  try {
    await asOperation(login, asked.client, username, forgotPassword, { Username: username });
    return newPasswordPage(login, username);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    return forgotPage(login, thrown.message);
  }
}

export async function submitNewPassword(login: LoginContext): Promise<EncodedAnswer> {
  const asked = loginRequest(login);
  if ('status' in asked) return asked;
  const form = formOf(login.request);
  const [username, code, password] = ['username', 'code', 'password'].map((name) => form.get(name) ?? '') as [string, string, string];
  try {
    const input = { Username: username, ConfirmationCode: code, Password: password };
    await asOperation(login, asked.client, username, confirmForgotPassword, input);
    return signIn(login, asked, new URLSearchParams({ username, password }));
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    return newPasswordPage(login, username, thrown.message);
  }
}

function forgotPage(login: LoginContext, alert?: string): EncodedAnswer {
  const fields = field('username', 'Username', 'autocomplete="username"');
  return formPage(login, { title: 'Reset my password', to: '/forgotPassword', fields, alert });
}

function newPasswordPage(login: LoginContext, username: string, alert?: string): EncodedAnswer {
  const fields =
    hiddenField('username', username) +
    field('code', 'Code of your message', 'inputmode="numeric" autocomplete="one-time-code"') +
    field('password', 'New password', 'type="password" autocomplete="new-password"');
  return formPage(login, { title: 'Change password', to: '/confirmForgotPassword', fields, alert });
}
