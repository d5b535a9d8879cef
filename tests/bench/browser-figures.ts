// A command: the figures of the lab page in a real browser, beside their goals, as a Markdown table. `npm run bench -- browser`
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../bin/steps/browser.ts';
import { buildWhenStale } from '../../bin/steps/build.ts';
import { listen } from '../../src/server/listener.ts';
import { site } from '../../src/server/site.ts';
import { scriptWeight } from '../../src/site/testing/page-weight.ts';
import { flags } from '../e2e/environment.ts';
import { LAB_PATH } from '../e2e/lab-page.ts';
import { violations } from './browser/audit.ts';
import { firstLoad } from './browser/first-load.ts';
import { memoryAfterRuns } from './browser/memory.ts';
import { runTimes } from './browser/run-times.ts';
import { megabytes, milliseconds, seconds, spread } from './browser/statistics.ts';

const SLOW_LINE = { bytesPerSecond: 5_000_000 / 8, latencyMs: 100 };
const FRAME_RATE = 'src/workbench/views/stream/frame-rate.ts';

type Row = readonly [what: string, figure: string, goal: string];

export async function main(): Promise<void> {
  const say = (words: string) => process.stderr.write(`${words}\n`);
  const executablePath = await findBrowser(say);
  const folder = process.env.SANDSHARK_DIST ?? (await buildWhenStale());
  // As npm start serves it: compressed.
  const listener = await listen(site({ folder, aws: async () => new Response(null, { status: 404 }) }), 0);
  const address = `http://localhost:${listener.port}/`;
  const browser = await chromium.launch({ executablePath, args: flags });
  const rows: Row[] = [];
  try {
    rows.push([
      'page JavaScript before the editor',
      `${((await scriptWeight(join(folder, LAB_PATH, 'index.html'))) / 1024).toFixed(1)} KB brotli`,
      '≤ 60 KB',
    ]);
    say('first load …');
    const plain = await firstLoad(browser, address);
    rows.push(['largest paint', seconds(plain.largestPaintMs), '']);
    rows.push(['time to editor', seconds(plain.editorMs), ''], ['time to first diagnostic', seconds(plain.diagnosticMs), '']);
    say('first load at 5 Mbit/s and 100 ms …');
    const slow = await firstLoad(browser, address, SLOW_LINE);
    rows.push(['largest paint, 5 Mbit/s and 100 ms', seconds(slow.largestPaintMs), '≤ 2 s']);
    rows.push(['time to editor, 5 Mbit/s and 100 ms', seconds(slow.editorMs), '']);
    rows.push(['time to first diagnostic, 5 Mbit/s and 100 ms', seconds(slow.diagnosticMs), '']);
    say('runs …');
    const { coldMs, warmMs, stopMs } = await runTimes(browser, address);
    rows.push(['Run to first output, cold', milliseconds(coldMs), '']);
    rows.push([`Run to first output, warm, median of ${warmMs.length}`, spread(warmMs), '≤ 150 ms']);
    rows.push([`Stop of an endless loop, median of ${stopMs.length}`, spread(stopMs), '≤ 200 ms']);
    say('memory …');
    const { heap, processes, runs } = await memoryAfterRuns(browser, address);
    rows.push([`heap of the page, after 5 and after ${runs} runs`, heap.map(megabytes).join(' → '), 'no growth']);
    if (processes)
      rows.push([`all renderers, after 5 and after ${runs} runs, no collection forced`, processes.map(megabytes).join(' → '), 'no growth']);
    say('accessibility …');
    const found = await violations(browser, address);
    rows.push(['axe violations, three widths, two themes, after a run', String(found.length), '0']);
    for (const complaint of found) say(complaint);
  } finally {
    await browser.close();
    await listener.close();
  }
  say('stream view …');
  rows.push(['stream view at 1,000 records/s', frameRate(executablePath), '60 frames/s']);
  const table = [['what', 'figure', 'goal'], ['---', '---', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  process.stdout.write(`${table}\n\nChromium ${browser.version()}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}\n`);
}

/** The line that the view's own command prints for tumbling windows. */
function frameRate(executablePath: string): string {
  const lines = execFileSync(process.execPath, [FRAME_RATE], { encoding: 'utf8', env: { ...process.env, CHROMIUM: executablePath } });
  const [, rate, cost] = /^tumbling\s+([\d.]+ frames\/s).*main thread ([\d.]+ ms)/m.exec(lines) ?? [];
  return rate && cost ? `${rate}, ${cost} of the main thread a frame` : 'not measured';
}

if (import.meta.main) await main();
