// The consumer library in the sandbox of a tab: the program of its test in Node, in Chromium. Source: issue 7, "does what the KCL does for a lab".
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRINTED, PROGRAM_PACKAGES, TWO_WORKERS_PROGRAM } from '../../src/lab/kinesis-consumer/testing/two-workers-program.ts';
import { sdkBundle } from '../../src/lab/sdk-bundle.ts';
import { type PlainFileServer, servePlainly } from '../../src/site/testing/plain-file-server.ts';
import type { ProgramPage } from '../../src/workbench/tab/testing/program-page.ts';
import { workbenchSandbox } from '../../src/workbench/tab/vite-plugin.ts';
import { browserPath, flags } from './environment.ts';

const folder = await mkdtemp(join(tmpdir(), 'sandshark-program-'));
let server: PlainFileServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../../src/workbench/tab/testing/', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [workbenchSandbox()],
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: 'program.html' } },
  });
  server = await servePlainly(folder, '/program/');
  browser = await chromium.launch({ executablePath: browserPath, args: flags });
  page = await browser.newPage();
  await page.goto(`${server.address}program.html`);
  await page.waitForFunction(() => 'programPage' in globalThis);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true });
});

test('two workers share a stream, one dies, the other takes over, and the program ends', async () => {
  const { result, printed } = await page.evaluate(
    ([program, packages]) => (globalThis as unknown as { programPage: ProgramPage }).programPage.run(program, packages),
    [TWO_WORKERS_PROGRAM, await sdkBundle(PROGRAM_PACKAGES)] as const,
  );
  expect(result).not.toHaveProperty('failure');
  expect(printed).toEqual(PRINTED);
});
