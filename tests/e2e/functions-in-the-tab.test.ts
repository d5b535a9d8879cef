// Functions in Workers of a frame, judged by the same cases as those in Node. Source: issue 6, "invoking a warm function in the tab".
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installedSdk } from '../../src/lab/functions/node-function-host.ts';
import { abuseCases } from '../../src/lab/functions/testing/abuse-cases.ts';
import { functionCases } from '../../src/lab/functions/testing/function-cases.ts';
import { FUNCTION_SAMPLE, SAMPLE_SHA256 } from '../../src/lab/functions/testing/function-sample.ts';
import type { CaseResult, FunctionCase } from '../../src/lab/functions/testing/run-case.ts';
import type { FunctionsPage } from '../../src/workbench/tab/testing/functions-page.ts';
import { workbenchSandbox } from '../../src/workbench/tab/vite-plugin.ts';
import { builtSite } from './built-site.ts';

/** What would freeze the page does so for seconds. On a busy machine of two cores a page that is free has taken 650 ms. */
const ANSWER_MS = 1500;

const folder = await mkdtemp(join(tmpdir(), 'sandshark-functions-'));
const site = builtSite('/functions/', { folder: () => folder });
let page: Page;

beforeAll(async () => {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../../src/workbench/tab/testing/', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [workbenchSandbox()],
    build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: 'functions.html' } },
  });
  page = await site.browser.newPage();
  await page.goto(`${site.address}functions.html`);
  await page.waitForFunction(() => 'functionsPage' in globalThis);
  await page.evaluate((sdk) => (globalThis as unknown as { functionsPage: FunctionsPage }).functionsPage.give(sdk), await installedSdk());
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

const run = (one: FunctionCase): Promise<CaseResult> =>
  page.evaluate((given) => (globalThis as unknown as { functionsPage: FunctionsPage }).functionsPage.run(given), one);

describe('a function in a tab', () => {
  test.each(functionCases)('$title', async (one) => {
    expect(await run(one)).toMatchObject({ start: 'open', ...one.expected });
  });

  test('answers warm again and again, each event its own', async () => {
    const files = { 'index.mjs': 'export const handler = async (event) => event;' };
    const { wallMs, outcomes } = await run({ title: 'echo', files, events: Array.from({ length: 40 }, (_, n) => ({ n })) });
    const sorted = wallMs.toSorted((one, other) => one - other);
    console.info(`warm: median ${sorted[20]?.toFixed(1)} ms, 95 % ${sorted[38]?.toFixed(1)} ms, first ${wallMs[0]?.toFixed(1)} ms`);
    expect(outcomes.map((outcome) => ('answer' in outcome ? outcome.answer : outcome))).toEqual(
      Array.from({ length: 40 }, (_, n) => ({ n })),
    );
  });
});

test('the SDK invokes a function in the tab; the goal of 20 ms warm is told, not asserted, because machines differ', async () => {
  const wallMs = await page.evaluate(() => (globalThis as unknown as { functionsPage: FunctionsPage }).functionsPage.invokeInCloud(41));
  const [coldMs = Number.NaN, ...warmMs] = wallMs;
  const sorted = warmMs.toSorted((one, other) => one - other);
  console.info(`by the SDK: cold ${coldMs.toFixed(0)} ms, warm median ${sorted[20]?.toFixed(1)} ms, 95 % ${sorted[38]?.toFixed(1)} ms`);
  expect(wallMs).toHaveLength(41);
});

test('a zip of a function has the same bytes as in Node', async () => {
  const digest = await page.evaluate(
    (files) => (globalThis as unknown as { functionsPage: FunctionsPage }).functionsPage.bundle(files, 'functions/handler.ts'),
    FUNCTION_SAMPLE,
  );
  expect(digest).toBe(SAMPLE_SHA256);
});

describe('a function that is out of hand, in a tab', () => {
  test.each(abuseCases)(
    '$title',
    async (one) => {
      expect(await run(one)).toMatchObject({ ...one.expected });
    },
    60_000,
  );

  test('an endless loop stops neither the page nor another function', async () => {
    const loop = run({ title: 'loop', files: { 'index.mjs': 'export const handler = async () => { for (;;); };' }, timeoutMs: 3_000 });
    const began = performance.now();
    expect(await page.evaluate(() => document.title)).toContain('Functions');
    expect(performance.now() - began).toBeLessThan(ANSWER_MS);
    const other = await run({ title: 'other', files: { 'index.mjs': 'export const handler = async () => 1;' } });
    expect(other.outcomes).toMatchObject([{ kind: 'answered', answer: 1 }]);
    expect((await loop).outcomes).toMatchObject([{ kind: 'timed-out', tookMs: 3_000 }]);
  }, 60_000);
});
