// npm run dev: Astro's live preview, with the AWS endpoint beside it.
import { join } from 'node:path';
import { startEndpoint } from '../../src/server/start.ts';
import { run } from './child.js';
import { root } from './root.ts';

const sitePort = 4321;

/** Further arguments go to `astro dev`. */
export async function main(args: readonly string[]): Promise<number> {
  const endpoint = await startEndpoint(`http://localhost:${sitePort}`, { awsPort: 4566, clock: 'real' });
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  const status = await run(process.execPath, [astro, 'dev', '--port', String(sitePort), ...args], {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  await endpoint?.close();
  // Ctrl-C is how a preview ends, not a failure.
  return status === 130 ? 0 : status;
}
