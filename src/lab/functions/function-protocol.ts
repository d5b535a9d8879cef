// What a host and the sandbox of one function say to each other. Both sides import this file and nothing else of each other.
import type { FunctionInvocation, FunctionProgram } from '../../aws/core/function-host.ts';
import type { BodyMessage, GuestReport, HostMessage, LinkedModule } from '../sandbox/protocol.ts';

/** A function's program as it travels. */
export interface WireProgram extends Omit<FunctionProgram, 'files' | 'layerFiles'> {
  readonly files: readonly (readonly [path: string, bytes: Uint8Array])[];
  readonly layerFiles: readonly (readonly [path: string, bytes: Uint8Array])[];
}

/** How a function's own waiting passes: at once, as in a cloud on a virtual clock, or by the wall clock. */
export type FunctionPace = 'at once' | 'real';

export interface StartFunction {
  readonly type: 'start';
  /** A secret of this sandbox: every message of the guest must carry it. */
  readonly run: string;
  readonly nowMs: number;
  readonly timeoutMs: number;
  readonly pace: FunctionPace;
  readonly program: WireProgram;
  /** The SDK: the module of each package, and the modules in order of dependency. */
  readonly packages: Readonly<Record<string, string>>;
  readonly modules: readonly LinkedModule[];
}

export type InvokeFunction = { readonly type: 'invoke' } & Omit<FunctionInvocation, 'streamed'>;

/** Host to guest. */
export type ToFunction =
  | StartFunction
  | InvokeFunction
  | Extract<HostMessage, { readonly type: 'response' | 'refused' | 'ping' | 'preload' }>
  | BodyMessage;

/** How a phase ended, as the guest tells it. Times are the function's own. */
export type PhaseEnd =
  | { readonly kind: 'loaded'; readonly tookMs: number }
  | { readonly kind: 'answered'; readonly tookMs: number; readonly payload: Uint8Array }
  | {
      readonly kind: 'failed';
      readonly tookMs: number;
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace: readonly string[];
      /** `over`: nobody caught it, and the sandbox ends as Node's process does. */
      readonly sandbox: 'open' | 'over';
    }
  | { readonly kind: 'timed-out'; readonly tookMs: number };

export type FunctionReport =
  | Extract<GuestReport, { readonly type: 'ready' | 'pong' | 'fetch' | 'abort' | 'exited' }>
  | BodyMessage
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'written'; readonly bytes: Uint8Array }
  | { readonly type: 'end'; readonly end: PhaseEnd };

export type FromFunction = FunctionReport & { readonly run: string };

const isText = (value: unknown) => typeof value === 'string';
const isTime = (value: unknown) => typeof value === 'number' && value >= 0 && value < Number.MAX_SAFE_INTEGER;
const isBytes = (value: unknown) => value instanceof Uint8Array;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isEnd(end: unknown): boolean {
  if (!isRecord(end) || !isTime(end.tookMs)) return false;
  if (end.kind === 'loaded' || end.kind === 'timed-out') return true;
  if (end.kind === 'answered') return isBytes(end.payload);
  const { kind, errorType, errorMessage, trace, sandbox } = end;
  const told = isText(errorType) && isText(errorMessage) && Array.isArray(trace) && trace.every(isText);
  return kind === 'failed' && told && (sandbox === 'open' || sandbox === 'over');
}

const hasId = ({ id }: Record<string, unknown>) => typeof id === 'number';
const isWhole: Readonly<Record<FunctionReport['type'], (message: Record<string, unknown>) => boolean>> = {
  ready: () => true,
  pong: () => true,
  fetch: (message) => hasId(message) && isRecord(message.request) && isText(message.request.url) && isRecord(message.request.body),
  abort: hasId,
  exited: ({ code }) => typeof code === 'number',
  pull: hasId,
  cancel: hasId,
  chunk: (message) => hasId(message) && isBytes(message.bytes),
  'chunk-end': hasId,
  'chunk-error': (message) => hasId(message) && isText(message.message),
  log: ({ line }) => isText(line),
  written: ({ bytes }) => isBytes(bytes),
  end: ({ end }) => isEnd(end),
};

/**
 * Reads what came out of a sandbox. Undefined when it is no message of this sandbox's runtime, or not whole: a function's code may
 * have forged it, and what it answers goes into the cloud.
 */
export function readFunctionReport(raw: unknown, run: string): FunctionReport | undefined {
  if (!isRecord(raw) || typeof raw.type !== 'string' || !Object.hasOwn(isWhole, raw.type)) return undefined;
  if (raw.type !== 'ready' && raw.run !== run) return undefined;
  const type = raw.type as FunctionReport['type'];
  return isWhole[type](raw) ? (raw as FunctionReport) : undefined;
}
