// Unit tests beside the code, the ones in tests/ that belong to no folder, and the labs gate. Browser tests have a runner of their own.
import { defineConfig } from 'vitest/config';
import { shareLabs } from './tests/lab-projects.ts';

const GATE = 'tests/labs-gate.test.ts';

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
      // By name "labs ..." is before "unit": what takes long begins first.
      ...shareLabs(GATE, 14),
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
