// Vite plugin: `virtual:sandshark/types` gives the declarations of every package that a lab allows, one lazy chunk a package.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KINESIS_CONSUMER } from '../lab/kinesis-consumer/module-name.ts';
import { cachedTypes } from './types/types-cache.ts';

const INDEX = 'virtual:sandshark/types';

/** What Vite asks of a plugin, as far as this one answers. */
interface VitePlugin {
  readonly name: string;
  configResolved(config: { readonly root: string }): void;
  resolveId(id: string): string | undefined;
  load(id: string): Promise<string | undefined>;
}

/** Serves the index module and one module a package; rolled up at first use and kept in `.cache/types`. */
export function workbenchTypes(): VitePlugin {
  let root = process.cwd();
  return {
    name: 'sandshark:workbench-types',
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: (id) => (id.startsWith(INDEX) ? `\0${id}` : undefined),
    load: async (id) => {
      if (id === `\0${INDEX}`) return indexModule(await packagesOfLabs(root));
      if (id.startsWith(`\0${INDEX}/`)) return `export default ${JSON.stringify(cachedTypes(id.slice(INDEX.length + 2), root))};`;
      return undefined;
    },
  };
}

function indexModule(packages: readonly string[]): string {
  const entries = packages.map((name) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(`${INDEX}/${name}`)}),`);
  return `export default {\n${entries.join('\n')}\n};`;
}

/** All packages that labs/<id>/lab.ts name, sorted. */
async function packagesOfLabs(root: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const file of globSync('labs/*/lab.ts', { cwd: root })) {
    const lab: { readonly default?: { readonly packages?: readonly string[] } } = await import(
      /* @vite-ignore */ pathToFileURL(join(root, file)).href
    );
    if (!lab.default?.packages) throw new Error(`${file} has no default export made by defineLab().`);
    // Its types come with those of the module `workshop`.
    for (const name of lab.default.packages) if (name !== KINESIS_CONSUMER) found.add(name);
  }
  return [...found].sort();
}
