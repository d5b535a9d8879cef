// npm run build: brings dist/ up to date, and says what it does while it does it.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../../src/server/plain-error.ts';
import { untilAsked } from '../../src/server/until-asked.ts';
import { buildSteps } from './build-steps.ts';
import { removeLeftovers, unfinishedFolder } from './leftovers.js';
import { root } from './root.ts';
import { readStamp, sourcesHash, writeStamp } from './stamp.ts';

const everyMs = 3000;
const dist = join(root, 'dist');
const cache = join(root, '.cache');

/** Always builds. */
export async function main(): Promise<void> {
  void untilAsked().then(() => process.exit(130));
  await build();
  process.stdout.write('sandshark: the static site is in dist/\n');
}

/** Builds when a source changed since the last build. Returns the folder of the site. */
export async function buildWhenStale(): Promise<string> {
  if (!existsSync(join(dist, 'index.html')) || readStamp() !== sourcesHash()) await build();
  return dist;
}

/** Builds aside and moves the result into place at the end: a server that runs keeps whole pages until then. */
async function build(): Promise<void> {
  const hash = sourcesHash();
  removeLeftovers(cache, 'build');
  const folder = unfinishedFolder(cache, 'build');
  mkdirSync(folder, { recursive: true });
  try {
    for (const [index, step] of buildSteps.entries())
      await timed(`build ${index + 1} of ${buildSteps.length}: ${step.doing}`, (log) => step.run(folder, log));
    const old = `${folder}-old`;
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(folder, dist);
    rmSync(old, { recursive: true, force: true });
    writeStamp(hash);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(words: string, work: (log: (text: string) => void) => Promise<void>): Promise<void> {
  const started = Date.now();
  let output = '';
  const say = (text: string) => process.stderr.write(`sandshark: ${text}\n`);
  const timer = setInterval(() => say(`${words} … ${Math.round((Date.now() - started) / 1000)} s`), everyMs);
  say(`${words} …`);
  try {
    await work((text) => {
      output = (output + text).slice(-6000);
    });
  } catch (error) {
    throw new PlainError(`${words} failed: ${error instanceof Error ? error.message : String(error)}\n${output}`);
  } finally {
    clearInterval(timer);
  }
}
