// Keeps roll-ups under .cache/types, keyed by the package's version, so that only the first build pays for them.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rollUpTypes } from './roll-up.ts';

const SOURCES = ['roll-up.ts', 'top-level.ts'].map((file) => new URL(file, import.meta.url));

/**
 * The rolled-up declarations of `packageName`, from the cache when it is there.
 * @param root the project's folder; the cache lies in its `.cache/types`
 */
export function cachedTypes(packageName: string, root: string): string {
  const from = join(root, 'package.json');
  const file = join(root, '.cache', 'types', `${packageName.replaceAll('/', '+')}-${keyOf(packageName, from)}.d.ts`);
  const cached = readIfThere(file);
  if (cached !== undefined) return cached;
  const { text } = rollUpTypes(packageName, from);
  mkdirSync(join(root, '.cache', 'types'), { recursive: true });
  writeFileSync(file, text);
  return text;
}

/** Changes with the package's version and with the code that rolls up. */
function keyOf(packageName: string, from: string): string {
  const manifest = findPackageJSON(packageName, pathToFileURL(from));
  if (!manifest) throw new Error(`The package ${packageName} is not installed.`);
  const hash = createHash('sha256').update(readFileSync(manifest));
  for (const source of SOURCES) hash.update(readFileSync(source));
  return hash.digest('hex').slice(0, 12);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
