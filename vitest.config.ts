// Unit tests beside the code, the ones in tests/ that belong to no folder, and the labs gate. Browser tests have a runner of their own.
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { defineConfig } from 'vitest/config';

declare module 'vitest' {
  interface ProvidedContext {
    /** The id of the lab that the gate runs for. */
    lab: string;
  }
}

const GATE = 'tests/labs-gate.test.ts';
const labs = globSync('labs/*/lab.ts', { cwd: import.meta.dirname }).map((file) => basename(dirname(file)));

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    // A worker loads the SDK once and not for each of five hundred files. What a test stubs, it puts back.
    isolate: false,
    // No test sleeps: a slow one means a busy machine, and that is no failure.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      // The gate runs once for each lab, so that labs share the workers. By name "lab ..." is before "unit": what is long begins first.
      ...labs.map((lab) => ({ extends: true as const, test: { name: `lab ${lab}`, include: [GATE], provide: { lab } } })),
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'bin/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'tests/e2e/**', 'tests/deep/**', GATE],
        },
      },
    ],
  },
});
