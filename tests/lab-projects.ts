// For vitest's configurations: a test file that is run for labs, a share of them in each project, so that the workers share the labs.
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';

declare module 'vitest' {
  interface ProvidedContext {
    /** The ids of the labs that a test file runs for. */
    labs: readonly string[];
  }
}

const ids = globSync('labs/*/lab.ts', { cwd: `${import.meta.dirname}/..` }).map((lab) => basename(dirname(lab)));

/**
 * Projects "labs 1", "labs 2" ... that each run `file` for a share of the labs on disk: one worker for all would leave the others idle,
 * one for each lab would load for each what the labs have in common.
 * @param most labs in a share
 */
export function shareLabs(file: string, most: number) {
  const shares = Math.ceil(ids.length / most);
  // Dealt like cards: neighbours by name cost about the same.
  return Array.from({ length: shares }, (_, share) => ({
    extends: true as const,
    test: { name: `labs ${share + 1}`, include: [file], provide: { labs: ids.filter((_, place) => place % shares === share) } },
  }));
}
