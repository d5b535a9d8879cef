// How long a newcomer waits: first load of the lab page with empty caches, up to the editor and the first diagnostic.
import type { Browser } from 'playwright-core';
import { openLab, openReadyLab } from '../../e2e/lab-page.ts';

/** Milliseconds since the page was asked for. */
export interface FirstLoad {
  readonly largestPaintMs: number;
  readonly editorMs: number;
  readonly diagnosticMs: number;
}

export interface Line {
  readonly bytesPerSecond: number;
  readonly latencyMs: number;
}

/** The program that is there when the page loads: what is wrong with it only the type check finds. */
const MISTAKE = "const count: number = 'three';\nconsole.log(count);\n";

/** @param line how slow the network is; as fast as the machine when left out */
export async function firstLoad(browser: Browser, address: string, line?: Line): Promise<FirstLoad> {
  const before = await openReadyLab(browser, address);
  await before.write('main.ts', MISTAKE);
  await before.stored('main.ts', MISTAKE);
  const { context } = before;
  await before.page.close();

  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.clearBrowserCache');
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (line) {
    const throughput = line.bytesPerSecond;
    await devTools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latencyMs,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }
  await page.addInitScript(() => {
    const times = { largestPaintMs: 0, editorMs: 0, diagnosticMs: 0 };
    Object.assign(globalThis, { sandsharkTimes: times });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) times.largestPaintMs = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new MutationObserver(() => {
      times.editorMs ||= document.querySelector('.wb-editor[data-state="drawn"]') ? performance.now() : 0;
      times.diagnosticMs ||= document.querySelector('.squiggly-error, .squiggly-warning') ? performance.now() : 0;
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  const lab = await openLab(context, address, {}, undefined, page);
  await lab.page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'attached', timeout: 120_000 });
  const times = await lab.page.evaluate(() => (globalThis as unknown as { sandsharkTimes: FirstLoad }).sandsharkTimes);
  await context.close();
  return times;
}
