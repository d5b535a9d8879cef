// Which sources the last build was made of, so that an unchanged tree is not built again.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.ts';

/** What a build reads. Content, not times: a fresh checkout of the same commit is the same build. */
const sources = [
  'src/**/*',
  'labs/**/*',
  'content/**/*',
  'bin/steps/*.ts',
  '*.config.mjs',
  'content.config.ts',
  'tsconfig.json',
  'package-lock.json',
];
/** What it does not: tests, and the folders of programs that never reach a page. */
const unread = /\.test\.ts$|^src[\\/](server|cli)[\\/]|README\.md$/;
const file = join(root, '.cache', 'built-from');

/** A hash over every source file's path and content. Takes some 50 ms. */
export function sourcesHash(): string {
  const hash = createHash('sha256');
  const entries = globSync(sources, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).toSorted()) {
    const name = path.slice(root.length + 1);
    if (!unread.test(name)) hash.update(`${name}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

export function readStamp(): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

export function writeStamp(hash: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
}
