// Bundles the child's script into one text: the child may read no file, so that its code comes over stdin.
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import { cachedBuild, sourcesUnder } from '../../build-cache.ts';

const SANDBOX = fileURLToPath(new URL('..', import.meta.url));
const ENTRY = fileURLToPath(new URL('child-entry.ts', import.meta.url));

let script: Promise<string> | undefined;

async function build(entry: string, plugins: readonly Plugin[]): Promise<string> {
  const { rolldown } = await import('rolldown');
  // Of Node's modules only our own code may use any, before the doors close.
  const external = (id: string, importer?: string) => id.startsWith('node:') && !importer?.includes('/node_modules/');
  const bundle = await rolldown({ input: entry, platform: 'node', external, plugins: [...plugins], logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  return output[0].code;
}

/**
 * Bundles a script for a child; read from the cache until its sources change.
 * @param sources the folders that it is made from
 */
export async function builtChildScript(
  name: string,
  entry: string,
  sources: readonly string[],
  plugins: readonly Plugin[] = [],
): Promise<string> {
  const texts = Promise.all(sources.map(sourcesUnder)).then((all) => all.flat());
  return cachedBuild(name, texts, () => build(entry, plugins));
}

/** The text of the child's script; made once, and again when its sources change. */
export function childScript(): Promise<string> {
  script ??= builtChildScript('sandbox-child', ENTRY, [SANDBOX]);
  return script;
}
