// For the tests of this service: a cloud with functions that run, the real SDK clients, roles, and ports that write down what they get.
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import { CallLog } from '../../../call-log.ts';
import { advanceTo } from '../../../core/advance-to.ts';
import { VirtualClock } from '../../../core/clock.ts';
import { AwsError } from '../../../core/errors.ts';
import type { EventDetails, EventSource, MetricDatum, Ports } from '../../../core/ports.ts';
import { seededRandom } from '../../../core/random.ts';
import { Scheduler } from '../../../core/scheduler.ts';
import { dispatch } from '../../../dispatch.ts';
import { type ClientOptions, clientFor } from '../../../testing/sdk-client.ts';
import { asResponse, readRequest } from '../../../web-request.ts';
import { LoadedServices } from '../../loaded-services.ts';
import { type InProcessHost, inProcessHost } from './in-process-host.ts';

export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/worker`;
/** 2026-11-01T00:00:00Z */
export const START = Date.UTC(2026, 10, 1);

export const arnOf = (name: string) => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;

/** A zip of texts by path. */
export const zipOf = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { mtime: '2026-11-01T00:00:00' });

/** The zip of a function whose handler is that expression. */
export const codeOf = (handler: string): Uint8Array => zipOf({ 'index.js': `exports.handler = ${handler};` });

export const ECHO = 'async (event) => event';

export interface Delivered {
  readonly targetArn: string;
  readonly event: unknown;
  readonly source: EventSource;
  readonly details: EventDetails | undefined;
}

export interface LogLine {
  readonly group: string;
  readonly stream: string;
  readonly message: string;
}

export type LambdaCloud = Awaited<ReturnType<typeof lambdaCloud>>;

/** Events for queues and topics are written down; so are logs and metrics. All other services are the real ones. */
export async function lambdaCloud({
  modules = {},
  ports = {},
  host = inProcessHost(modules),
  roles = 'made',
}: {
  modules?: Record<string, unknown>;
  ports?: Partial<Ports>;
  host?: InProcessHost | 'none';
  /** `none` for a cloud that is restored from a snapshot. */
  roles?: 'made' | 'none';
} = {}) {
  const clock = new VirtualClock(START);
  const random = seededRandom(1);
  const scheduler = new Scheduler(clock);
  const delivered: Delivered[] = [];
  const logs: LogLine[] = [];
  const metrics: MetricDatum[] = [];
  const services = new LoadedServices({
    clock,
    random,
    scheduler,
    observe: () => {},
    fetch: (request) => fetch(request),
    ...(host !== 'none' && { functionHost: host }),
  });
  const real = services.ports.eventSink;
  const written: Partial<Ports> = {
    eventSink: async (arn) => {
      if (/:(lambda|s3):/.test(arn) && real) return real(arn);
      if (arn.endsWith(':gone')) throw new AwsError('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.');
      return {
        async check() {},
        async deliver(targetArn, event, source, details) {
          delivered.push({ targetArn, event: JSON.parse(event), source, details });
        },
      };
    },
    logSink: async () => ({
      write: (_place, group, stream, events) => logs.push(...events.map(({ message }) => ({ group, stream, message }))),
    }),
    metricSink: async () => ({ put: (_place, _namespace, data) => metrics.push(...data) }),
  };
  Object.assign(services.ports, written, ports);
  const calls = new CallLog();
  const fetch = async (request: Request): Promise<Response> =>
    asResponse(await dispatch({ clock, random, scheduler, services, calls }, await readRequest(request)));
  const client = <Client>(Class: new (config: never) => Client, options: ClientOptions = {}) =>
    clientFor({ fetch }, Class, { clock, ...options });
  const lambda = client(LambdaClient);
  const iam = client(IAMClient);
  const advance = async (ms: number) => {
    await advanceTo(clock, scheduler, clock.now() + ms);
  };
  /** What a role may do from now on, and nothing else. */
  const allow = async (RoleName: string, Action: readonly string[]) => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] };
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'all', PolicyDocument: JSON.stringify(policy) }));
  };
  /** Makes a role that Lambda may assume, with everything allowed that is given. */
  const createRole = async (name: string, actions: readonly string[] = ['*']) => {
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }));
    if (actions.length > 0) await allow(name, actions);
  };
  if (roles === 'made') await createRole('worker');
  const request = (FunctionName: string, handler: string, more: Partial<CreateFunctionCommandInput> = {}): CreateFunctionCommandInput => ({
    FunctionName,
    Runtime: 'nodejs22.x',
    Role: ROLE,
    Handler: 'index.handler',
    Code: { ZipFile: codeOf(handler) },
    ...more,
  });
  return {
    services,
    scheduler,
    clock,
    calls,
    fetch,
    client,
    lambda,
    iam,
    host,
    advance,
    delivered,
    logs,
    metrics,
    createRole,
    allow,
    request,
    /** Makes a function and waits until it is Active. */
    async createFunction(name: string, handler = ECHO, more: Partial<CreateFunctionCommandInput> = {}) {
      const created = await lambda.send(new CreateFunctionCommand(request(name, handler, more)));
      await advance(1000);
      return created;
    },
    /** Invokes and reads the answer. */
    async invoke(FunctionName: string, payload: unknown = {}, more: Partial<InvokeCommandInput> = {}) {
      const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(payload), ...more }));
      const text = new TextDecoder().decode(answer.Payload);
      return { ...answer, value: text === '' ? undefined : JSON.parse(text), log: answer.LogResult ? atob(answer.LogResult) : '' };
    },
    settle: (seconds: number) => advance(seconds * 1000),
    snapshot: () => services.all.get('lambda')?.snapshot(),
  };
}

/** What an error of the SDK says. */
export const refusal = (name: string, status: number, message?: string | RegExp) => ({
  name,
  $metadata: { httpStatusCode: status },
  ...(message !== undefined && { message }),
});
