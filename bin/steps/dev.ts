// npm run dev: Astro's live preview, with the AWS endpoint beside it.
import { join } from 'node:path';
import { readOptions, usage } from '../../src/server/options.ts';
import { assertFree, startEndpoint } from '../../src/server/start.ts';
import { run } from './child.js';
import { root } from './root.ts';

export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(`${usage.replace('npm start', 'npm run dev')}\n`);
    return 0;
  }
  // Astro would take the next free port, which is another origin.
  await assertFree(options.port);
  const endpoint = await startEndpoint(`http://localhost:${options.port}`, options);
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  const status = await run(process.execPath, [astro, 'dev', '--port', String(options.port)], {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  await endpoint?.close();
  // Ctrl-C (130) and SIGTERM (143) are how a preview ends, not a failure.
  return status === 130 || status === 143 ? 0 : status;
}
