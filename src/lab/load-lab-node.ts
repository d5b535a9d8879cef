// Reads a lab's folder in Node: labs/<id>/ with lab.ts, checks.ts, start/, solution/ and mutants/<name>/.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Check, Lab, LabFiles } from './definition.ts';

export const LABS_FOLDER = fileURLToPath(new URL('../../labs/', import.meta.url));

/** A fault that the person at the command line can mend. */
export class LabFolderError extends Error {}

export interface LoadedLab {
  readonly lab: Lab;
  readonly checks: readonly Check<unknown>[];
  readonly start: LabFiles;
  /** Overlaid on the start. */
  readonly solution: LabFiles;
  /** Each overlaid on the solution. */
  readonly mutants: Readonly<Record<string, LabFiles>>;
}

async function entries(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** All text files under a folder by their relative path, with forward slashes; undefined when there is no such folder. */
export async function readFiles(folder: string): Promise<LabFiles | undefined> {
  if (!(await entries(folder))) return undefined;
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    paths.sort().map(async (path) => [relative(folder, path).replaceAll('\\', '/'), await readFile(path, 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}

/** The ids of all labs. */
export async function labIds(labs = LABS_FOLDER): Promise<string[]> {
  return ((await entries(labs)) ?? [])
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function defaultExport(folder: string, file: string): Promise<unknown> {
  const path = join(folder, file);
  const isThere = (await entries(folder))?.some((entry) => entry.name === file);
  if (!isThere) throw new LabFolderError(`The lab's folder ${folder} has no ${file}.`);
  const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
  if (module.default === undefined) throw new LabFolderError(`${path} has no default export.`);
  return module.default;
}

async function requiredFiles(folder: string, what: string): Promise<LabFiles> {
  const files = await readFiles(join(folder, what));
  if (!files || Object.keys(files).length === 0) throw new LabFolderError(`The lab's folder ${folder} has no ${what}/ with files in it.`);
  return files;
}

/**
 * Reads the lab `id`.
 * @throws LabFolderError when there is no such lab, or its folder is not whole
 */
export async function loadLab(id: string, labs = LABS_FOLDER): Promise<LoadedLab> {
  const ids = await labIds(labs);
  if (!ids.includes(id)) throw new LabFolderError(`There is no lab '${id}'. The labs are: ${ids.join(', ') || 'none yet'}.`);
  const folder = resolve(labs, id);
  const lab = (await defaultExport(folder, 'lab.ts')) as Lab;
  const checks = (await defaultExport(folder, 'checks.ts')) as readonly Check<unknown>[];
  if (lab.id !== id) throw new LabFolderError(`The lab in ${folder} calls itself '${lab.id}': its id must be its folder's name.`);
  const [start, solved] = await Promise.all([requiredFiles(folder, 'start'), requiredFiles(folder, 'solution')]);
  const solution = { ...start, ...solved };
  const named = ((await entries(join(folder, 'mutants'))) ?? []).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const undeclared = named.find((name) => !Object.hasOwn(lab.mutants, name));
  if (undeclared) throw new LabFolderError(`The lab '${id}' has a folder mutants/${undeclared} that lab.ts does not declare.`);
  const missing = Object.keys(lab.mutants).find((name) => !named.includes(name));
  if (missing) throw new LabFolderError(`The lab '${id}' declares the mutant '${missing}', but has no folder mutants/${missing}.`);
  for (const [name, { fails }] of Object.entries(lab.mutants)) {
    const unknown = [fails].flat().find((expected) => !checks.some((check) => check.id === expected));
    if (unknown) throw new LabFolderError(`The mutant '${name}' of '${id}' names the check '${unknown}', which does not exist.`);
  }
  const mutants = await Promise.all(
    named.map(async (name) => [name, { ...solution, ...(await requiredFiles(folder, `mutants/${name}`)) }] as const),
  );
  return { lab, checks, start, solution, mutants: Object.fromEntries(mutants) };
}

/**
 * The files that `--files` names: `start`, `solution`, `mutants/NAME`, or a folder, whose files lie over those of the start.
 * @throws LabFolderError when there is no such thing
 */
export async function chooseFiles(loaded: LoadedLab, which: string): Promise<LabFiles> {
  if (which === 'start' || which === 'solution') return loaded[which];
  const mutant = /^mutants\/([^/]+)\/?$/.exec(which)?.[1];
  if (mutant !== undefined) {
    const files = Object.hasOwn(loaded.mutants, mutant) ? loaded.mutants[mutant] : undefined;
    if (files) return files;
    throw new LabFolderError(
      `The lab '${loaded.lab.id}' has no mutant '${mutant}'. It has: ${Object.keys(loaded.mutants).join(', ') || 'none'}.`,
    );
  }
  const own = await readFiles(resolve(which));
  if (!own) throw new LabFolderError(`There is no folder ${which}. --files takes start, solution, mutants/NAME or a folder.`);
  return { ...loaded.start, ...own };
}
