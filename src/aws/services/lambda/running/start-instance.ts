// A cold start: the environment of a function and its sandbox.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
import { invariant } from '../../../core/errors.ts';
import type { FunctionOutcome, FunctionProgram } from '../../../core/function-host.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { filesOf } from '../code-package.ts';
import { logGroupOf } from '../described-function.ts';
import { noFunctionHost } from '../errors.ts';
import { roleEnvironment } from '../execution-role.ts';
import type { LambdaFunction, Runnable, Version } from '../function.ts';
import type { Layers } from '../layers.ts';
import { limits } from '../limits.ts';
import type { Instance, Owner } from './instance.ts';

export type Started =
  | { readonly kind: 'open'; readonly instance: Instance; readonly initMs: number }
  | { readonly kind: 'failed'; readonly outcome: FunctionOutcome; readonly logStream: string };

interface Start {
  readonly fn: LambdaFunction;
  readonly version: Version;
  readonly layers: Layers;
  readonly environment: ServiceEnvironment;
  readonly owner: Owner;
}

/** Starts a sandbox. What the code writes meanwhile goes to `owner`. Throws AwsError NotImplemented (501) in a cloud without a host. */
export async function startInstance({ fn, version, layers, environment, owner }: Start): Promise<Started> {
  const { functionHost, clock, random, fetch } = environment;
  if (!functionHost || !fetch) throw noFunctionHost();
  const runnable = version.serving;
  const nowMs = clock.now();
  const logStream = `${new Date(nowMs).toISOString().slice(0, 10).replaceAll('-', '/')}/[${version.name}]${random.hex(32)}`;
  const credentials = roleEnvironment(await environment.ports.identities(), runnable.settings.role, fn.name, nowMs);
  const program = programOf(fn, version.name, runnable, layers, { logStream, credentials });
  const surroundings = {
    // The real SDK of Node passes the trace on by itself; that of browsers does not.
    fetch: (request: Request) => fetch(withTrace(request, owner.trace)),
    log: (line: string) => void owner.lines.push(line),
    nowMs,
    now: () => clock.now(),
  };
  let started = await functionHost.start(program, surroundings, limits.initMs);
  // AWS: what is not initialised after ten seconds is tried once more, and then has the function's timeout.
  if ('failed' in started && started.failed.kind === 'timed-out')
    started = await functionHost.start(program, surroundings, runnable.settings.timeoutSeconds * 1000);
  if ('failed' in started) return { kind: 'failed', outcome: started.failed, logStream };
  const { open, initMs } = started;
  return { kind: 'open', initMs, instance: { open, runnable, logStream, startedMs: nowMs, owner, usedMs: nowMs } };
}

function withTrace(request: Request, trace: string): Request {
  if (request.headers.has('x-amzn-trace-id')) return request;
  const traced = new Request(request);
  traced.headers.set('x-amzn-trace-id', trace);
  return traced;
}

function layerFiles(layers: Layers, arn: string): ReadonlyMap<string, Uint8Array> {
  const layer = layers.find(arn);
  invariant(layer, 'a layer that a function has is kept, be it deleted or not');
  return filesOf(layer.code.zip);
}

interface Surroundings {
  readonly logStream: string;
  readonly credentials: Readonly<Record<string, string>>;
}

function programOf(
  fn: LambdaFunction,
  versionName: string,
  { settings, code }: Runnable,
  layers: Layers,
  { logStream, credentials }: Surroundings,
): FunctionProgram {
  const { runtime, handler, memoryMb } = settings;
  const node = runtime.replace(/^nodejs(\d+)\.x$/, 'node$1');
  return {
    functionName: fn.name,
    runtime,
    handler,
    files: filesOf(code.zip),
    layerFiles: new Map(settings.layers.flatMap((arn) => [...layerFiles(layers, arn)])),
    environment: {
      ...settings.environment,
      _HANDLER: handler,
      AWS_REGION: fn.region,
      AWS_DEFAULT_REGION: fn.region,
      AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
      AWS_LAMBDA_FUNCTION_NAME: fn.name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
      AWS_LAMBDA_FUNCTION_VERSION: versionName,
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: logGroupOf(fn.name, settings.logGroup),
      AWS_LAMBDA_LOG_STREAM_NAME: logStream,
      LAMBDA_TASK_ROOT: '/var/task',
      LAMBDA_RUNTIME_DIR: '/var/runtime',
      NODE_PATH: `/opt/nodejs/${node}/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task`,
      AWS_LAMBDA_LOG_FORMAT: settings.logFormat,
      ...(settings.applicationLogLevel !== undefined && { AWS_LAMBDA_LOG_LEVEL: settings.applicationLogLevel }),
      TZ: ':UTC',
      ...credentials,
    },
    memoryMb,
  };
}
