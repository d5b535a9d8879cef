// Browser tests: the built site in a Chromium. npm test finds the browser, builds, and names both by environment variables.
import { defineConfig } from 'vitest/config';
import { labProjects } from './tests/lab-projects.ts';
import { siteWidths } from './tests/site-widths.ts';

const LAB = 'tests/e2e/start-and-solution.test.ts';
const PAGES = 'src/site/pages.e2e.ts';

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      ...siteWidths(PAGES),
      { extends: true, test: { name: 'browser', include: ['tests/e2e/**/*.test.ts', 'src/**/*.e2e.ts'], exclude: [LAB, PAGES] } },
      ...labProjects(LAB),
    ],
  },
});
