// The steps of npm test: each runs to its end and gives outcomes. To add a step, add an entry.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { buildWhenStale } from './build.ts';
import { run } from './child.js';
import * as lint from './lint.ts';
import type { Outcome } from './outcome.ts';
import { root } from './root.ts';
import * as typecheck from './typecheck.ts';

export interface TestStep {
  readonly name: string;
  readonly run: (say: (words: string) => void) => Promise<readonly Outcome[]>;
}

export const testSteps: readonly TestStep[] = [
  { name: 'type check', run: () => asOneTest('type check', () => typecheck.main()) },
  { name: 'lint', run: () => asOneTest('lint', () => lint.main(['--max-diagnostics=30'])) },
  { name: 'unit tests, architecture, labs gate', run: () => vitest('vitest.config.ts', {}) },
  { name: 'browser tests', run: browserTests },
];

async function asOneTest(name: string, work: () => Promise<number>): Promise<readonly Outcome[]> {
  const started = performance.now();
  const status = await work();
  return [{ name, status: status === 0 ? 'passed' : 'failed', tookMs: performance.now() - started }];
}

async function browserTests(say: (words: string) => void): Promise<readonly Outcome[]> {
  const browser = await findBrowser(say);
  say(`the browser is ${browser}`);
  const folder = await buildWhenStale();
  return vitest('vitest.e2e.config.ts', { SANDSHARK_CHROMIUM: browser, SANDSHARK_DIST: folder });
}

/** Runs vitest with one of our configurations. No report means that vitest itself broke: that is a failure too. */
export async function vitest(config: string, env: Record<string, string>): Promise<readonly Outcome[]> {
  const report = join(root, '.cache', 'test', `${config}.json`);
  mkdirSync(join(root, '.cache', 'test'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', `--reporter=${join(root, 'bin/steps/vitest-reporter.ts')}`];
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, '--silent=passed-only', ...reporters];
  const status = await run(process.execPath, args, { cwd: root, env: { ...process.env, ...env, SANDSHARK_TEST_REPORT: report } });
  const broke: Outcome = { name: `vitest (${config}) ended with status ${status}`, status: 'failed', tookMs: 0 };
  if (!existsSync(report)) return [broke];
  const outcomes: Outcome[] = JSON.parse(readFileSync(report, 'utf8'));
  const explained = status === 0 || outcomes.some((outcome) => outcome.status === 'failed');
  return explained ? outcomes : [...outcomes, broke];
}
