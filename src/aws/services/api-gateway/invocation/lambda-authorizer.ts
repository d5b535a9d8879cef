// Lambda authorizers: a function says yes or no, by a simple answer or by a policy, and its word is remembered for a while.
// AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
import type { Authorizer } from '@aws-sdk/client-apigatewayv2';
import { toUtf8 } from '@smithy/core/serde';
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import { compiledPolicy } from '../../../iam/policy/compile-policy.ts';
import { evaluatePolicy } from '../../../iam/policy/evaluate-policy.ts';
import { RequestContext } from '../../../iam/policy/request-context.ts';
import type { Apis } from '../apis.ts';
import { functionArnOf } from '../function-uri.ts';
import { type ApiCall, apiArn, invokedArn } from './call.ts';
import { callFunction } from './call-function.ts';
import { contextV2, cookiesOf, eventV1, headersOf, joinedQuery } from './event.ts';

export type LambdaVerdict =
  | { readonly kind: 'allowed'; readonly context: Readonly<Record<string, unknown>> }
  | { readonly kind: 'unauthorized' | 'forbidden' | 'broken' };

export async function askAuthorizer(apis: Apis, call: ApiCall, authorizer: Authorizer): Promise<LambdaVerdict> {
  const { AuthorizerId: id = '', AuthorizerResultTtlInSeconds: ttl = 0, IdentitySource: sources = [] } = authorizer;
  const identities = sources.map((source) => identityOf(call, source));
  // AWS: a request without one of them is not worth a call.
  if (identities.some((value) => value === undefined || value === '')) return { kind: 'unauthorized' };
  const key = JSON.stringify([call.stage.StageName, id, ...identities]);
  const { verdicts } = call.api;
  const remembered = ttl > 0 ? verdicts[key] : undefined;
  if (remembered && remembered.untilMs > apis.now()) return judge(remembered.answer, call, authorizer);
  const arn = functionArnOf(authorizer.AuthorizerUri) ?? '';
  const event = eventFor(call, authorizer, identities as readonly string[]);
  const outcome = await callFunction(apis, call.api, arn, event, `${apiArn(call.api)}/authorizers/${id}`);
  if (outcome.kind === 'failed') return { kind: 'broken' };
  const answer = parsedJson(toUtf8(outcome.answer.payload));
  // AWS: a function that throws `Unauthorized` means 401.
  if (outcome.answer.functionError !== undefined)
    return { kind: isJsonObject(answer) && answer.errorMessage === 'Unauthorized' ? 'unauthorized' : 'broken' };
  const verdict = judge(answer, call, authorizer);
  if (ttl > 0 && verdict.kind !== 'broken') verdicts[key] = { untilMs: apis.now() + ttl * 1000, stage: call.stage.StageName ?? '', answer };
  return verdict;
}

function judge(answer: unknown, call: ApiCall, { EnableSimpleResponses: simple }: Authorizer): LambdaVerdict {
  if (!isJsonObject(answer)) return { kind: 'broken' };
  const context = isJsonObject(answer.context) ? answer.context : {};
  if (simple) {
    if (typeof answer.isAuthorized !== 'boolean') return { kind: 'broken' };
    return answer.isAuthorized ? { kind: 'allowed', context } : { kind: 'forbidden' };
  }
  if (typeof answer.principalId !== 'string' || !isJsonObject(answer.policyDocument)) return { kind: 'broken' };
  const asked = { action: 'execute-api:Invoke', resource: invokedArn(call), context: new RequestContext() };
  const { effect } = evaluatePolicy(compiledPolicy(JSON.stringify(answer.policyDocument)), asked);
  return effect === 'allow' ? { kind: 'allowed', context: { ...context, principalId: answer.principalId } } : { kind: 'forbidden' };
}

function eventFor(call: ApiCall, { AuthorizerPayloadFormatVersion: version }: Authorizer, identities: readonly string[]) {
  const { request, route, rawPath, pathParameters, stage } = call;
  if (version === '1.0') {
    const { body: _body, isBase64Encoded: _encoded, ...event } = eventV1(call, undefined);
    const identitySource = identities.join(',');
    return { ...event, type: 'REQUEST', methodArn: invokedArn(call), identitySource, authorizationToken: identitySource };
  }
  const cookies = cookiesOf(request);
  return {
    version: '2.0',
    type: 'REQUEST',
    routeArn: invokedArn(call),
    identitySource: identities.length > 0 ? identities : null,
    routeKey: route.RouteKey,
    rawPath,
    rawQueryString: request.url.search.slice(1),
    ...(cookies.length > 0 && { cookies }),
    headers: headersOf(call),
    queryStringParameters: joinedQuery(request.url),
    requestContext: contextV2(call),
    pathParameters,
    stageVariables: stage.StageVariables ?? {},
  };
}

/** The value of `$request.header.Authorization` and its like. */
function identityOf(call: ApiCall, source: string): string | undefined {
  const [, kind = '', name = ''] = /^\$(request\.header|request\.querystring|context|stageVariables)\.(.+)$/.exec(source) ?? [];
  if (kind === 'request.header') return call.request.headers.get(name) ?? undefined;
  if (kind === 'request.querystring') return call.request.url.searchParams.get(name) ?? undefined;
  if (kind === 'stageVariables') return call.stage.StageVariables?.[name];
  const context: Readonly<Record<string, unknown>> = { ...contextV2(call), ...contextV2(call).http, httpMethod: call.request.method };
  const value = context[name.replace(/^(http|identity)\./, '')];
  return value === undefined || typeof value === 'object' ? undefined : String(value);
}
