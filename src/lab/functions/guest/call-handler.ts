// Calls a handler once, in whichever way it answers: a promise, a callback, the context, a stream.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html and the published runtime interface client.
import type { InvokeFunction } from '../function-protocol.ts';
import type { FoundHandler } from './find-handler.ts';
import { ResponseStream } from './response-stream.ts';
import { runtimeError } from './runtime-errors.ts';

const NEVER_SETTLED =
  'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#process_exit_codes';

export interface CallOptions {
  readonly handler: FoundHandler;
  readonly invocation: InvokeFunction;
  readonly runtime: 'nodejs22.x' | 'nodejs24.x';
  readonly functionName: string;
  readonly memoryMb: number;
  readonly remainingMs: () => number;
  readonly written: (bytes: Uint8Array) => void;
  readonly answered: (payload: Uint8Array) => void;
  readonly failed: (thrown: unknown) => void;
}

/** One call under way. */
export interface HandlerCall {
  /** The event loop is empty: nothing can happen any more. */
  emptied(): void;
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'then') === 'function';

function toPayload(value: unknown): Uint8Array {
  try {
    return new TextEncoder().encode(JSON.stringify(value === undefined ? null : value) ?? 'null');
  } catch {
    // Lambda tells the same of every value that JSON cannot hold.
    throw runtimeError('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const chunk of chunks) {
    all.set(chunk, from);
    from += chunk.length;
  }
  return all;
}

export function callHandler(options: CallOptions): HandlerCall {
  const { handler, invocation, runtime, written, remainingMs } = options;
  let over: 'no' | 'yes' = 'no';
  /** What an empty event loop means for this call. */
  let emptied: () => void;
  let waits = true;

  const once = (work: () => void) => {
    if (over === 'yes') return;
    over = 'yes';
    work();
  };
  const fail = (thrown: unknown) => once(() => options.failed(thrown));
  const answer = (value: unknown) =>
    once(() => {
      let payload: Uint8Array;
      try {
        payload = toPayload(value);
      } catch (thrown) {
        return options.failed(thrown);
      }
      options.answered(payload);
    });

  const callback = (error?: unknown, value?: unknown) => {
    if (error !== undefined && error !== null) fail(error);
    else if (!waits) answer(value);
    else emptied = () => answer(value);
  };

  const context: Record<string, unknown> = {
    functionVersion: invocation.functionVersion,
    functionName: options.functionName,
    memoryLimitInMB: String(options.memoryMb),
    logGroupName: invocation.logGroupName,
    logStreamName: invocation.logStreamName,
    clientContext: invocation.clientContext,
    identity: invocation.identity,
    invokedFunctionArn: invocation.invokedFunctionArn,
    awsRequestId: invocation.requestId,
    getRemainingTimeInMillis: remainingMs,
  };
  if (runtime === 'nodejs22.x') {
    Object.defineProperty(context, 'callbackWaitsForEmptyEventLoop', {
      enumerable: true,
      get: () => waits,
      set: (value: unknown) => {
        waits = Boolean(value);
      },
    });
    const done = (error?: unknown, value?: unknown) => (error !== undefined && error !== null ? fail(error) : answer(value));
    Object.assign(context, { done, succeed: (value: unknown) => answer(value), fail: (error: unknown) => fail(error ?? 'handled') });
  }

  const neverSettled = () => fail(runtimeError('Runtime.NodeJsExit', NEVER_SETTLED));

  function stream(): void {
    const chunks: Uint8Array[] = [];
    const write = (bytes: Uint8Array) => {
      chunks.push(bytes);
      written(bytes);
    };
    const ended = (error?: unknown) => (error === undefined ? once(() => options.answered(concatenated(chunks))) : fail(error));
    emptied = neverSettled;
    const result: unknown = Reflect.apply(handler.call, undefined, [parsed(), new ResponseStream(write, ended), context]);
    if (isPromise(result)) result.then(undefined, fail);
    else fail(runtimeError('Runtime.InvalidStreamingOperation', 'Streaming does not support non-async handlers.'));
  }

  function plain(): void {
    emptied = () => answer(null);
    const values = runtime === 'nodejs24.x' ? [parsed(), context] : [parsed(), context, callback];
    const result: unknown = Reflect.apply(handler.call, undefined, values);
    if (isPromise(result)) {
      emptied = neverSettled;
      result.then(answer, fail);
    } else if (runtime === 'nodejs24.x') answer(result);
  }

  const parsed = () => JSON.parse(new TextDecoder().decode(invocation.payload)) as unknown;

  emptied = neverSettled;
  try {
    if (handler.style === 'streaming') stream();
    else plain();
  } catch (thrown) {
    fail(thrown);
  }
  return {
    emptied() {
      if (over === 'no') emptied();
    },
  };
}
