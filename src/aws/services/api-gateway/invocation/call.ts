// One invocation of an API, as the parts that answer it see it.
import type { Authorizer, Route, Stage } from '@aws-sdk/client-apigatewayv2';
import type { ReadRequest } from '../../../core/call.ts';
import type { Api } from '../api.ts';

export interface ApiCall {
  readonly api: Api;
  readonly stage: Stage;
  readonly route: Route;
  readonly authorizers: readonly Authorizer[];
  readonly request: ReadRequest;
  /** With the stage in front, unless that is $default. Encoded as it was sent. */
  readonly rawPath: string;
  /** Without the stage. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly domainName: string;
  readonly requestId: string;
  readonly nowMs: number;
}

/** `arn:aws:execute-api:us-east-1:123456789012:abc/stage/GET/items`: what policies call it. */
export function invokedArn({ api, stage, request, path }: ApiCall): string {
  return `${apiArn(api)}/${stage.StageName}/${request.method}${path}`;
}

/** The same with the route's path in the place of the request's: what policies of functions call it. */
export function routeArn({ api, stage, request, route }: ApiCall): string {
  const [, path] = (route.RouteKey ?? '').split(' ');
  return `${apiArn(api)}/${stage.StageName}/${path === undefined ? '$default' : `${request.method}${path}`}`;
}

export function apiArn({ account, region, id }: Api): string {
  return `arn:aws:execute-api:${region}:${account}:${id}`;
}
