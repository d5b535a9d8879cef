// Browser tests: the built site in a Chromium. npm test finds the browser, builds, and names both by environment variables.
import { defineConfig } from 'vitest/config';
import { shareLabs } from './tests/lab-projects.ts';

const LABS = 'tests/e2e/start-and-solution.test.ts';

export default defineConfig({
  test: {
    environment: 'node',
    // A third of a browser test is waiting: for a deadline, for a page to stand still. Three workers keep two cores busy.
    maxWorkers: 3,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'browser', include: ['tests/e2e/**/*.test.ts', 'src/**/*.e2e.ts'], exclude: [LABS] } },
      ...shareLabs(LABS, 4),
    ],
  },
});
