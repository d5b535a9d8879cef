// GET and POST /login: a form for name and password, then one for each challenge, until the application gets its code.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html
import type { EncodedAnswer } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { base64Url } from '../../../core/rsa-key.ts';
import { escaped, formOf, page } from '../../../core/web-page.ts';
import { offeredProviders, takesPasswords } from '../federation/offered-providers.ts';
import { limits } from '../limits.ts';
import { takesSignUps } from '../new-user.ts';
import { ownSecretHash } from '../secret-hash.ts';
import type { Attempt, Step } from '../sign-in/attempt.ts';
import { byPassword } from '../sign-in/initiate.ts';
import { respond } from '../sign-in/respond.ts';
import type { User } from '../user.ts';
import type { AppClient } from '../user-pool.ts';
import type { LoginContext } from './answers.ts';
import { type LoginRequest, loginRequest, withCode } from './authorize.ts';
import { field, formPage, hiddenField, linkTo } from './forms.ts';

export function showLogin(login: LoginContext): EncodedAnswer {
  const asked = loginRequest(login);
  return 'status' in asked ? asked : signInPage(login, {});
}

export async function submitLogin(login: LoginContext): Promise<EncodedAnswer> {
  const asked = loginRequest(login);
  if ('status' in asked) return asked;
  if (!takesPasswords(asked.client)) return page(400, 'Sign in', '<p role="alert">Sign in with another provider.</p>');
  return signIn(login, asked, formOf(login.request));
}

/** Signs in by what stands in a form: name and password, or the answer to a challenge. Shows the form again where that is not right. */
export async function signIn(login: LoginContext, asked: LoginRequest, form: URLSearchParams): Promise<EncodedAnswer> {
  const username = form.get('username') ?? '';
  try {
    const step = await takenStep(login, asked.client, form);
    if (step.user) return withCode(login, asked, step.user, login.pools.now(), [remember(login, step.user)]);
    return challengePage(login, step, username);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    const session = form.get('session');
    const challenge = form.get('challenge');
    const stays = session !== null && login.pool.challenges.some(({ id }) => id === session);
    if (stays && challenge) return challengePage(login, { ChallengeName: challenge, Session: session } as Step, username, thrown.message);
    return signInPage(login, { username, alert: thrown.message });
  }
}

function takenStep({ pools, pool }: LoginContext, client: AppClient, form: URLSearchParams): Promise<Step> {
  const username = form.get('username') ?? '';
  const hash = ownSecretHash(client, username);
  const answers = Object.fromEntries(
    [...form].filter(([name]) => /^(NEW_PASSWORD|SOFTWARE_TOKEN_MFA_CODE|SMS_MFA_CODE|ANSWER|userAttributes\..+)$/.test(name)),
  );
  const attempt: Attempt = {
    pools,
    pool,
    client,
    given: { USERNAME: username, ...(hash !== undefined && { SECRET_HASH: hash }), ...answers },
    through: 'managed login',
  };
  const challenge = form.get('challenge');
  if (challenge) return respond(attempt, challenge, form.get('session') ?? undefined);
  return byPassword(attempt, username, form.get('password') ?? '');
}

/** A cookie by which the domain knows the user for an hour. */
export function remember({ pools, pool, request }: LoginContext, user: User): string {
  const nowMs = pools.now();
  const cookie = base64Url(pools.bytes(32));
  pool.loginSessions = pool.loginSessions.filter(({ expiresMs }) => expiresMs > nowMs);
  pool.loginSessions.push({ cookie, username: user.username, authTimeMs: nowMs, expiresMs: nowMs + limits.loginSessionMs });
  const secure = request.url.protocol === 'https:' ? '; Secure' : '';
  return `cognito=${cookie}; Path=/; Max-Age=${limits.loginSessionMs / 1000}; HttpOnly; SameSite=Lax${secure}`;
}

export function signInPage(
  login: LoginContext,
  { username = '', alert }: { readonly username?: string; readonly alert?: string },
): EncodedAnswer {
  const { pool, query } = login;
  const client = pool.clients.find(({ ClientId }) => ClientId === query.get('client_id'));
  const providers = client ? offeredProviders(pool, client) : [];
  const links = providers.map(({ name }) => {
    const address = `${login.base}/oauth2/authorize?${new URLSearchParams([...query, ['identity_provider', name]])}`;
    return `<p><a href="${escaped(address)}">Continue with ${escaped(name)}</a></p>`;
  });
  if (client && !takesPasswords(client)) return page(200, 'Sign in', links.join(''));
  const more = [linkTo(login, '/forgotPassword', 'Forgot your password?'), takesSignUps(pool) ? linkTo(login, '/signup', 'Sign up') : ''];
  const fields =
    field('username', 'Username', `autocomplete="username" value="${escaped(username)}"`) +
    field('password', 'Password', 'type="password" autocomplete="current-password"');
  return formPage(login, { title: 'Sign in', to: '/login', fields, alert, before: links.join(''), after: more.join('') });
}

function challengePage(login: LoginContext, step: Step, username: string, alert?: string): EncodedAnswer {
  const { ChallengeName: name = '', Session: session = '' } = step;
  const hidden = hiddenField('username', username) + hiddenField('challenge', name) + hiddenField('session', session);
  const asked = askedFor(step);
  if (!asked) return page(501, 'Sign in', `<p role="alert">Managed login of Sandshark has no page for ${escaped(name)}.</p>`);
  return formPage(login, { title: asked.title, to: '/login', fields: hidden + asked.fields, alert });
}

function askedFor({
  ChallengeName: name,
  ChallengeParameters: parameters,
}: Step): { readonly title: string; readonly fields: string } | undefined {
  if (name === 'NEW_PASSWORD_REQUIRED') {
    const missing: unknown = JSON.parse(parameters?.requiredAttributes ?? '[]');
    const more = (Array.isArray(missing) ? missing : []).map(String).map((key) => field(key, key.replace('userAttributes.', '')));
    return {
      title: 'Change password',
      fields: field('NEW_PASSWORD', 'New password', 'type="password" autocomplete="new-password"') + more.join(''),
    };
  }
  if (name !== 'SOFTWARE_TOKEN_MFA' && name !== 'SMS_MFA') return undefined;
  return {
    title: 'Enter your code',
    fields: field(`${name}_CODE`, 'Code of six digits', 'inputmode="numeric" autocomplete="one-time-code"'),
  };
}
