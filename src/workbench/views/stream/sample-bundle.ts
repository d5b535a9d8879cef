// Bundles the sample page into a folder and opens it in Chromium, for the commands that look at the view.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'rolldown';

const here = import.meta.dirname;

export interface SamplePage {
  readonly browser: Browser;
  /** The page's address; add a query such as `?shape=rows&rate=3`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * @param view the folder of the view, with its sample-page.tsx, and the names of its style sheets; the stream view when absent
 * @param executable the browser to drive; Debian's Chromium unless CHROMIUM says otherwise
 */
export async function openSamplePage(
  view: { readonly folder: string; readonly styles: readonly string[] } = { folder: here, styles: ['stream-view.css'] },
  executable = process.env.CHROMIUM ?? '/usr/bin/chromium',
): Promise<SamplePage> {
  const folder = await mkdtemp(join(tmpdir(), 'sandshark-view-'));
  await build({
    input: join(view.folder, 'sample-page.tsx'),
    transform: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    checks: { configurationFieldConflict: false },
    moduleTypes: { '.css': 'empty' },
    output: { file: join(folder, 'page.js'), format: 'iife' },
    logLevel: 'warn',
  });
  const sheets = await Promise.all(
    [join(here, '../view.css'), ...view.styles.map((style) => join(view.folder, style))].map((file) => readFile(file, 'utf8')),
  );
  await writeFile(join(folder, 'view.css'), sheets.join('\n'));
  await writeFile(join(folder, 'index.html'), PAGE);
  const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'] });
  const close = async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  };
  return { browser, address: pathToFileURL(join(folder, 'index.html')).href, close };
}

const PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A view of the workbench</title>
<link rel="stylesheet" href="view.css">
<style>html, body { height: 100%; margin: 0; font-family: system-ui, sans-serif } #view { height: 100% }</style>
<div id="view"></div><script src="page.js"></script></html>
`;
