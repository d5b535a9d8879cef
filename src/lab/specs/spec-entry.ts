// The program that runs a lab's specs: made anew for each run, out of the names of the files that hold them.
import type { CompiledFile } from '../compile.ts';
import type { LabFiles } from '../definition.ts';
import { SPECS_MODULE } from './module-name.ts';

/** No learner's file has this name: it has no folder of its own and begins with a dot. */
export const SPEC_ENTRY = '.specs.js';

/** Does a file of that path hold specs? */
export const isSpecFile = (path: string) => /\.spec\.(ts|js)$/.test(path);

/** The files whose specs are run, in the order of their names. */
export function specFiles(files: LabFiles): readonly string[] {
  return Object.keys(files).filter(isSpecFile).sort();
}

const NO_MAP = '{"version":3,"sources":[],"mappings":""}';

/**
 * Adds the program to the lab's files; to be linked with SPEC_ENTRY as entry. A graph of modules is evaluated only when all of it is loaded,
 * and in order of import: so the first module of each file of specs says that its loading is over (compare sandbox/guest/runtime.ts).
 */
export function withSpecEntry(files: LabFiles, compiled: Readonly<Record<string, CompiledFile>>) {
  const paths = specFiles(files);
  const added = new Map<string, string>();
  for (const [n, path] of paths.entries()) {
    added.set(`.loaded-${n}.js`, "globalThis[Symbol.for('sandshark.specs')].loaded();\n");
    added.set(`.spec-${n}.js`, `import './.loaded-${n}.js';\nimport ${JSON.stringify(`./${path}`)};\n`);
  }
  const loads = paths.map((path, n) => `  { path: ${JSON.stringify(path)}, load: () => import('./.spec-${n}.js') },`);
  added.set(SPEC_ENTRY, [`import { runSpecs } from '${SPECS_MODULE}';`, 'await runSpecs([', ...loads, ']);', ''].join('\n'));
  const texts = Object.fromEntries(added);
  const asModules = Object.fromEntries([...added].map(([path, text]) => [path, asCompiled(text)]));
  return { files: { ...files, ...texts }, compiled: { ...compiled, ...asModules } };
}

/** Files that a check wrote: JavaScript already, whatever their names end in. */
export function asCompiled(text: string): CompiledFile {
  return { text, map: NO_MAP };
}
