// A page for tests: runs the cases of functions in frames, as the workbench does, and gives the results as data.
import guest from 'virtual:sandshark/function-guest';
import { createFunctionHost } from '../../../lab/functions/create-function-host.ts';
import type { ToFunction } from '../../../lab/functions/function-protocol.ts';
import { type CaseResult, type FunctionCase, runCase } from '../../../lab/functions/testing/run-case.ts';
import type { SdkBundle } from '../../../lab/link.ts';
import type { FromEngine } from '../engine-protocol.ts';
import { FrameSandbox } from '../frame-sandbox.ts';
import { Frames, type GuestWorker } from '../frames.ts';

export interface FunctionsPage {
  /** Hands over the SDK, once, before the first case. */
  give(sdk: SdkBundle): void;
  run(one: FunctionCase): Promise<CaseResult>;
}

const frames = new Frames(guest, []);
const workers = new Map<number, GuestWorker>();
let bundle: SdkBundle = { packages: {}, modules: [] };

/** What the page does for its engine, without an engine in between. */
function serve(message: FromEngine): void {
  if (message.type === 'open-frame') {
    const worker = frames.take((end) => sandbox.end(message.frame, end));
    workers.set(message.frame, worker);
    // The engine would be told by a message: never before `open` has returned.
    queueMicrotask(() => sandbox.connect(message.frame, worker.port));
  } else if (message.type === 'close-frame') {
    workers.get(message.frame)?.end();
    workers.delete(message.frame);
  }
}

const sandbox = new FrameSandbox<ToFunction>(serve, 'function');
const host = createFunctionHost({ sandbox: () => sandbox, sdk: () => Promise.resolve(bundle) });

const page: FunctionsPage = {
  give(sdk) {
    bundle = sdk;
  },
  run: (one) => runCase(host, one),
};
Object.assign(globalThis, { functionsPage: page });
