// May this request use its route? By IAM, by a token, or by a function.
// AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
import type { EncodedAnswer } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Principal } from '../../../core/identities.ts';
import { decisionTeller } from '../../../core/tell-call.ts';
import { authenticate } from '../../../iam/authenticate.ts';
import { authorize } from '../../../iam/authorize.ts';
import type { Apis } from '../apis.ts';
import { refusal } from './answers.ts';
import { type ApiCall, invokedArn } from './call.ts';
import type { AuthorizerContext } from './event.ts';
import { claimTexts, scopesOf, verifyJwt } from './jwt.ts';
import { askAuthorizer } from './lambda-authorizer.ts';

export type RouteVerdict =
  | { readonly kind: 'allowed'; readonly context?: AuthorizerContext }
  | { readonly kind: 'refused'; readonly answer: EncodedAnswer };

const refused = (answer: EncodedAnswer): RouteVerdict => ({ kind: 'refused', answer });

export async function authorizeRoute(apis: Apis, call: ApiCall): Promise<RouteVerdict> {
  const { route, authorizers } = call;
  if (route.AuthorizationType === 'AWS_IAM') return byIam(apis, call);
  if (route.AuthorizationType !== 'JWT' && route.AuthorizationType !== 'CUSTOM') return { kind: 'allowed' };
  const authorizer = authorizers.find(({ AuthorizerId }) => AuthorizerId === route.AuthorizerId);
  if (!authorizer) return refused(refusal(500));
  if (route.AuthorizationType === 'JWT') return byJwt(apis, call, authorizer);
  const verdict = await askAuthorizer(apis, call, authorizer);
  if (verdict.kind === 'allowed') return { kind: 'allowed', context: { lambda: verdict.context } };
  return refused(refusal(verdict.kind === 'unauthorized' ? 401 : verdict.kind === 'forbidden' ? 403 : 500));
}

async function byJwt(apis: Apis, call: ApiCall, authorizer: ApiCall['authorizers'][number]): Promise<RouteVerdict> {
  const { JwtConfiguration: wanted, IdentitySource: [source = ''] = [] } = authorizer;
  const [, kind, name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  const { headers, url } = call.request;
  const text = kind === 'header' ? headers.get(name) : url.searchParams.get(name);
  if (text === null || text === '') return refused(refusal(401, { 'www-authenticate': 'Bearer' }));
  const keys = await apis.environment.ports.openIdKeys?.(wanted?.Issuer ?? '');
  // The issuer was there when the authorizer was made.
  if (!keys) return refused(refusal(500));
  const verdict = verifyJwt(text, authorizer, keys, call.nowMs);
  if (verdict.kind === 'invalid') {
    const told = `Bearer scope="" error="invalid_token" error_description="${verdict.reason}"`;
    return refused(refusal(401, { 'www-authenticate': told }));
  }
  const needed = call.route.AuthorizationScopes ?? [];
  const scopes = scopesOf(verdict.claims);
  if (needed.length > 0 && !needed.some((scope) => scopes.includes(scope)))
    return refused(refusal(403, { 'www-authenticate': `Bearer scope="${needed.join(' ')}" error="insufficient_scope"` }));
  return { kind: 'allowed', context: { jwt: { claims: claimTexts(verdict.claims), scopes: needed.length > 0 ? scopes : null } } };
}

/**
 * Of keys that an identity pool gave: whose they are. Null of all others.
 * Source: the events of aws-lambda-go, https://pkg.go.dev/github.com/aws/aws-lambda-go/events#APIGatewayV2HTTPRequestContextAuthorizerCognitoIdentity
 */
function cognitoIdentityOf({ sessionContext }: Principal) {
  const told = (key: string) => sessionContext[`cognito-identity.amazonaws.com:${key}`] ?? [];
  const [identityId] = told('sub');
  const [identityPoolId] = told('aud');
  return identityId === undefined ? null : { amr: told('amr'), identityId, identityPoolId };
}

async function byIam(apis: Apis, call: ApiCall): Promise<RouteVerdict> {
  const { request, api, nowMs } = call;
  const { identities } = apis.environment.ports;
  try {
    const caller = await authenticate(request, { nowMs, identities, unsigned: 'refused', dialect: 'rest', signingName: 'execute-api' });
    const access = { action: 'execute-api:Invoke', resource: invokedArn(call) };
    await authorize(caller, [access], {
      nowMs,
      identities,
      resourcePolicy: () => ({ owner: api.account }),
      request,
      dialect: 'rest',
      tell: decisionTeller(apis.environment),
    });
    const { account, accessKeyId, principal } = caller;
    const { arn, userId } = principal;
    const iam = {
      accessKey: accessKeyId,
      accountId: account,
      callerId: userId,
      cognitoIdentity: cognitoIdentityOf(principal),
      principalOrgId: null,
      userArn: arn,
      userId,
    };
    return { kind: 'allowed', context: { iam } };
  } catch (thrown) {
    // AWS: whatever is wrong with the caller, an HTTP API says no more than that.
    if (thrown instanceof AwsError) return refused(refusal(403));
    throw thrown;
  }
}
