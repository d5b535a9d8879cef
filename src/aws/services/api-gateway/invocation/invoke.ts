// One request to an API, read top to bottom: API, stage, preflight, route, authorization, function, CORS.
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import type { Api, Deployable } from '../api.ts';
import type { Apis } from '../apis.ts';
import { filledUri, functionArnOf } from '../function-uri.ts';
import { routeFor } from '../route-key.ts';
import { invocationOf, stageOf } from './address.ts';
import { refusal } from './answers.ts';
import { authorizeRoute } from './authorize-route.ts';
import { withBrowserHeaders } from './browser-headers.ts';
import { type ApiCall, routeArn } from './call.ts';
import { callFunction } from './call-function.ts';
import { isPreflight, preflightAnswer, withCors } from './cors.ts';
import { eventV1, eventV2 } from './event.ts';
import { answerOf } from './function-answer.ts';

/** AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const mostBodyBytes = 10 * 1024 * 1024;

/** Undefined for a request that is no invocation of an API. */
export async function answerInvocation(apis: Apis, read: ReadRequest): Promise<EncodedAnswer | undefined> {
  const invocation = invocationOf(read.url);
  if (!invocation) return undefined;
  const request = withBrowserHeaders(read);
  const requestId = apis.environment.random.uuid();
  const api = apis.find(invocation.apiId);
  const answer = api ? await answerOfApi(apis, api, request, { ...invocation, requestId }) : refusal(404);
  const whole = { ...answer, headers: { ...answer.headers, 'apigw-requestid': requestId } };
  return request.method === 'HEAD' ? { ...whole, body: new Uint8Array() } : whole;
}

async function answerOfApi(
  apis: Apis,
  api: Api,
  request: ReadRequest,
  { path: whole, domainName, requestId }: { readonly path: string; readonly domainName: string; readonly requestId: string },
): Promise<EncodedAnswer> {
  if (api.executeApiEndpoint === 'disabled') return refusal(404);
  const { stageName, path } = stageOf(api, whole);
  const stage = api.stages.find(({ StageName }) => StageName === stageName);
  const content = api.deployments.find(({ DeploymentId }) => DeploymentId === stage?.DeploymentId)?.content;
  if (!stage || !content) return refusal(404);
  if (content.cors && isPreflight(request)) return preflightAnswer(content.cors, request);
  const found = routeFor(content.routes, request.method, path);
  if (!found) return withCors(refusal(404), content.cors, request);
  const { route, pathParameters } = found;
  const { authorizers } = content;
  const rawPath = stageName === '$default' ? path : `/${stageName}${path}`;
  const call = { api, stage, route, authorizers, request, rawPath, path, pathParameters, domainName, requestId, nowMs: apis.now() };
  return withCors(await answerOfRoute(apis, call, content), content.cors, request);
}

async function answerOfRoute(apis: Apis, call: ApiCall, { integrations }: Deployable): Promise<EncodedAnswer> {
  if (call.request.body.length > mostBodyBytes) return refusal(413);
  const verdict = await authorizeRoute(apis, call);
  if (verdict.kind === 'refused') return verdict.answer;
  const integration = integrations.find(({ IntegrationId }) => call.route.Target === `integrations/${IntegrationId}`);
  const functionArn = functionArnOf(filledUri(integration?.IntegrationUri, call.stage.StageVariables));
  if (!integration || functionArn === undefined) return refusal(500);
  const format = integration.PayloadFormatVersion ?? '2.0';
  const event = format === '1.0' ? eventV1(call, verdict.context) : eventV2(call, verdict.context);
  const outcome = await callFunction(apis, call.api, functionArn, event, routeArn(call));
  if (outcome.kind === 'failed' || outcome.answer.functionError !== undefined) return refusal(500);
  // AWS: a function that answers too late is answered for.
  if (outcome.tookMs > (integration.TimeoutInMillis ?? 30_000)) return refusal(503);
  return answerOf(outcome.answer.payload, format);
}
