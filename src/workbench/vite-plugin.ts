// Vite plugin: `virtual:sandshark/types` gives the declarations of every package that a lab allows, one lazy chunk a package and one that all share.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KINESIS_CONSUMER } from '../lab/kinesis-consumer/module-name.ts';
import { SPECS_MODULE } from '../lab/specs/module-name.ts';
import type { RollUp } from './types/roll-up.ts';
import { cachedTypes } from './types/types-cache.ts';

const INDEX = 'virtual:sandshark/types';
/** No package has this name. */
const SHARED = `${INDEX}/:shared`;

/** What Vite asks of a plugin, as far as this one answers. */
interface VitePlugin {
  readonly name: string;
  configResolved(config: { readonly root: string }): void;
  resolveId(id: string): string | undefined;
  load(id: string): Promise<string | undefined>;
}

/** Serves the index module, one module a package and the shared one; rolled up at first use and kept in `.cache/types`. */
export function workbenchTypes(): VitePlugin {
  let root = process.cwd();
  const rollUp = async () => cachedTypes(await packagesOfLabs(root), root);
  return {
    name: 'sandshark:workbench-types',
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: (id) => (id.startsWith(INDEX) ? `\0${id}` : undefined),
    load: async (id) => {
      if (!id.startsWith(`\0${INDEX}`)) return undefined;
      const { packages, shared } = await rollUp();
      if (id === `\0${INDEX}`) return indexModule(packages);
      const text = id === `\0${SHARED}` ? shared : packages[id.slice(INDEX.length + 2)]?.text;
      if (text === undefined) throw new Error(`No lab lists the package of ${id.slice(1)}.`);
      return `export default ${JSON.stringify(text)};`;
    },
  };
}

function indexModule(packages: RollUp['packages']): string {
  const load = (id: string) => `() => import(${JSON.stringify(id)})`;
  const entries = Object.entries(packages).map(
    ([name, { needs }]) => `  ${JSON.stringify(name)}: { needs: ${JSON.stringify(needs)}, load: ${load(`${INDEX}/${name}`)} },`,
  );
  return `export const loadShared = ${load(SHARED)};\nexport default {\n${entries.join('\n')}\n};`;
}

/** All packages that labs/<id>/lab.ts name, sorted. */
export async function packagesOfLabs(root: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const file of globSync('labs/*/lab.ts', { cwd: root })) {
    const lab: { readonly default?: { readonly packages?: readonly string[] } } = await import(
      /* @vite-ignore */ pathToFileURL(join(root, file)).href
    );
    if (!lab.default?.packages) throw new Error(`${file} has no default export made by defineLab().`);
    // Their types come with those of the module `workshop`.
    for (const name of lab.default.packages) if (name !== KINESIS_CONSUMER && name !== SPECS_MODULE) found.add(name);
  }
  return [...found].sort();
}
