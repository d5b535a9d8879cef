// What a build consists of, in order. To add a step, add an entry.
import { join } from 'node:path';
import { run } from './child.js';
import { compressFolder } from './compress.ts';
import { makeAddressesRelative } from './relative-addresses.ts';
import { root } from './root.ts';

export interface BuildStep {
  /** What the person who waits reads: a phrase with -ing. */
  readonly doing: string;
  /** Works on `folder`, the folder under construction. Throws when it cannot. */
  readonly run: (folder: string, log: (text: string) => void) => Promise<void>;
}

export const buildSteps: readonly BuildStep[] = [
  // Astro, with our own Vite plugins and integrations (astro.config.mjs): pages, editor, lab packages, search index.
  { doing: 'building the pages', run: (folder, log) => astro(['build', '--outDir', folder], log) },
  { doing: 'making addresses relative', run: (folder) => makeAddressesRelative(folder) },
  { doing: 'compressing', run: (folder) => compressFolder(folder) },
];

/** Runs Astro quietly; its words are shown when it fails. */
async function astro(args: readonly string[], log: (text: string) => void): Promise<void> {
  const status = await run(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: log,
  });
  if (status !== 0) throw new Error(`astro ${args[0]} ended with status ${status}`);
}
