// A host that evaluates CommonJS code in this process, on a time of its own. For tests: the real hosts are sandboxes.
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type {
  FunctionHost,
  FunctionInvocation,
  FunctionOutcome,
  FunctionProgram,
  FunctionSurroundings,
} from '../../../core/function-host.ts';

/** What each start costs, so that cold starts can be seen. */
export const INIT_MS = 120;
const MEMORY_MB = 70;

/** Thrown inside to end the run. */
class Ended {
  readonly outcome: FunctionOutcome;

  constructor(outcome: FunctionOutcome) {
    this.outcome = outcome;
  }
}

type Handler = (event: unknown, context: object, callback: (error: unknown, result?: unknown) => void) => unknown;
type Streaming = (event: unknown, stream: { write(text: string): void; end(): void }, context: object) => Promise<void>;

/** The time inside one phase: `sleep` passes it. */
class Phase {
  tookMs = 0;
  readonly #timeoutMs: number;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  pass(ms: number): void {
    this.tookMs += ms;
    if (this.tookMs > this.#timeoutMs) throw new Ended({ kind: 'timed-out', tookMs: this.#timeoutMs, memoryMb: MEMORY_MB });
  }
}

export interface InProcessHost extends FunctionHost {
  /** Programs that were started, in order. */
  readonly starts: readonly FunctionProgram[];
  /** How many sandboxes are open now. */
  open(): number;
}

/**
 * Code sees `sleep(ms)`, `exhaustMemory()`, `process`, `console.log`, `require` of its files, of layers by `/opt/...`, and
 * `client(Class)`, a client of the SDK with the credentials of its environment. `awslambda.streamifyResponse` makes a streaming handler.
 */
export function inProcessHost(modules: Readonly<Record<string, unknown>> = {}): InProcessHost {
  const starts: FunctionProgram[] = [];
  let open = 0;
  return {
    starts,
    open: () => open,
    async start(program, surroundings, initTimeoutMs) {
      starts.push(program);
      const sandbox = new Evaluated(program, surroundings, modules);
      const failed = await sandbox.load(initTimeoutMs);
      if (failed) return { failed };
      open += 1;
      let state: 'open' | 'closed' = 'open';
      const close = () => {
        if (state === 'open') open -= 1;
        state = 'closed';
      };
      return {
        initMs: INIT_MS,
        open: {
          get state() {
            return state;
          },
          close,
          async invoke(invocation) {
            const outcome = await sandbox.invoke(invocation);
            if (outcome.kind === 'timed-out' || outcome.kind === 'ended') close();
            return outcome;
          },
        },
      };
    },
  };
}

class Evaluated {
  readonly #program: FunctionProgram;
  readonly #surroundings: FunctionSurroundings;
  readonly #modules: Readonly<Record<string, unknown>>;
  #phase = new Phase(Number.POSITIVE_INFINITY);
  #requestId = '';
  #handler: Handler = () => undefined;
  #streaming: Streaming | undefined;

  constructor(program: FunctionProgram, surroundings: FunctionSurroundings, modules: Readonly<Record<string, unknown>>) {
    this.#program = program;
    this.#surroundings = surroundings;
    this.#modules = modules;
  }

  async load(timeoutMs: number): Promise<FunctionOutcome | undefined> {
    this.#phase = new Phase(timeoutMs);
    const [file = '', name = ''] = this.#program.handler.split('.');
    try {
      const exported = this.#require(`./${file}.js`) as Record<string, unknown>;
      const handler = exported[name];
      if (typeof handler !== 'function') return failure('Runtime.HandlerNotFound', `${this.#program.handler} is undefined or not exported`);
      this.#handler = handler as Handler;
      this.#streaming = (handler as { streaming?: Streaming }).streaming;
      return undefined;
    } catch (thrown) {
      return this.#outcomeOf(thrown);
    }
  }

  async invoke(invocation: FunctionInvocation): Promise<FunctionOutcome> {
    this.#phase = new Phase(invocation.timeoutMs);
    this.#requestId = invocation.requestId;
    const event: unknown = JSON.parse(new TextDecoder().decode(invocation.payload));
    const context = { ...invocation, awsRequestId: invocation.requestId, functionName: this.#program.functionName };
    try {
      const result = this.#streaming
        ? await this.#stream(this.#streaming, event, context, invocation)
        : await new Promise((resolve, reject) => {
            const returned = this.#handler(event, context, (error, value) => (error ? reject(error) : resolve(value)));
            if (returned instanceof Promise) returned.then(resolve, reject);
          });
      const payload = new TextEncoder().encode(result === undefined ? 'null' : JSON.stringify(result));
      return { kind: 'answered', tookMs: this.#phase.tookMs, memoryMb: MEMORY_MB, payload };
    } catch (thrown) {
      return this.#outcomeOf(thrown);
    }
  }

  async #stream(run: Streaming, event: unknown, context: object, { streamed }: FunctionInvocation): Promise<unknown> {
    const texts: string[] = [];
    const write = (text: string) => {
      texts.push(text);
      streamed?.(new TextEncoder().encode(text));
    };
    await run(event, { write, end: () => {} }, context);
    return texts.join('');
  }

  #outcomeOf(thrown: unknown): FunctionOutcome {
    if (thrown instanceof Ended) return thrown.outcome;
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return failure(error.name, error.message, this.#phase.tookMs);
  }

  #require(specifier: string): unknown {
    if (specifier in this.#modules) return this.#modules[specifier];
    const inLayer = specifier.startsWith('/opt/');
    const files = inLayer ? this.#program.layerFiles : this.#program.files;
    const code = files.get(specifier.replace(/^(\.\/|\/opt\/)/, ''));
    if (!code) throw Object.assign(new Error(`Cannot find module '${specifier}'`), { name: 'Runtime.ImportModuleError' });
    const module = { exports: {} };
    const globals: Record<string, unknown> = {
      module,
      exports: module.exports,
      require: (name: string) => this.#require(name),
      console: { log: (...parts: unknown[]) => this.#log(parts) },
      process: { env: this.#program.environment, exit: (exitCode = 0) => this.#end('exit', exitCode) },
      exhaustMemory: () => this.#end('memory'),
      sleep: (ms: number) => {
        this.#phase.pass(ms);
        return Promise.resolve();
      },
      client: (Class: new (config: object) => unknown) => new Class(this.#clientConfig()),
      awslambda: { streamifyResponse: (streaming: Streaming) => Object.assign(() => undefined, { streaming }) },
    };
    const evaluate = new Function(...Object.keys(globals), new TextDecoder().decode(code));
    evaluate(...Object.values(globals));
    return module.exports;
  }

  #clientConfig(): object {
    const { environment } = this.#program;
    return {
      region: environment.AWS_REGION,
      maxAttempts: 1,
      // The SDK signs with the machine's time plus an offset; the sandbox's own clock is the cloud's.
      systemClockOffset: this.#surroundings.nowMs - Date.now(),
      credentials: {
        accessKeyId: environment.AWS_ACCESS_KEY_ID,
        secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
        sessionToken: environment.AWS_SESSION_TOKEN,
      },
      requestHandler: new FetchHttpHandler({ customFetch: (request: unknown) => this.#surroundings.fetch(request as Request) }),
    };
  }

  #log(parts: readonly unknown[]): void {
    const at = new Date(this.#surroundings.nowMs).toISOString();
    this.#surroundings.log(`${at}\t${this.#requestId || 'undefined'}\tINFO\t${parts.join(' ')}`);
  }

  #end(cause: 'exit' | 'memory', exitCode?: number): never {
    const tookMs = this.#phase.tookMs;
    throw new Ended({ kind: 'ended', cause, tookMs, memoryMb: MEMORY_MB, ...(exitCode !== undefined && { exitCode }) });
  }
}

function failure(errorType: string, errorMessage: string, tookMs = 0): FunctionOutcome {
  return { kind: 'failed', tookMs, memoryMb: MEMORY_MB, errorType, errorMessage, trace: [`${errorType}: ${errorMessage}`] };
}
