// The program that runs a lab's specs: made anew for each run, out of the names of the files that hold them.
import type { CompiledFile } from '../compile.ts';
import type { LabFiles } from '../definition.ts';
import { SPECS_MODULE } from './module-name.ts';

/** No learner's file has this name: it has no folder of its own and begins with a dot. */
export const SPEC_ENTRY = '.specs.js';

/** The files whose specs are run, in the order of their names. */
export function specFiles(files: LabFiles): readonly string[] {
  return Object.keys(files)
    .filter((path) => /\.spec\.(ts|js)$/.test(path))
    .sort();
}

const NO_MAP = '{"version":3,"sources":[],"mappings":""}';

/** Adds the program to the lab's files; to be linked with SPEC_ENTRY as entry. */
export function withSpecEntry(files: LabFiles, compiled: Readonly<Record<string, CompiledFile>>) {
  const loads = specFiles(files).map((path) => `  { path: ${JSON.stringify(path)}, load: () => import(${JSON.stringify(`./${path}`)}) },`);
  const text = [`import { runSpecs } from '${SPECS_MODULE}';`, 'await runSpecs([', ...loads, ']);', ''].join('\n');
  return { files: { ...files, [SPEC_ENTRY]: text }, compiled: { ...compiled, [SPEC_ENTRY]: { text, map: NO_MAP } } };
}

/** Files that a check wrote: JavaScript already, whatever their names end in. */
export function asCompiled(text: string): CompiledFile {
  return { text, map: NO_MAP };
}
