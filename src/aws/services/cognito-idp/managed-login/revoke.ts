// POST /oauth2/revoke: ends a refresh token, and every access token that was made with it.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
import type { EncodedAnswer } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { formOf } from '../../../core/web-page.ts';
import { revoke } from '../operations/authentication.ts';
import { json, type LoginContext } from './answers.ts';
import { authenticatedClient } from './client-authentication.ts';

export function answerRevoke({ pool, request }: LoginContext): EncodedAnswer {
  const form = formOf(request);
  const client = authenticatedClient(pool, request, form);
  const token = form.get('token');
  if (!client) return json(401, { error: 'invalid_client' });
  if (token === null) return json(400, { error: 'invalid_request' });
  try {
    revoke(pool, client, token);
    return { status: 200, headers: { 'cache-control': 'no-store' }, body: new Uint8Array() };
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    return json(400, { error: thrown.code === 'UnsupportedTokenTypeException' ? 'unsupported_token_type' : 'invalid_request' });
  }
}
