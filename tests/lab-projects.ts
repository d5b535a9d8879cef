// For vitest's configurations: one test file run once for each folder in labs/, so that the workers share the labs.
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';

declare module 'vitest' {
  interface ProvidedContext {
    /** The id of the lab that a test file of a project "lab ..." runs for. */
    lab: string;
  }
}

/** A project "lab ID" for each lab on disk, each running `file` with the lab's id to `inject('lab')`. */
export function labProjects(file: string) {
  const ids = globSync('labs/*/lab.ts', { cwd: `${import.meta.dirname}/..` }).map((lab) => basename(dirname(lab)));
  return ids.map((lab) => ({ extends: true as const, test: { name: `lab ${lab}`, include: [file], provide: { lab } } }));
}
