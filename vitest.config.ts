// Unit tests beside the code, and the ones in tests/ that belong to no folder. Browser tests have a runner of their own.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'bin/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/e2e/**', 'tests/deep/**'],
    environment: 'node',
    maxWorkers: 2,
    // No test sleeps: a slow one means a busy machine, and that is no failure.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
