// Where the code of functions runs: a sandbox that whoever makes the cloud provides (a Worker in the tab, a child process in Node).

/** A function's code and settings, as one sandbox needs them. Plain data. */
export interface FunctionProgram {
  /** For messages and stacks. */
  readonly functionName: string;
  readonly runtime: 'nodejs22.x' | 'nodejs24.x';
  /** `index.handler`: file without its ending, then the exported name. */
  readonly handler: string;
  /** The unzipped code by path under /var/task, `index.mjs`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The unzipped layers, merged in their order, by path under /opt. */
  readonly layerFiles: ReadonlyMap<string, Uint8Array>;
  /** process.env, credentials and AWS_REGION among them. */
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMb: number;
}

/** What the sandbox may use of the cloud. */
export interface FunctionSurroundings {
  /** The SDK inside the function sends its requests here. */
  fetch(request: Request): Promise<Response>;
  /** One line of console output, as CloudWatch Logs gets it, without the end of the line. */
  log(line: string): void;
  /** The cloud's clock at the start; time inside passes by what the function waits for. */
  readonly nowMs: number;
  /** The cloud's clock now, where it can be asked: what passes during a call of the cloud passes for the function too. */
  readonly now?: () => number;
}

/** How a phase of a function ended. Times are what the function itself saw pass, in milliseconds. */
export type FunctionOutcome =
  | { readonly kind: 'answered'; readonly tookMs: number; readonly memoryMb: number; readonly payload: Uint8Array }
  /** It threw, rejected, or could not be loaded: AWS's error document. */
  | {
      readonly kind: 'failed';
      readonly tookMs: number;
      readonly memoryMb: number;
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace: readonly string[];
    }
  | { readonly kind: 'timed-out'; readonly tookMs: number; readonly memoryMb: number }
  /** Its process ended: `exit` by process.exit, `memory` when it grew too large, `crash` otherwise. */
  | {
      readonly kind: 'ended';
      readonly cause: 'exit' | 'memory' | 'crash';
      readonly tookMs: number;
      readonly memoryMb: number;
      /** What process.exit was given. */
      readonly exitCode?: number;
    };

export interface FunctionInvocation {
  readonly requestId: string;
  readonly payload: Uint8Array;
  readonly invokedFunctionArn: string;
  readonly functionVersion: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** The cloud's clock now. */
  readonly nowMs: number;
  readonly timeoutMs: number;
  /** X-Amzn-Trace-Id of this invocation: the runtime puts it into process.env._X_AMZN_TRACE_ID. */
  readonly traceId?: string;
  /** The client's context, already parsed from the header, and other members of AWS's context object. */
  readonly clientContext?: unknown;
  readonly identity?: unknown;
  /** For response streaming: told each chunk as it is written. */
  readonly streamed?: (chunk: Uint8Array) => void;
}

/** A sandbox with the function loaded: one at a time it answers invocations, and keeps its globals between them. */
export interface OpenFunction {
  /** `closed` after `timed-out`, `ended`, and a `failed` that nobody caught (unhandled rejections): the next invocation needs a new one. */
  readonly state?: 'open' | 'closed';
  invoke(invocation: FunctionInvocation): Promise<FunctionOutcome>;
  /** Ends it at once. May be called again. */
  close(): void;
}

export interface FunctionHost {
  /**
   * A cold start: makes a sandbox, loads the code and evaluates it. Never rejects; a function that could not be initialised has an outcome in the place of `open`.
   */
  start(
    program: FunctionProgram,
    surroundings: FunctionSurroundings,
    initTimeoutMs: number,
  ): Promise<{ readonly open: OpenFunction; readonly initMs: number } | { readonly failed: FunctionOutcome }>;
}
