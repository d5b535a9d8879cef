// The embedded AWS as a target in Node: its functions run in child processes.
import { nodeFunctionHost } from './functions/node-function-host.ts';
import type { Target } from './target.ts';
import { type EmbeddedOptions, embedded } from './target-embedded.ts';

/** Makes a clean cloud with a host of functions, which ends with it. */
export const embeddedInNode = (options: EmbeddedOptions = {}): Target => embedded({ functions: nodeFunctionHost, ...options });
