// What stays in memory after many runs: the page's own heap, and all processes of the browser's pages and sandboxes.
import { existsSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { type LabPage, openReadyLab } from '../../e2e/lab-page.ts';

const SETTLED_AFTER = 5;
const RUNS = 50;

export interface Memory {
  /** Bytes of JavaScript in the page, after a collection: after a few runs, and after all. */
  readonly heap: readonly [before: number, after: number];
  /** Bytes of all renderers, without what they share; undefined where the system does not tell. */
  readonly processes: readonly [before: number, after: number] | undefined;
  readonly runs: number;
}

export async function memoryAfterRuns(browser: Browser, address: string): Promise<Memory> {
  const lab = await openReadyLab(browser, address);
  const run = async (times: number) => {
    for (let done = 0; done < times; done++) await lab.run(() => lab.runButton.click());
  };
  await run(SETTLED_AFTER);
  const [heapBefore, processesBefore] = [await heapOf(lab), await processBytes(browser)];
  await run(RUNS - SETTLED_AFTER);
  const [heapAfter, processesAfter] = [await heapOf(lab), await processBytes(browser)];
  await lab.close();
  const processes = processesBefore && processesAfter ? ([processesBefore, processesAfter] as const) : undefined;
  return { heap: [heapBefore, heapAfter], processes, runs: RUNS };
}

async function heapOf(lab: LabPage): Promise<number> {
  const devTools = await lab.context.newCDPSession(lab.page);
  await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devTools.send('Runtime.getHeapUsage');
  await devTools.detach();
  return usedSize;
}

/** Linux tells the private memory of a process. */
async function processBytes(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const files = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => `/proc/${id}/smaps_rollup`);
  if (!files.every((file) => existsSync(file))) return undefined;
  const kilobytes = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, kB]) => Number(kB)),
  );
  return kilobytes.reduce((sum, kB) => sum + kB, 0) * 1024;
}
