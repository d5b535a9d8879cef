// Keeps what is built from sources under .cache/, by a hash of what it was built from. Node only.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';

const CACHE = new URL('../../.cache/lab/', import.meta.url);

/** The texts of all `.ts` files under a folder, with their paths: changes when one of them does. */
export async function sourcesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => `${entry.parentPath}/${entry.name}`);
  return Promise.all(files.sort().map(async (file) => `${file.slice(folder.length)}\n${await readFile(file, 'utf8')}`));
}

async function readIfThere(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Answers the cached text of `name` for these inputs, or builds and keeps it.
 * @param inputs whatever the result depends on
 */
export async function cachedBuild(name: string, inputs: Promise<readonly string[]>, build: () => Promise<string>): Promise<string> {
  const hash = createHash('sha256');
  for (const input of await inputs) hash.update(input).update('\0');
  const file = new URL(`${name}-${hash.digest('hex').slice(0, 16)}`, CACHE);
  const kept = await readIfThere(file);
  if (kept !== undefined) return kept;
  const text = await build();
  await mkdir(CACHE, { recursive: true });
  // Two may build at once, in one process or in two: each writes a file of its own, and the last rename wins.
  const own = new URL(`${file.href}.${randomUUID()}`);
  await writeFile(own, text);
  await rename(own, file);
  return text;
}
