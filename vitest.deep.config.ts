// What takes too long for every change: npm run test:deep.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/deep/**/*.test.ts'], environment: 'node', maxWorkers: 2, testTimeout: 600_000 },
});
