// /oauth2/userInfo: the attributes of whom the access token stands for.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
import type { EncodedAnswer } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { signedInBy } from '../access-token.ts';
import { readable } from '../schema.ts';
import { attributesOf } from '../user.ts';
import { json, type LoginContext } from './answers.ts';

export function answerUserInfo({ pools, request }: LoginContext): EncodedAnswer {
  const token = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) return refused(400, 'invalid_request', 'The request is missing a bearer token.');
  try {
    const { user, client } = signedInBy(pools, token, 'openid');
    return json(200, { ...readable(client, attributesOf(user)), username: user.username });
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    return refused(401, 'invalid_token', thrown.message);
  }
}

function refused(status: number, error: string, error_description: string): EncodedAnswer {
  return json(
    status,
    { error, error_description },
    { 'www-authenticate': `Bearer error="${error}", error_description="${error_description}"` },
  );
}
