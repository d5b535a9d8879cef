// The inside of a function's sandbox: put together before any code of the function loads, the same in a Worker and in a child of Node.
import { Activity } from '../../sandbox/guest/activity.ts';
import { fixGlobal, removeGlobal, setGlobal } from '../../sandbox/guest/globals.ts';
import { makeFetch } from '../../sandbox/guest/port-fetch.ts';
import { addRandomUuid } from '../../sandbox/guest/random-uuid.ts';
import { messageTurn, realDelay } from '../../sandbox/guest/real-turn.ts';
import { replaceTime } from '../../sandbox/guest/replace-time.ts';
import { trackRealWork } from '../../sandbox/guest/track-real-work.ts';
import { VirtualTime } from '../../sandbox/guest/virtual-time.ts';
import type {
  FromFunction,
  FunctionPace,
  FunctionReport,
  InvokeFunction,
  PhaseEnd,
  StartFunction,
  ToFunction,
} from '../function-protocol.ts';
import { callHandler, type HandlerCall } from './call-handler.ts';
import { type FoundHandler, findHandler } from './find-handler.ts';
import { lambdaConsole } from './lambda-console.ts';
import { ModuleLoader, type ModulePlatform } from './module-loader.ts';
import { Buffer } from './node-modules/buffer.ts';
import { nodeModules } from './node-modules/node-modules.ts';
import { nodeTimers } from './node-modules/timers.ts';
import { processObject } from './process-object.ts';
import { awslambda } from './response-stream.ts';
import { errorDocument, wrappedError } from './runtime-errors.ts';

/** What differs between a Worker and a child process. All of it is taken before the function's code runs. */
export interface FunctionPlatform extends ModulePlatform {
  readonly post: (message: FromFunction) => void;
  readonly listen: (receive: (message: ToFunction) => void) => void;
  readonly preload: (modules: StartFunction['modules']) => Promise<void>;
  /** Calls one of them for every error and every rejection that nothing handles. */
  readonly watchUncaught: (exception: (thrown: unknown) => void, rejection: (reason: unknown) => void) => void;
  /** Replaces addresses of modules by paths. */
  readonly readableStack: (stack: string) => string;
  readonly removed: readonly string[];
}

/** Where the prebuilt SDK finds region and credentials; sdk-bundle.ts reads it. */
const ENVIRONMENT = Symbol.for('sandshark.environment');
/** Real time for which a call of the cloud holds up the function's own timers. */
const CALL_PATIENCE_MS = 500;

/** Thrown by `process.exit`, to end the code that called it. The host has been told already. */
class ExitSignal extends Error {}

/** What an error carries besides its message; nothing when its getters throw. */
function membersOf(thrown: unknown): object {
  try {
    return thrown instanceof Error ? { ...thrown } : {};
  } catch {
    return {};
  }
}

interface Phase {
  readonly requestId: string | undefined;
  readonly startMs: number;
  readonly deadlineMs: number;
  call?: HandlerCall;
}

export function startFunctionRuntime(scope: typeof globalThis & Record<string, unknown>, platform: FunctionPlatform): void {
  addRandomUuid(scope.crypto);
  let run = '';
  let phase: Phase | undefined;
  let started: StartFunction['program'] | undefined;
  let handler: FoundHandler | undefined;
  let state: 'open' | 'over' = 'open';
  let pace: FunctionPace = 'at once';
  /** The cloud's clock, as it was last told. */
  let cloudMs = 0;
  /** Thrown while no phase was under way: told at the next one, as a frozen sandbox does. */
  let unheard: { readonly thrown: unknown } | undefined;
  let quiets = 0;

  const post = (message: FunctionReport) => {
    if (state === 'open') platform.post({ ...message, run });
  };
  const time = new VirtualTime(
    () => activity.touch(),
    (thrown) => uncaught(thrown),
  );
  const activity = new Activity(quiet, () => {});
  const { fetch, receive } = makeFetch(scope, post, activity);

  /** Nothing can happen at this time, unless one of `calls` is answered. */
  function quiet(calls: number): void {
    const turn = ++quiets;
    if (!phase) return;
    if (time.nowMs >= phase.deadlineMs) {
      end({ kind: 'timed-out', tookMs: took() });
      return;
    }
    const due = time.nextDueMs;
    // A race between a call and a timer: the call gets its chance in real time.
    const patienceMs = pace === 'real' && due !== null ? Math.min(due, phase.deadlineMs) - time.nowMs : calls === 0 ? 0 : CALL_PATIENCE_MS;
    if (patienceMs <= 0) advance(due);
    else if (calls === 0 || due !== null) {
      void realDelay(patienceMs).then(() => turn === quiets && activity.state === 'idle' && advance(due));
    }
  }

  function advance(dueMs: number | null): void {
    if (!phase) return;
    if (dueMs === null) {
      if (phase.call) phase.call.emptied();
      else emptiedInit();
      return;
    }
    if (dueMs >= phase.deadlineMs) {
      time.observe(phase.deadlineMs);
      end({ kind: 'timed-out', tookMs: took() });
      return;
    }
    const done = activity.beginWork();
    void time.advance(dueMs).then(done);
  }

  /** A top-level await that nothing will settle: Node exits with the status 13. */
  function emptiedInit(): void {
    post({ type: 'exited', code: 13 });
    state = 'over';
  }

  const took = () => Math.max(0, time.nowMs - (phase?.startMs ?? time.nowMs));

  function begin(nowMs: number, timeoutMs: number, requestId?: string): void {
    cloudMs = nowMs;
    time.observe(nowMs);
    phase = { requestId, startMs: time.nowMs, deadlineMs: time.nowMs + timeoutMs };
  }

  function end(told: PhaseEnd): void {
    if (!phase) return;
    phase = undefined;
    post({ type: 'end', end: told });
    if (told.kind === 'timed-out' || (told.kind === 'failed' && told.sandbox === 'over')) state = 'over';
  }

  function fail(thrown: unknown, sandbox: 'open' | 'over', title: string): void {
    if (thrown instanceof ExitSignal || !phase) return;
    const told = errorDocument(thrown, platform.readableStack);
    logError(title, { errorType: told.errorType, errorMessage: told.errorMessage, ...membersOf(thrown), stack: told.trace });
    end({ kind: 'failed', tookMs: took(), ...told, sandbox });
  }

  function uncaught(thrown: unknown): void {
    if (phase) fail(thrown, 'over', 'Uncaught Exception');
    else if (!(thrown instanceof ExitSignal)) unheard ??= { thrown };
  }

  function rejected(reason: unknown): void {
    if (reason instanceof ExitSignal) return;
    const error = wrappedError('Runtime.UnhandledPromiseRejection', reason);
    if (phase) fail(Object.assign(error, { reason }), 'over', 'Unhandled Promise Rejection');
    else unheard ??= { thrown: error };
  }

  let logError: (title: string, value: unknown) => void = () => {};
  let setVariable: (name: string, value: string) => void = () => {};

  /** Replaces the globals for this function's runtime, environment and clock. */
  function furnish(program: StartFunction['program']) {
    const { environment, runtime } = program;
    const exit = (code: number): never => {
      post({ type: 'exited', code });
      state = 'over';
      throw new ExitSignal('The function has ended.');
    };
    const write = (text: string) => post({ type: 'log', line: text.replace(/\n$/, '') });
    const process = processObject({ runtime, environment, exit, write, elapsedMs: () => time.elapsedMs });
    const { console, log } = lambdaConsole({
      write: (line) => post({ type: 'log', line }),
      nowMs: () => time.nowMs,
      requestId: () => phase?.requestId,
      readable: platform.readableStack,
      format: environment.AWS_LAMBDA_LOG_FORMAT === 'JSON' ? 'JSON' : 'Text',
      level: environment.AWS_LAMBDA_LOG_LEVEL ?? 'TRACE',
    });
    logError = (title, value) => {
      let text: string;
      try {
        text = JSON.stringify(value);
      } catch {
        text = '{}'; // members of the error that refer to each other
      }
      log('ERROR', [`${title} \t${text}`]);
    };
    const timers = nodeTimers(scope, messageTurn, () => activity.beginWork());
    const globals = { console, fetch, process, Buffer, global: scope, awslambda };
    for (const [name, value] of Object.entries(globals)) setGlobal(scope, name, value);
    // Read at each use: a function may change its environment, and a client that is made later sees it.
    const variable = (name: string) => (process as { env: Record<string, string> }).env[name];
    setVariable = (name, value) => {
      (process as { env: Record<string, string> }).env[name] = value;
    };
    fixGlobal(scope, ENVIRONMENT, {
      get region() {
        return variable('AWS_REGION');
      },
      get credentials() {
        const sessionToken = variable('AWS_SESSION_TOKEN');
        const key = { accessKeyId: variable('AWS_ACCESS_KEY_ID'), secretAccessKey: variable('AWS_SECRET_ACCESS_KEY') };
        return sessionToken === undefined ? key : { ...key, sessionToken };
      },
    });
    return nodeModules({ process, timers: timers.timers, 'timers/promises': timers.promises });
  }

  async function start({ nowMs, timeoutMs, program, packages, modules, ...message }: StartFunction): Promise<void> {
    run = message.run;
    pace = message.pace;
    time.start(nowMs);
    begin(nowMs, timeoutMs);
    started = program;
    const files = new Map<string, Uint8Array>();
    for (const [path, bytes] of program.files) files.set(`/var/task/${path}`, bytes);
    for (const [path, bytes] of program.layerFiles) files.set(`/opt/${path}`, bytes);
    const loader = new ModuleLoader(files, platform, furnish(program), packages, modules, () => activity.beginWork());
    try {
      handler = await findHandler(program.handler, program.runtime, loader);
      if (phase) end({ kind: 'loaded', tookMs: took() });
    } catch (thrown) {
      fail(thrown, 'over', 'Uncaught Exception');
    }
  }

  function invoke(invocation: InvokeFunction): void {
    begin(invocation.nowMs, invocation.timeoutMs, invocation.requestId);
    const current = phase;
    if (!handler || !started || !current) return;
    if (unheard) {
      fail(unheard.thrown, 'over', 'Uncaught Exception');
      return;
    }
    const { runtime, functionName, memoryMb } = started;
    // AWS: the trace of each invocation, which the SDK for Node sends on (nodejs-tracing.html, configuration-envvars.html).
    if (invocation.traceId !== undefined) setVariable('_X_AMZN_TRACE_ID', invocation.traceId);
    const mine = (work: () => void) => phase === current && work();
    current.call = callHandler({
      handler,
      invocation,
      runtime,
      functionName,
      memoryMb,
      remainingMs: () => Math.max(0, current.deadlineMs - time.nowMs),
      written: (bytes) => mine(() => post({ type: 'written', bytes })),
      answered: (payload) => mine(() => end({ kind: 'answered', tookMs: took(), payload })),
      failed: (thrown) => mine(() => fail(thrown, 'open', 'Invoke Error')),
    });
    activity.touch();
  }

  replaceTime(scope, time);
  trackRealWork(scope, activity);
  for (const name of platform.removed) removeGlobal(scope, name);
  platform.watchUncaught(uncaught, rejected);
  platform.listen((message) => {
    if (message.type === 'ping') return post({ type: 'pong' });
    // What cannot be loaded now fails again when the function imports it, and is told then.
    if (message.type === 'preload') return void platform.preload(message.modules).catch(() => {});
    activity.wake();
    if (message.type === 'start') void start(message);
    else if (message.type === 'invoke') invoke(message);
    else {
      // What passed in the cloud during a call passed here as well; the function's own clock may be ahead of the cloud's.
      if ('nowMs' in message) {
        if (message.nowMs > cloudMs) time.observe(time.nowMs + message.nowMs - cloudMs);
        cloudMs = Math.max(cloudMs, message.nowMs);
      }
      receive(message);
    }
  });
  post({ type: 'ready' });
}
