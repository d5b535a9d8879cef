// A page for tests: runs the cases of functions in frames, as the workbench does, and gives the results as data.
import guest from 'virtual:sandshark/function-guest';
import type { LabFiles } from '../../../lab/definition.ts';
import { bundleFunctions } from '../../../lab/functions/bundle-function.ts';
import { createFunctionHost } from '../../../lab/functions/create-function-host.ts';
import type { ToFunction } from '../../../lab/functions/function-protocol.ts';
import { type CaseResult, type FunctionCase, runCase } from '../../../lab/functions/testing/run-case.ts';
import type { SdkBundle } from '../../../lab/link.ts';
import { lightCompiler } from '../../editor/codemirror/light-compiler.ts';
import type { FromEngine } from '../engine-protocol.ts';
import { FrameSandbox } from '../frame-sandbox.ts';
import { Frames, type GuestWorker } from '../frames.ts';
import { invokeInCloud } from './invoke-in-cloud.ts';

export interface FunctionsPage {
  /** Hands over the SDK, once, before the first case. */
  give(sdk: SdkBundle): void;
  run(one: FunctionCase): Promise<CaseResult>;
  /** Real milliseconds of invocations by the SDK's client, through an embedded AWS in this tab. */
  invokeInCloud(times: number): Promise<number[]>;
  /** The digest of a function's zip, as the tab compiles and zips it. */
  bundle(files: LabFiles, path: string): Promise<string>;
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
  invokeInCloud: (times) => invokeInCloud(host, times),
  async bundle(files, path) {
    const { compiled } = await lightCompiler().compile({ files, workshopTypes: '' });
    const bytes = bundleFunctions({ files, compiled, packages: bundle }).bundles.get(path);
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes ?? []));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
};
Object.assign(globalThis, { functionsPage: page });
