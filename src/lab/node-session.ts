// A session in Node: TypeScript's compiler, children of Node as sandboxes, packages bundled on this machine, and a clean embedded AWS for
// each run. For the command line, the gate, tests, and pictures of the views.
import { nodeCompiler } from './compile-node.ts';
import { createSession, type SessionOptions } from './create-session.ts';
import { nodeSandbox } from './sandbox/node/node-child.ts';
import { sdkBundle } from './sdk-bundle.ts';
import type { LabSession } from './session.ts';
import { embeddedInNode } from './target-embedded-node.ts';

type Given<Data> = Pick<SessionOptions<Data>, 'lab' | 'checks'> & Partial<SessionOptions<Data>>;

/** @param options the lab and its checks, and whatever is to be otherwise */
export function nodeSession<Data>(options: Given<Data>): LabSession {
  return createSession({
    compiler: nodeCompiler(),
    sandbox: nodeSandbox(),
    bundle: () => sdkBundle(options.lab.packages),
    target: embeddedInNode,
    ...options,
  });
}
