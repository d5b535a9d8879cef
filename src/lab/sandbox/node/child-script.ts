// Bundles the child's script into one text: the child may read no file, so that its code comes over stdin.
import { fileURLToPath } from 'node:url';
import { cachedBuild, sourcesUnder } from '../../build-cache.ts';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const ENTRY = fileURLToPath(new URL('child-entry.ts', import.meta.url));

let script: Promise<string> | undefined;

async function build(): Promise<string> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: ENTRY, platform: 'node', external: [/^node:/], logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  return output[0].code;
}

/** The text of the child's script; made once, and again when its sources change. */
export function childScript(): Promise<string> {
  script ??= cachedBuild('sandbox-child', sourcesUnder(FOLDER), build);
  return script;
}
