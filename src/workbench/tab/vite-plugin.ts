// Vite plugin: `virtual:sandshark/guest` is the sandbox's script as text, `virtual:sandshark/sdk` the packages of each lab.
import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cachedBuild, sourcesUnder } from '../../lab/build-cache.ts';
import type { Lab } from '../../lab/definition.ts';
import { sdkBundle } from '../../lab/sdk-bundle.ts';

const GUEST = 'virtual:sandshark/guest';
const SDK = 'virtual:sandshark/sdk';
const SANDBOX = fileURLToPath(new URL('../../lab/sandbox/', import.meta.url));

/** What Vite asks of a plugin, as far as this one answers. */
interface VitePlugin {
  readonly name: string;
  configResolved(config: { readonly root: string }): void;
  resolveId(id: string): string | undefined;
  load(id: string): Promise<string | undefined>;
}

/** Serves both modules; what they hold is built at first use and kept under `.cache/lab`. */
export function workbenchSandbox(): VitePlugin {
  let root = process.cwd();
  return {
    name: 'sandshark:workbench-sandbox',
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: (id) => (id === GUEST || id === SDK || id.startsWith(`${SDK}/`) ? `\0${id}` : undefined),
    load: async (id) => {
      if (id === `\0${GUEST}`) return `export default ${JSON.stringify(await guestScript())};`;
      if (id === `\0${SDK}`) return indexModule(root);
      if (!id.startsWith(`\0${SDK}/`)) return undefined;
      const file = join(root, 'labs', id.slice(SDK.length + 2), 'lab.ts');
      const { default: lab }: { default: Lab } = await import(pathToFileURL(file).href);
      // As text to be parsed: a browser reads JSON faster than a literal of the same size.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(await sdkBundle(lab.packages)))});`;
    },
  };
}

function indexModule(root: string): string {
  const ids = globSync('labs/*/lab.ts', { cwd: root }).map((file) => basename(dirname(file)));
  return `export default {\n${ids.map((id) => `  ${JSON.stringify(id)}: () => import(${JSON.stringify(`${SDK}/${id}`)}),`).join('\n')}\n};`;
}

/** A classic script: in an opaque-origin frame a module Worker from a blob does not start. */
function guestScript(): Promise<string> {
  return cachedBuild('sandbox-worker', sourcesUnder(SANDBOX), async () => {
    const { rolldown } = await import('rolldown');
    const bundle = await rolldown({ input: join(SANDBOX, 'guest/worker-entry.ts'), platform: 'browser', logLevel: 'warn' });
    const { output } = await bundle.generate({ format: 'iife', codeSplitting: false, minify: true });
    await bundle.close();
    return output[0].code;
  });
}
