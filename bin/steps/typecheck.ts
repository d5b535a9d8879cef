// npm run typecheck: the root tsconfig and every nested one, which narrow it.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.js';
import { root } from './root.ts';

/** Checks all; a failure does not hide the next one. */
export async function main(): Promise<number> {
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
  const projects = globSync('**/tsconfig.json', { cwd: root, exclude: (path) => /node_modules|dist|\.runtime|\.cache/.test(String(path)) });
  let worst = 0;
  for (const project of projects.toSorted()) {
    const status = await run(process.execPath, [compiler, '-p', project], { cwd: root });
    if (status !== 0) process.stderr.write(`sandshark: ${project} does not type-check\n`);
    worst = Math.max(worst, status);
  }
  return worst;
}
