// The host of Lambda functions for the endpoint, loaded at the first start of a function: an endpoint without any starts as quickly as before.
import type { ClosableFunctionHost } from '../lab/functions/create-function-host.ts';

/**
 * From the sources, also where the endpoint runs as a bundle: the host builds the script of its child processes from them. The bundle
 * lies as deep in the project as this file.
 */
const SOURCE = new URL('../../src/lab/functions/node-function-host.ts', import.meta.url).href;

type Source = typeof import('../lab/functions/node-function-host.ts');

/**
 * Makes a host; its children end with it, and with this process.
 * @param clock of the cloud: on a real one a function that waits takes real time
 */
export function endpointFunctionHost(clock: 'real' | 'virtual'): ClosableFunctionHost {
  let loading: Promise<ClosableFunctionHost> | undefined;
  let loaded: ClosableFunctionHost | undefined;
  const load = async () => {
    const { nodeFunctionHost } = (await import(SOURCE)) as Source;
    loaded = nodeFunctionHost({ pace: clock === 'real' ? 'real' : 'at once' });
    return loaded;
  };
  return {
    get open() {
      return loaded?.open ?? 0;
    },
    get computing() {
      // What is being loaded will compute: whoever waits for it waits.
      return loaded?.computing ?? (loading ? 1 : 0);
    },
    async start(...values) {
      loading ??= load();
      return (await loading).start(...values);
    },
    close: () => loaded?.close(),
  };
}
