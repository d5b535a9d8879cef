// Keeps the roll-up under .cache/types, keyed by the versions of its packages, so that only the first build pays for it.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type RollUp, rollUpTypes } from './roll-up.ts';

const SOURCES = ['roll-up.ts', 'rolled-module.ts', 'print-statement.ts', 'top-level.ts'].map((file) => new URL(file, import.meta.url));
/** The one of this process: the file has megabytes, and is asked for once a package. */
let latest: { readonly file: string; readonly rollUp: RollUp } | undefined;

/**
 * The rolled-up declarations of the packages, from the cache when they are there.
 * @param root the project's folder; the cache lies in its `.cache/types`
 */
export function cachedTypes(packageNames: readonly string[], root: string): RollUp {
  const from = join(root, 'package.json');
  const file = join(root, '.cache', 'types', `${keyOf(packageNames, from)}.json`);
  if (latest?.file === file) return latest.rollUp;
  const rollUp = readIfThere(file) ?? rollUpInto(file, packageNames, from);
  latest = { file, rollUp };
  return rollUp;
}

function rollUpInto(file: string, packageNames: readonly string[], from: string): RollUp {
  const rollUp = rollUpTypes(packageNames, from);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(rollUp));
  return rollUp;
}

/** Changes with the packages, with their versions and with the code that rolls up. */
function keyOf(packageNames: readonly string[], from: string): string {
  const hash = createHash('sha256');
  for (const packageName of packageNames) {
    const manifest = findPackageJSON(packageName, pathToFileURL(from));
    if (!manifest) throw new Error(`The package ${packageName} is not installed.`);
    hash.update(readFileSync(manifest));
  }
  for (const source of SOURCES) hash.update(readFileSync(source));
  return hash.digest('hex').slice(0, 12);
}

function readIfThere(file: string): RollUp | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RollUp;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
