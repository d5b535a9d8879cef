// GET /logout: the domain forgets the browser, and sends it to the application or to the login page. Tokens stay good.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
import type { EncodedAnswer } from '../../../core/call.ts';
import { page, redirect } from '../../../core/web-page.ts';
import { cookieOf, type LoginContext } from './answers.ts';

export function logout({ pool, base, query, request }: LoginContext): EncodedAnswer {
  const client = pool.clients.find(({ ClientId }) => ClientId === query.get('client_id'));
  const cookie = cookieOf(request);
  pool.loginSessions = pool.loginSessions.filter((session) => session.cookie !== cookie);
  const gone = ['cognito=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax'];
  const away = query.get('logout_uri');
  if (client && away !== null && client.LogoutURLs?.includes(away)) return redirect(away, gone);
  if (client && away === null && query.get('redirect_uri') !== null) return redirect(`${base}/login?${query}`, gone);
  return page(
    400,
    'An error was encountered with the requested page.',
    '<p role="alert">Required String parameter logout_uri is not present, or not listed by the app client.</p>',
  );
}
