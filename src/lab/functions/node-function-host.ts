// The host of functions in Node: each open function is a child process under Node's permission model.
import { readFileSync } from 'node:fs';
import type { SdkBundle } from '../link.ts';
import { childSandbox } from '../sandbox/node/node-child.ts';
import { sdkBundle } from '../sdk-bundle.ts';
import { type ClosableFunctionHost, createFunctionHost, type FunctionHostOptions } from './create-function-host.ts';
import type { ToFunction } from './function-protocol.ts';
import { functionChildScript } from './node/function-child-script.ts';

/** Node and the SDK need this much by themselves: a smaller setting is checked by the cloud, not by V8. */
const LEAST_HEAP_MB = 128;

/** The packages of the SDK that functions find: every client that is installed, as Lambda's runtimes have them all. */
function installedPackages(): string[] {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  return Object.keys(dependencies).filter((name) => /^@aws-sdk\/(client|lib)-/.test(name));
}

let everything: Promise<SdkBundle> | undefined;

/** The SDK with all installed clients, built at the first need and kept under .cache/lab. */
export function installedSdk(): Promise<SdkBundle> {
  everything ??= sdkBundle(installedPackages());
  return everything;
}

/** Makes a host. Close it with its cloud: its children end with it, and with this process. */
export function nodeFunctionHost({ unansweredMs, pace }: Pick<FunctionHostOptions, 'unansweredMs' | 'pace'> = {}): ClosableFunctionHost {
  return createFunctionHost({
    sandbox: (memoryMb) => childSandbox<ToFunction>({ script: functionChildScript, heapMb: Math.max(memoryMb, LEAST_HEAP_MB) }),
    sdk: installedSdk,
    ...(unansweredMs === undefined ? {} : { unansweredMs }),
    ...(pace && { pace }),
  });
}
