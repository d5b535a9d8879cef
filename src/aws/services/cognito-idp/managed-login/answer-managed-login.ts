// The endpoints of managed login: which one answers, and its answers' shapes.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import { page } from '../../../core/web-page.ts';
import type { UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';
import type { LoginContext } from './answers.ts';
import { authorize } from './authorize.ts';
import { comeBack } from './back-from-provider.ts';
import { showLogin, submitLogin } from './login.ts';
import type { LoginAddress } from './login-address.ts';
import { logout } from './logout.ts';
import { showForgotPassword, submitForgotPassword, submitNewPassword } from './password-pages.ts';
import { answerRevoke } from './revoke.ts';
import { showSignUp, submitConfirmation, submitSignUp } from './sign-up-pages.ts';
import { answerToken } from './token.ts';
import { answerUserInfo } from './user-info.ts';

const endpoints: Readonly<Record<string, (login: LoginContext) => EncodedAnswer | Promise<EncodedAnswer>>> = {
  'GET /oauth2/authorize': authorize,
  'GET /oauth2/idpresponse': comeBack,
  'GET /login': showLogin,
  'POST /login': submitLogin,
  'GET /signup': showSignUp,
  'POST /signup': submitSignUp,
  'POST /confirmUser': submitConfirmation,
  'GET /forgotPassword': showForgotPassword,
  'POST /forgotPassword': submitForgotPassword,
  'POST /confirmForgotPassword': submitNewPassword,
  'GET /logout': logout,
  'POST /oauth2/token': answerToken,
  'GET /oauth2/userInfo': answerUserInfo,
  'POST /oauth2/userInfo': answerUserInfo,
  'POST /oauth2/revoke': answerRevoke,
};

export async function answerManagedLogin(pools: UserPools, address: LoginAddress, request: ReadRequest): Promise<EncodedAnswer> {
  const { pool, base, path } = address;
  if (!pool?.domain) return page(400, 'Login pages unavailable', '<p>No user pool has this domain.</p>');
  const endpoint = endpoints[`${request.method} ${path}`];
  if (!endpoint) return page(404, 'Page not found', '<p>Managed login has no such page in Sandshark.</p>');
  return endpoint(contextOf(pools, pool, base, request));
}

function contextOf(pools: UserPools, pool: UserPool, base: string, request: ReadRequest): LoginContext {
  return { pools, pool, base, request, query: request.url.searchParams };
}
