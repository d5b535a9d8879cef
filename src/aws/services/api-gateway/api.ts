// An HTTP API with all that belongs to it, as plain data. Its parts have the shapes of the SDK.
import type { Authorizer, Cors, Deployment, Integration, Route, Stage } from '@aws-sdk/client-apigatewayv2';
import type { Place } from '../../core/ports.ts';
import { notFound } from './errors.ts';

/** What requests meet: a deployment keeps it as it was. */
export interface Deployable {
  readonly routes: readonly Route[];
  readonly integrations: readonly Integration[];
  readonly authorizers: readonly Authorizer[];
  readonly cors?: Cors | undefined;
}

export interface KeptDeployment extends Deployment {
  readonly content: Deployable;
}

/** What a Lambda authorizer answered, for as long as it is remembered. */
export interface RememberedVerdict {
  readonly untilMs: number;
  readonly stage: string;
  readonly answer: unknown;
}

export interface Api extends Place {
  readonly id: string;
  readonly createdMs: number;
  name: string;
  description?: string | undefined;
  version?: string | undefined;
  executeApiEndpoint: 'enabled' | 'disabled';
  cors?: Cors | undefined;
  tags: Record<string, string>;
  routes: Route[];
  integrations: Integration[];
  authorizers: Authorizer[];
  stages: Stage[];
  deployments: KeptDeployment[];
  /** By authorizer and the values of its identity sources. */
  verdicts: Record<string, RememberedVerdict>;
}

/** The part of that id. Throws AwsError NotFoundException. */
export function partOf<Part>(parts: readonly Part[], kind: string, id: string | undefined, idOf: (part: Part) => string | undefined): Part {
  const part = parts.find((one) => idOf(one) === id);
  if (!part) throw notFound(kind, id ?? '');
  return part;
}

/** What the input says of `before`, without members that it leaves out. */
export function changed<Part extends object>(before: Part, change: Partial<Part>): Part {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(said) };
}
