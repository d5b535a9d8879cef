// The host of functions over any sandbox: a cold start is a new sandbox with the code and what it needs of the SDK.
import type { FunctionHost, FunctionProgram } from '../../aws/core/function-host.ts';
import type { SdkBundle } from '../link.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { FunctionPace, ToFunction } from './function-protocol.ts';
import { sdkOfFunction } from './function-sdk.ts';
import { RunningFunction } from './running-function.ts';

/** What Node and Lambda's runtime take by themselves, as REPORT lines of small functions show (inferred). */
const RUNTIME_MB = 64;
/**
 * A cold start as Lambda's REPORT lines show it (inferred): a bare function about 120 ms, one with a large client of the SDK some hundred
 * more. By the size of the code, because computing takes no time on a function's own clock.
 */
const BARE_START_MS = 120;
const BYTES_PER_MS = 2048;

export interface FunctionHostOptions {
  /** The sandbox for a function with so much memory. */
  readonly sandbox: (memoryMb: number) => Sandbox<ToFunction>;
  /** The SDK that functions find, asked for at the first start. */
  readonly sdk: () => Promise<SdkBundle>;
  /** Real time that a call of the cloud may take while a function only waits for it. Half a minute when left out. */
  readonly unansweredMs?: number;
  /** `real` for a cloud in real time; `at once` when left out. */
  readonly pace?: FunctionPace;
}

/** A host whose functions all end with it. */
export interface ClosableFunctionHost extends FunctionHost {
  /** How many sandboxes are there now. */
  readonly open: number;
  /** How many functions start or compute now; one that waits for a call of the cloud does not. */
  readonly computing: number;
  close(): void;
}

function bytesOf({ files, layerFiles }: FunctionProgram, sdk: SdkBundle): number {
  let bytes = 0;
  for (const content of [...files.values(), ...layerFiles.values()]) bytes += content.byteLength;
  for (const { pieces } of sdk.modules) for (const piece of pieces) if (typeof piece === 'string') bytes += piece.length;
  return bytes;
}

/**
 * Megabytes that a function is told to have used. An estimate from the size of its code, so that a run can be repeated to the last
 * digit: real memory is another each time, and browsers do not tell it.
 */
const estimatedMb = (bytes: number, memoryMb: number) => Math.min(memoryMb, RUNTIME_MB + Math.ceil((4 * bytes) / 2 ** 20));

/** Makes a host. */
export function createFunctionHost({ sandbox, sdk, unansweredMs = 30_000, pace = 'at once' }: FunctionHostOptions): ClosableFunctionHost {
  const open = new Set<RunningFunction>();
  let state: 'open' | 'closed' = 'open';
  let preparing = 0;
  return {
    get open() {
      return open.size;
    },
    get computing() {
      return preparing + [...open].filter((running) => running.computing).length;
    },
    async start(program, surroundings, initTimeoutMs) {
      try {
        preparing++;
        const needed = sdkOfFunction(program, await sdk().finally(() => preparing--));
        if (state === 'closed') throw new Error('The host is closed.');
        const bytes = bytesOf(program, needed);
        const memoryMb = estimatedMb(bytes, program.memoryMb);
        const running = new RunningFunction(surroundings, memoryMb, sandbox(program.memoryMb), { unansweredMs, pace }, () =>
          open.delete(running),
        );
        open.add(running);
        const loaded = await running.load(program, needed, initTimeoutMs);
        if (loaded.kind === 'loaded') return { open: running, initMs: loaded.tookMs + BARE_START_MS + Math.round(bytes / BYTES_PER_MS) };
        running.close();
        return { failed: loaded };
      } catch (error) {
        // The SDK could not be built, or the sandbox not made: ours, and told where the function's owner looks.
        surroundings.log(`Sandshark: the sandbox could not be made: ${error instanceof Error ? error.message : error}`);
        return { failed: { kind: 'ended', cause: 'crash', tookMs: 0, memoryMb: 0 } };
      }
    },
    close() {
      state = 'closed';
      for (const running of [...open]) running.close();
    },
  };
}
