// npm run lint: Biome, which checks format, imports and rules in one go.
import { join } from 'node:path';
import { run } from './child.js';
import { root } from './root.ts';

export async function main(args: readonly string[]): Promise<number> {
  return run(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', ...args], { cwd: root });
}
