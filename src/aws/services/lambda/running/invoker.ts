// Runs functions: picks the version, finds or starts an instance, has it answer, and writes down what happened.
import type { FunctionInvocation } from '../../../core/function-host.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { base64Of } from '../../../protocols/base64.ts';
import { logGroupOf } from '../described-function.ts';
import { functionPending, noFunctionHost, recursiveInvocation } from '../errors.ts';
import type { LambdaFunction, Version } from '../function.ts';
import { functionArn } from '../function-name.ts';
import type { Functions } from '../functions.ts';
import type { Layers } from '../layers.ts';
import { limits } from '../limits.ts';
import { type Origin, tellInvocation } from '../passages.ts';
import { Concurrency } from './concurrency.ts';
import { IdleInstances, type Instance } from './instance.ts';
import { newTrace, nextTrace } from './lineage.ts';
import { type Told, toldOutcome, tooLargeAnswer } from './log-lines.ts';
import { platformLines } from './platform-lines.ts';
import { startInstance } from './start-instance.ts';
import { putMetrics, writeLogs } from './telemetry.ts';

export interface InvocationRequest {
  readonly fn: LambdaFunction;
  readonly qualifier?: string | undefined;
  readonly payload: Uint8Array;
  readonly requestId: string;
  /** X-Amzn-Trace-Id of whoever calls; a new trace when absent. */
  readonly trace?: string | undefined;
  readonly clientContext?: unknown;
  /** For observers: where the event came from, and which try this is. */
  readonly origin?: Origin | undefined;
  readonly tries?: number;
  /** Told each chunk of a streamed answer. */
  readonly streamed?: (chunk: Uint8Array) => void;
}

export interface InvocationResult {
  /** `$LATEST` or a number. */
  readonly executedVersion: string;
  readonly payload: Uint8Array;
  readonly functionError?: 'Unhandled';
  /** The last 4 KB of its log, base64. */
  readonly logTail: string;
  readonly tookMs: number;
}

export class Invoker {
  readonly concurrency: Concurrency;
  readonly #environment: ServiceEnvironment;
  readonly #functions: Functions;
  readonly #layers: Layers;
  readonly #idle = new IdleInstances();

  constructor(environment: ServiceEnvironment, functions: Functions, layers: Layers) {
    this.#environment = environment;
    this.#functions = functions;
    this.#layers = layers;
    this.concurrency = new Concurrency(functions);
  }

  /** Throws what `invoke` would throw before anything runs. */
  check(fn: LambdaFunction, qualifier?: string): Version {
    const version = this.#functions.version(fn, qualifier);
    if (version.state === 'Pending') throw functionPending();
    if (!this.#environment.functionHost || !this.#environment.fetch) throw noFunctionHost();
    return version;
  }

  /**
   * One invocation. Throws AwsError when nothing ran: ResourceNotFoundException, ResourceConflictException, TooManyRequestsException,
   * RecursiveInvocationException. What goes wrong inside the function is a result.
   */
  async invoke(request: InvocationRequest): Promise<InvocationResult> {
    const { fn, qualifier } = request;
    this.check(fn, qualifier);
    const { clock, random } = this.#environment;
    const { trace, runs } = nextTrace(request.trace ?? newTrace(clock.now(), random), functionArn(fn));
    if (runs > limits.loops && fn.recursion === 'Terminate') {
      await putMetrics(this.#environment, fn, { RecursiveInvocationsDropped: [1, 'Count'] }, qualifier);
      throw recursiveInvocation();
    }
    if (this.concurrency.refusal(fn)) await putMetrics(this.#environment, fn, { Throttles: [1, 'Count'] }, qualifier);
    return this.concurrency.during(fn, () => this.#run(request, this.#chosenVersion(fn, qualifier), trace));
  }

  /** Ends the idle instances of a function that is gone. */
  forget(fn: LambdaFunction): void {
    const prefix = `${functionArn(fn)}:`;
    this.#idle.drop((_instance, arn) => arn.startsWith(prefix));
  }

  /** Idle instances by ARN of version, for the inspector. */
  idle(): Readonly<Record<string, number>> {
    return this.#idle.counts();
  }

  /** AWS: an alias with weights sends each invocation to one of its versions by chance. */
  #chosenVersion(fn: LambdaFunction, qualifier?: string): Version {
    const { routing } = fn.aliases.get(qualifier ?? '') ?? {};
    const other = routing && this.#environment.random.next() < routing.weight ? routing.version : undefined;
    return this.#functions.version(fn, other ?? qualifier);
  }

  async #run(request: InvocationRequest, version: Version, trace: string): Promise<InvocationResult> {
    const { fn, qualifier, requestId } = request;
    const { settings } = version.serving;
    const versionArn = functionArn({ account: fn.account, region: fn.region, name: fn.name, qualifier: version.name });
    const owner = { lines: [] as string[], trace };
    this.#dropOld();
    const idle = this.#idle.take(versionArn, version.serving);
    const platform = platformLines(settings, fn.name, this.#environment.clock.now());
    if (!idle) owner.lines.push(...platform.initStart(`arn:aws:lambda:${fn.region}::runtime:sandshark-${settings.runtime}`));
    const environment = this.#environment;
    const started = idle
      ? ({ kind: 'open', instance: idle, initMs: undefined } as const)
      : await startInstance({ fn, version, layers: this.#layers, environment, owner });
    if (started.kind === 'open') started.instance.owner.trace = trace;
    const lines = started.kind === 'open' ? started.instance.owner.lines : owner.lines;
    lines.push(...platform.start(requestId, version.name));
    tellInvocation(environment, request, 'taken', request.payload);
    const outcome =
      started.kind === 'open' ? await started.instance.open.invoke(this.#invocation(request, started.instance, trace)) : started.outcome;
    const phase = started.kind === 'open' ? 'invoke' : 'init';
    const context = { requestId, timeoutSeconds: settings.timeoutSeconds, nowMs: environment.clock.now(), phase } as const;
    const told = limited(toldOutcome(outcome, context), request.streamed ? 'streamed' : 'buffered');
    tellInvocation(environment, request, told.functionError ? 'failed' : 'done', told.payload);
    const initMs = started.kind === 'open' ? started.initMs : undefined;
    if (told.line !== undefined) lines.push(told.line);
    const durationMs = outcome.kind === 'timed-out' ? settings.timeoutSeconds * 1000 : outcome.tookMs;
    const usedMb = outcome.memoryMb;
    lines.push(...platform.end({ requestId, durationMs, memoryMb: settings.memoryMb, usedMb, ...report(told, initMs) }));
    const written = lines.splice(0);
    if (started.kind === 'open') this.#release(versionArn, started.instance, outcome.kind);
    const logStream = started.kind === 'open' ? started.instance.logStream : started.logStream;
    await writeLogs(environment, fn, settings, logStream, written);
    await this.#count(fn, durationMs, told, qualifier);
    const { payload, functionError } = told;
    const result = { executedVersion: version.name, payload, logTail: tailOf(written), tookMs: durationMs };
    return { ...result, ...(functionError && { functionError }) };
  }

  #invocation(
    { fn, qualifier, requestId, payload, clientContext, streamed }: InvocationRequest,
    instance: Instance,
    trace: string,
  ): FunctionInvocation {
    const { settings } = instance.runnable;
    const named = { account: fn.account, region: fn.region, name: fn.name, ...(qualifier !== undefined && { qualifier }) };
    return {
      requestId,
      payload,
      invokedFunctionArn: functionArn(named),
      functionVersion: instance.logStream.slice(instance.logStream.indexOf('[') + 1, instance.logStream.indexOf(']')),
      logGroupName: logGroupOf(fn.name, settings.logGroup),
      logStreamName: instance.logStream,
      nowMs: this.#environment.clock.now(),
      timeoutMs: settings.timeoutSeconds * 1000,
      traceId: trace,
      ...(clientContext !== undefined && { clientContext }),
      ...(streamed && { streamed }),
    };
  }

  /** AWS: an instance that ran out of time, or whose process ended, is not used again; one whose handler threw is. */
  #release(versionArn: string, instance: Instance, kind: string): void {
    if (kind !== 'answered' && kind !== 'failed') {
      instance.open.close();
      return;
    }
    if (instance.open.state === 'closed') return;
    const { clock, scheduler } = this.#environment;
    instance.usedMs = clock.now();
    this.#idle.give(versionArn, instance);
    scheduler.at(instance.usedMs + limits.idleInstanceMs, 'idle functions are dropped', () => this.#dropOld(), { periodic: true });
  }

  #dropOld(): void {
    const nowMs = this.#environment.clock.now();
    this.#idle.drop(({ usedMs, startedMs }) => nowMs - usedMs >= limits.idleInstanceMs || nowMs - startedMs >= limits.instanceLifeMs);
  }

  async #count(fn: LambdaFunction, durationMs: number, { functionError }: Told, qualifier?: string): Promise<void> {
    const values = {
      Invocations: [1, 'Count'],
      Errors: [functionError ? 1 : 0, 'Count'],
      Duration: [durationMs, 'Milliseconds'],
      Throttles: [0, 'Count'],
      ConcurrentExecutions: [this.concurrency.working(fn), 'Count'],
    } as const;
    await putMetrics(this.#environment, fn, values, qualifier);
  }
}

function report({ status, errorType }: Told, initMs: number | undefined) {
  return { ...(initMs !== undefined && { initMs }), ...(status && { status }), ...(errorType !== undefined && { errorType }) };
}

function limited(told: Told, kind: 'streamed' | 'buffered'): Told {
  const most = kind === 'streamed' ? limits.streamedAnswerBytes : limits.answerBytes;
  return told.payload.length > most ? tooLargeAnswer(most) : told;
}

function tailOf(lines: readonly string[]): string {
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
  return base64Of(bytes.subarray(Math.max(0, bytes.length - limits.logTailBytes)));
}
